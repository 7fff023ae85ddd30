import { useSyncExternalStore } from 'react'
import type { Edit, Edits } from './edits.ts'

/** What is typed over one row; renders again for that row alone. */
export const useEdit = (edits: Edits, key: string): Edit =>
  useSyncExternalStore(edits.subscribe, () => edits.get(key))

/** A row with what is typed over it. */
export const withEdit = <Row extends object>(row: Row, edit: Edit): Row => ({ ...row, ...edit.values })
