import * as v from 'valibot'
import { AppError } from '#domain/kernel/errors.ts'
import { UUID } from '#domain/kernel/ids.ts'
import { issueOf } from '#domain/kernel/issues.ts'
import { type Content, LIMITS, mutationSchema } from './protocol.ts'

/** The row that an op names, and the values that it brings. */
export type Named = { collection: string; id: string; data: Readonly<Record<string, unknown>> }

/** A mutation as received: valid, or the readable parts of an invalid one. */
export type ReadMutation = ({ mutation: Content } | { mutation: null; fault: AppError }) & {
  named: readonly Named[]
  /** For its record; null when the mutation has no valid time. */
  at: string | null
  label: string
}

/** A commit reads each mutation several times, and the check costs more than everything else. */
const known = new WeakMap<object, ReadMutation>()

/** Checks a mutation; the same object is checked once. */
export const readMutation = (body: unknown): ReadMutation => {
  if (typeof body !== 'object' || body === null) return read(body)
  let found = known.get(body)
  if (!found) {
    found = read(body)
    known.set(body, found)
  }
  return found
}

const read = (body: unknown): ReadMutation => {
  if (isTooLong(body))
    return { mutation: null, fault: new AppError('act_too_large'), named: namedIn(body), ...headOf(body) }
  const parsed = v.safeParse(mutationSchema, body)
  if (parsed.success) {
    const { ops, at, label } = parsed.output
    const named = ops.map(({ collection, id, data }) => ({ collection, id, data: data ?? {} }))
    return { mutation: parsed.output, named, at, label }
  }
  const issues = parsed.issues
    .slice(0, 5)
    .map((issue) => ({ path: v.getDotPath(issue) ?? '', ...issueOf(issue) }))
  const fault = new AppError('invalid_input', { issues })
  return { mutation: null, fault, named: namedIn(body), ...headOf(body) }
}

/** Such a mutation is refused before its ops are checked. */
const isTooLong = (body: unknown): boolean =>
  typeof body === 'object' &&
  body !== null &&
  'ops' in body &&
  Array.isArray(body.ops) &&
  body.ops.length > LIMITS.opsPerMutation

const opsSchema = v.object({ ops: v.array(v.unknown()) })
const id = v.pipe(v.string(), v.regex(UUID))
const namedSchema = v.object({
  collection: v.string(),
  id,
  data: v.optional(v.record(v.string(), v.unknown()), {}),
})

const namedIn = (body: unknown): Named[] => {
  const parsed = v.safeParse(opsSchema, body)
  if (!parsed.success) return []
  return parsed.output.ops.slice(0, LIMITS.opsPerMutation).flatMap((op) => {
    const one = v.safeParse(namedSchema, op)
    return one.success ? [one.output] : []
  })
}

const headSchema = v.object({ at: mutationSchema.entries.at, label: mutationSchema.entries.label })

const headOf = (body: unknown): { at: string | null; label: string } => {
  const parsed = v.safeParse(headSchema, body)
  return parsed.success ? parsed.output : { at: null, label: '' }
}
