import type { Actor } from './actor.ts'
import type { CommitContext } from './commit-context.ts'
import type { Removed } from './protocol.ts'
import type { ReadMutation } from './read-mutation.ts'
import { parentsOf } from './registry.ts'
import { isVisible } from './visibility.ts'

/**
 * The rows that a mutation names, and those they hang on: the answer says how they are on the server, also when the
 * mutation is refused and the device has to take back what it had derived. What a row out of sight hangs on is not said.
 * @throws Missing when it has to be seen whether one is in sight
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
