import type { Actor, Collection, Row, Sight } from './collection.ts'
import type { Entry } from './protocol.ts'
import type { Registered, Registry } from './registry.ts'

/**
 * S12: what an actor may see. It hangs on the collection's declaration and on the row, or on the one that it is seen with;
 * `worker/db/sight.ts` says the same in SQL.
 */

/** How much of a collection an actor sees. */
export const sightOf = ({ collection, seenWith }: Registered, { role }: Pick<Actor, 'role'>): Sight => {
  if (role === 'system') return 'all'
  return collection.sight[role] === 'none' ? 'none' : (seenWith?.collection ?? collection).sight[role]
}

/** Finds a row. */
type Find = (collection: Collection, id: string) => Row | null

/** Whether an actor may see a row. `find` is asked for the one that it is seen with, where that decides. */
export const isVisible = (registered: Registered, row: Row, actor: Actor, find: Find): boolean => {
  const sight = sightOf(registered, actor)
  if (sight === 'all' || sight === 'none') return sight === 'all'
  const { seenWith } = registered
  const root = seenWith ? find(seenWith.collection, String(row[seenWith.column])) : row
  if (!root) return false
  if (sight === 'own user') return root.user_id === actor.userId
  return (actor.mechanicIds ?? []).some((id) => String(root.visible_to).includes(id))
}

/** Whether which mechanics somebody is decides what he sees. */
export const looksAtMechanics = (registry: Registry, role: Actor['role']): boolean =>
  role !== 'system' &&
  [...registry.values()].some(({ collection }) => collection.sight[role] === 'own mechanic')

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
    const sight = registered ? sightOf(registered, actor) : 'none'
    return sight === 'all' || (sight === 'own user' && row.user_id === actor.userId)
  })
}
