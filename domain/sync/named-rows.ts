import type { Actor } from './actor.ts'
import type { CommitContext } from './commit-context.ts'
import type { Removed } from './protocol.ts'
import type { ReadMutation } from './read-mutation.ts'
import { parentsOf } from './registry.ts'
import { isVisible } from './visibility.ts'

/**
 * The rows that a mutation names, and their parents: the answer carries their state on the server, also when the
 * mutation is refused and the device has to revert derived values. The parents of a hidden row stay out of it.
 * @throws Missing when the visibility of a row needs more rows
 */
export const namedRows = (
  { registry, working }: CommitContext,
  { named }: ReadMutation,
  actor: Actor,
): Removed[] =>
  named.flatMap(({ collection, id, data }) => {
    const registered = registry.get(collection)
    if (!registered || registered.collection.parents.length === 0) return [{ collection, id }]
    const isRead = working.has({ kind: 'row', collection, id })
    const row = isRead ? working.get(registered.collection, id) : null
    const isSeen = row && isVisible(registered, row, actor, (of, rootId) => working.get(of, rootId))
    return [{ collection, id }, ...parentsOf(registered, isSeen ? row : data)]
  })
