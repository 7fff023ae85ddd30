import { isGranted, isPermission, type Permission } from '#domain/team/permissions.ts'
import type { Role } from '#domain/team/roles.ts'
import { type Actor, granteeOf, type StaffActor } from './actor.ts'
import type { Collection, Row, Visibility } from './collection.ts'
import type { Entry } from './protocol.ts'
import { placeOf, type Registered, type Registry } from './registry.ts'
import { seenRow, seesColumn } from './sight.ts'

/**
 * S12: what an actor may see. It depends on the collection's declaration and on the row, or on the row with which it is
 * seen; `worker/db/visibility.ts` says the same in SQL.
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

/** Whether an actor may see a row. `find` returns the row with which it is seen, where that one decides. */
export const isVisible = (registered: Registered, row: Row, actor: Actor, find: Find): boolean => {
  const visibility = visibilityOf(registered, actor)
  if (visibility === 'all' || visibility === 'none') return visibility === 'all'
  if (quotesHidden(registered, row, actor)) return false
  const { seenWith } = registered
  const root = seenWith ? find(seenWith.collection, String(row[seenWith.column])) : row
  return root !== null && OWN[visibility](actor, seenWith?.collection ?? registered.collection, root)
}

/** The columns whose values an actor may not read in the rows of a collection that repeats values (S24.2). */
export const hiddenPlaces = ({ reserved }: Registered, actor: Actor): string[] =>
  [...reserved].filter(([, column]) => !seesColumn(column, actor)).map(([place]) => place)

const quotesHidden = ({ collection: { quotes }, reserved }: Registered, row: Row, actor: Actor): boolean => {
  const column = quotes && reserved.get(placeOf(String(row[quotes.collection]), String(row[quotes.column])))
  return column ? !seesColumn(column, actor) : false
}

/** Whether a root row (one that others are seen with, or that stands alone) is the actor's own. */
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

/** Whether the mechanics linked to a user decide what that user sees. */
export const looksAtMechanics = (registry: Registry, role: Role): boolean =>
  [...registry.values()].some(({ collection }) => collection.visibility[role] === 'own mechanic')

/**
 * Names everything that decides what an actor sees. A device that gets another name than before loads afresh (S12.9).
 * The user is not part of it: a device's data belongs to one person.
 */
export const accessOf = (registry: Registry, actor: Actor): string => {
  if (actor.kind === 'client') return `client ${actor.capability.collection} ${actor.capability.id}`
  if (actor.kind !== 'staff') return actor.kind
  const { role, mechanicIds = [], granted = [] } = actor
  const mechanics = looksAtMechanics(registry, role) ? [...mechanicIds].sort() : []
  return [role, ...granted, ...mechanics].join(' ')
}

/** The role that an `access` names. */
export const roleOfAccess = (access: string): string => access.split(' ')[0] ?? ''

/** What the shop grants, by an `access`. */
export const grantedIn = (access: string): Permission[] => access.split(' ').slice(1).filter(isPermission)

/**
 * The rows of a commit that may be sent live to a person of the shop (S13.1), without the hidden ones and those that never
 * leave the server (S23.2). Null where visibility depends on other rows or on the shop's settings, which may have changed with
 * these; the device then pulls.
 */
export const tellable = (
  registry: Registry,
  entries: readonly Entry[],
  actor: StaffActor,
): Entry[] | null => {
  if (looksAtMechanics(registry, actor.role) || isGranted(actor.role)) return null
  return entries.flatMap(({ collection, row }) => {
    const registered = registry.get(collection)
    if (!registered || registered.travels === 'none') return []
    if (!isVisible(registered, row, actor, () => null)) return []
    return [{ collection, row: seenRow(registered.collection, row, actor) }]
  })
}
