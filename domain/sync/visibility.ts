import type { Actor, Collection, Row, Visibility } from './collection.ts'
import type { Entry } from './protocol.ts'
import type { Registered, Registry } from './registry.ts'

/**
 * S12: what an actor may see. It hangs on the collection's declaration and on the row, or on the one that it is seen with;
 * `worker/db/visibility.ts` says the same in SQL.
 */

/** How much of a collection an actor sees. */
export const visibilityOf = (
  { collection, seenWith }: Registered,
  { role }: Pick<Actor, 'role'>,
): Visibility => {
  if (role === 'system') return 'all'
  return collection.visibility[role] === 'none'
    ? 'none'
    : (seenWith?.collection ?? collection).visibility[role]
}

/** Finds a row. */
type Find = (collection: Collection, id: string) => Row | null

/** Whether an actor may see a row. `find` is asked for the one that it is seen with, where that decides. */
export const isVisible = (registered: Registered, row: Row, actor: Actor, find: Find): boolean => {
  const visibility = visibilityOf(registered, actor)
  if (visibility === 'all' || visibility === 'none') return visibility === 'all'
  const { seenWith } = registered
  const root = seenWith ? find(seenWith.collection, String(row[seenWith.column])) : row
  if (!root) return false
  if (visibility === 'own user') return root.user_id === actor.userId
  return (actor.mechanicIds ?? []).some((id) => String(root.visible_to).includes(id))
}

/** Whether which mechanics somebody is decides what he sees. */
export const looksAtMechanics = (registry: Registry, role: Actor['role']): boolean =>
  role !== 'system' &&
  [...registry.values()].some(({ collection }) => collection.visibility[role] === 'own mechanic')

/**
 * Names all that decides what an actor sees. A device that meets another one than before loads afresh. Who he is is not
 * said: what is on a device is one person's.
 */
export const accessOf = (registry: Registry, { role, mechanicIds = [] }: Actor): string =>
  looksAtMechanics(registry, role) ? [role, ...[...mechanicIds].sort()].join(' ') : role

/**
 * The rows of a commit as they may be told to somebody at once (S13), those beyond his sight left out. Null where that
 * hangs on other rows, or may have changed with these: he then asks.
 */
export const tellable = (
  registry: Registry,
  entries: readonly Entry[],
  actor: Pick<Actor, 'userId' | 'role'>,
): Entry[] | null => {
  if (looksAtMechanics(registry, actor.role)) return null
  return entries.filter(({ collection, row }) => {
    const registered = registry.get(collection)
    const visibility = registered ? visibilityOf(registered, actor) : 'none'
    return visibility === 'all' || (visibility === 'own user' && row.user_id === actor.userId)
  })
}
