import { COLLECTIONS, isKnownCollection } from '#domain/modules.ts'
import type { Column, Kind } from '#domain/sync/columns.ts'
import { m } from '#web/i18n/messages.ts'

/** A name may come from anywhere, `constructor` included. */
export const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

/** The declaration of a column, where there is such a one. */
export const columnOf = (collection: string, name: string): Column | undefined => {
  if (!isKnownCollection(collection)) return undefined
  const columns: Record<string, Column> = COLLECTIONS[collection].columns
  return own(columns, name)
}

const SILENT: ReadonlySet<Kind> = new Set<Kind>(['position', 'opaque', 'json'])

/**
 * Whether a column means anything to a reader: not what is derived from others, not what only programs read, and not the
 * order that a row belongs to, which stands beside it by its plate.
 */
export const isTold = ({ kind, write, ref }: Column): boolean =>
  write !== 'derived' && !SILENT.has(kind) && ref !== 'orders'

/** What a column is called; null for one that means nothing to a reader. */
export const columnLabel = (collection: string, name: string): string | null => {
  const column = columnOf(collection, name)
  if (!column || !isTold(column)) return null
  return own<string>(m.columns, `${collection}.${name}`) ?? own<string>(m.columns, `*.${name}`) ?? null
}
