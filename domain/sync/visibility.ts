import type { Actor, Collection, Row } from './collection.ts'
import type { Entry, Gone } from './protocol.ts'
import type { Registry } from './registry.ts'

/** S12: what an actor may see. Plain data of the collection and the row, so that SQL and code decide alike. */
export type Sight = 'all' | 'own' | 'none'

/** How much of a collection an actor sees; `own` are rows that name one of his mechanics in `visible_to`. */
export const sightOf = (collection: Collection, { role }: Actor): Sight => {
  if (role === 'system') return 'all'
  if (collection.hiddenFrom.includes(role)) return 'none'
  return collection.limitedFor.includes(role) ? 'own' : 'all'
}

export const isVisible = (collection: Collection, row: Row, actor: Actor): boolean => {
  const sight = sightOf(collection, actor)
  if (sight !== 'own') return sight === 'all'
  return (actor.mechanicIds ?? []).some((id) => String(row.visible_to).includes(id))
}

/** Rows as an actor may have them: those beyond his sight are gone for him, whether they ever were there or not. */
export const inSight = (
  registry: Registry,
  entries: readonly Entry[],
  actor: Actor,
): { rows: Entry[]; gone: Gone[] } => {
  const rows: Entry[] = []
  const gone: Gone[] = []
  for (const entry of entries) {
    const registered = registry.get(entry.collection)
    if (registered && isVisible(registered.collection, entry.row, actor)) rows.push(entry)
    else gone.push({ collection: entry.collection, id: entry.row.id })
  }
  return { rows, gone }
}

/** Names all that decides what an actor sees. A device that meets another one than before loads afresh. */
export const accessOf = ({ role, mechanicIds = [] }: Actor): string =>
  role === 'mechanic' ? [role, ...[...mechanicIds].sort()].join(' ') : role
