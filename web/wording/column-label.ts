import { COLLECTIONS, isKnownCollection } from '#domain/modules.ts'
import type { Column, Kind } from '#domain/sync/columns.ts'
import { m } from '#web/i18n/messages.ts'

/** The key may come from anywhere, `constructor` included. */
export const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

/** The declaration of a column, where it exists. */
export const columnOf = (collection: string, name: string): Column | undefined => {
  if (!isKnownCollection(collection)) return undefined
  const columns: Record<string, Column> = COLLECTIONS[collection].columns
  return own(columns, name)
}

const SILENT: ReadonlySet<Kind> = new Set<Kind>(['position', 'opaque', 'json'])

/**
 * Whether a column means anything to a reader. Derived columns do not, nor do those that only programs read, nor the
 * order of a row, which is shown beside it by its plate.
 */
export const isTold = ({ kind, write, ref }: Column): boolean =>
  write !== 'derived' && !SILENT.has(kind) && ref !== 'orders'

/** The label of a column; null for one that means nothing to a reader. */
export const columnLabel = (collection: string, name: string): string | null => {
  const column = columnOf(collection, name)
  if (!column || !isTold(column)) return null
  return own<string>(m.columns, `${collection}.${name}`) ?? own<string>(m.columns, `*.${name}`) ?? null
}
