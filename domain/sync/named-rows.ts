import type { CommitContext } from './commit-context.ts'
import type { Gone } from './protocol.ts'
import type { ReadMutation } from './read-mutation.ts'
import { parentsOf } from './registry.ts'

/**
 * The rows that a mutation names, and those they hang on: the answer says how they are on the server, also when the
 * mutation is refused and the device has to take back what it had derived.
 */
export const namedRows = ({ registry, working }: CommitContext, { named }: ReadMutation): Gone[] =>
  named.flatMap(({ collection, id, data }) => {
    const registered = registry.get(collection)
    if (!registered) return [{ collection, id }]
    if (registered.collection.parents.length === 0) return [{ collection, id }]
    const isRead = working.has({ kind: 'row', collection, id })
    const row = isRead ? working.get(registered.collection, id) : null
    return [{ collection, id }, ...parentsOf(registered, row ?? data)]
  })
