import type { Role } from '#domain/team/roles.ts'
import { type Actor, granteeOf, type StaffActor } from './actor.ts'
import type { Collection, Row, Visibility } from './collection.ts'
import type { Entry } from './protocol.ts'
import type { Registered, Registry } from './registry.ts'

/**
 * S12: what an actor may see. It hangs on the collection's declaration and on the row, or on the one that it is seen with;
 * `worker/db/visibility.ts` says the same in SQL.
 */

/** How much of a collection an actor sees. */
export const visibilityOf = ({ collection, seenWith }: Registered, actor: Actor): Visibility => {
  const grantee = granteeOf(actor)
  if (grantee === null) return 'all'
  const own = collection.visibility[grantee]
  return own === 'none' || !seenWith ? own : seenWith.collection.visibility[grantee]
}

/** Finds a row. */
type Find = (collection: Collection, id: string) => Row | null

/** Whether an actor may see a row. `find` is asked for the one that it is seen with, where that decides. */
export const isVisible = (registered: Registered, row: Row, actor: Actor, find: Find): boolean => {
  const visibility = visibilityOf(registered, actor)
  if (visibility === 'all' || visibility === 'none') return visibility === 'all'
  const { seenWith } = registered
  const root = seenWith ? find(seenWith.collection, String(row[seenWith.column])) : row
  return root !== null && OWN[visibility](actor, seenWith?.collection ?? registered.collection, root)
}

/** Whether a row that others are seen with, or that stands by itself, is the actor's own. */
const OWN: Record<
  Exclude<Visibility, 'all' | 'none'>,
  (actor: Actor, collection: Collection, root: Row) => boolean
> = {
  'own user': ({ userId }, _, root) => root.user_id === userId,
  'own mechanic': (actor, _, root) =>
    actor.kind === 'staff' && (actor.mechanicIds ?? []).some((id) => String(root.visible_to).includes(id)),
  'own capability': (actor, { name }, { id }) =>
    actor.kind === 'client' && actor.capability.collection === name && actor.capability.id === id,
}

/** Whether which mechanics somebody is decides what he sees. */
export const looksAtMechanics = (registry: Registry, role: Role): boolean =>
  [...registry.values()].some(({ collection }) => collection.visibility[role] === 'own mechanic')

/**
 * Names all that decides what an actor sees. A device that meets another one than before loads afresh. Who he is is not
 * said: what is on a device is one person's.
 */
export const accessOf = (registry: Registry, actor: Actor): string => {
  if (actor.kind === 'client') return `client ${actor.capability.collection} ${actor.capability.id}`
  if (actor.kind !== 'staff') return actor.kind
  const { role, mechanicIds = [] } = actor
  return looksAtMechanics(registry, role) ? [role, ...[...mechanicIds].sort()].join(' ') : role
}

/** The role that an `access` names. */
export const roleOfAccess = (access: string): string => access.split(' ')[0] ?? ''

/**
 * The rows of a commit as they may be told to somebody of the shop at once (S13), those beyond his sight left out. Null where
 * that hangs on other rows, or may have changed with these: he then asks.
 */
export const tellable = (
  registry: Registry,
  entries: readonly Entry[],
  actor: StaffActor,
): Entry[] | null => {
  if (looksAtMechanics(registry, actor.role)) return null
  return entries.filter(({ collection, row }) => {
    const registered = registry.get(collection)
    return registered !== undefined && isVisible(registered, row, actor, () => null)
  })
}
