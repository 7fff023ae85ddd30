import { useSyncExternalStore } from 'react'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import type { Edit, Edits } from './edits.ts'
import { lineKey } from './use-order.ts'

/** The edits of one row; renders again only for that row. */
export const useEdit = (edits: Edits, key: string): Edit =>
  useSyncExternalStore(edits.subscribe, () => edits.get(key))

/** A row with its edits applied. */
export const withEdit = <Row extends object>(row: Row, edit: Edit): Row => ({ ...row, ...edit.values })

/** The lines of an order with their edits applied. */
export const useShownLines = (lines: readonly OrderLine[], edits: Edits): OrderLine[] => {
  useSyncExternalStore(edits.subscribe, edits.version)
  return lines.map((line) => withEdit(line, edits.get(lineKey(line.id))))
}
