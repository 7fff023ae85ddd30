import { isPermitted } from '#domain/team/permissions.ts'
import type { Actor } from './actor.ts'
import type { Collection, Row } from './collection.ts'
import type { Column } from './columns.ts'
import type { Values } from './log.ts'

/**
 * S24: sight by column. A person who lacks the permission that a column names gets the column's initial value instead
 * of its own. What leaves the server passes here, or through its SQL (`worker/db/visibility.ts`).
 */

const NONE: ReadonlySet<string> = new Set()

const reserved = new WeakMap<Collection, readonly [string, Column][]>()

/** The columns of a collection that not everybody sees. */
export const reservedOf = (collection: Collection): readonly [string, Column][] => {
  let found = reserved.get(collection)
  if (!found) {
    found = Object.entries(collection.columns).filter(([, { seenBy }]) => seenBy !== null)
    reserved.set(collection, found)
  }
  return found
}

/** Whether an actor may see the values of a column. A client sees what is about him. */
export const seesColumn = ({ seenBy }: Column, actor: Actor): boolean =>
  seenBy === null || actor.kind === 'client' || isPermitted(actor, seenBy)

/** The columns of a collection that an actor does not see; of most collections, nobody lacks any. */
export const hiddenColumns = (collection: Collection, actor: Actor): ReadonlySet<string> => {
  const names = reservedOf(collection)
    .filter(([, column]) => !seesColumn(column, actor))
    .map(([name]) => name)
  return names.length === 0 ? NONE : new Set(names)
}

/** What stands in a row in place of a hidden value. */
export const blankOf = (collection: Collection, name: string): string | number | null =>
  (collection.columns[name]?.initial ?? null) as string | number | null

/** A row as an actor sees it. */
export const seenRow = (collection: Collection, row: Row, actor: Actor): Row => {
  const hidden = hiddenColumns(collection, actor)
  if (hidden.size === 0) return row
  return Object.assign(
    { ...row },
    Object.fromEntries([...hidden].map((name) => [name, blankOf(collection, name)])),
  )
}

/** The values of a patch, or the previous ones, as an actor sees them: without the hidden columns. */
export const seenValues = (collection: Collection, values: Values, actor: Actor): Values => {
  const hidden = hiddenColumns(collection, actor)
  if (hidden.size === 0) return values
  return Object.fromEntries(Object.entries(values).filter(([name]) => !hidden.has(name)))
}
