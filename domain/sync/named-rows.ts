import * as v from 'valibot'
import { UUID } from '#domain/kernel/ids.ts'
import type { CommitContext } from './commit-context.ts'
import { type Gone, LIMITS, mutationSchema } from './protocol.ts'
import { parentsOf } from './registry.ts'

/** What can be read of a mutation that may be malformed. */

const opsSchema = v.object({ ops: v.array(v.unknown()) })
const id = v.pipe(v.string(), v.regex(UUID))
const namedSchema = v.object({
  collection: v.string(),
  id,
  data: v.optional(v.record(v.string(), v.unknown()), {}),
})

const opsIn = (body: unknown): v.InferOutput<typeof namedSchema>[] => {
  const parsed = v.safeParse(opsSchema, body)
  if (!parsed.success) return []
  return parsed.output.ops.slice(0, LIMITS.opsPerMutation).flatMap((op) => {
    const one = v.safeParse(namedSchema, op)
    return one.success ? [one.output] : []
  })
}

/**
 * The rows that a mutation names, and those they hang on: the answer says how they are on the server, also when the
 * mutation is refused and the device has to take back what it had derived.
 */
export const namedRows = ({ registry, working }: CommitContext, body: unknown): Gone[] =>
  opsIn(body).flatMap(({ collection, id, data }) => {
    const registered = registry.get(collection)
    if (!registered) return [{ collection, id }]
    const isRead = working.has({ kind: 'row', collection, id })
    const row = isRead ? working.get(registered.collection, id) : null
    return [{ collection, id }, ...parentsOf(registered, { ...data, ...row })]
  })

const headSchema = v.object({ at: mutationSchema.entries.at, label: mutationSchema.entries.label })

/** Label and time of a mutation, for its record. */
export const headOf = (body: unknown): { at: string | null; label: string } => {
  const parsed = v.safeParse(headSchema, body)
  return parsed.success ? parsed.output : { at: null, label: '' }
}
