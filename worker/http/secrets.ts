import * as v from 'valibot'
import type { Env } from '#worker/env.ts'

const part = v.pipe(v.string(), v.regex(/^[\w-]{43}$/))

const publicKeySchema = v.object({
  kid: v.pipe(v.string(), v.nonEmpty()),
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: part,
  y: part,
})

const privateKeySchema = v.object({ ...publicKeySchema.entries, d: part })

const secretsSchema = v.object({
  SESSION_SECRET: v.pipe(
    v.string(),
    v.minLength(32),
    v.transform((text) => new TextEncoder().encode(text)),
  ),
  // The first one signs. Earlier ones only verify, so their public halves are enough.
  LEASE_KEYS: v.pipe(v.string(), v.parseJson(), v.tupleWithRest([privateKeySchema], publicKeySchema)),
})

export type Secrets = v.InferOutput<typeof secretsSchema>

const parsed = new WeakMap<object, Secrets>()

/**
 * The secrets of the deployment, checked at their first use in an isolate.
 * @throws Error that names what is missing or wrong, never its value
 */
export const secretsOf = (env: Pick<Env, keyof Secrets>): Secrets => {
  const known = parsed.get(env)
  if (known) return known
  const result = v.safeParse(secretsSchema, env)
  if (!result.success) {
    const names = [...new Set(result.issues.map((issue) => v.getDotPath(issue)))].join(', ')
    throw new Error(`missing or wrong (SESSION_SECRET has 32 characters at least): ${names}`)
  }
  parsed.set(env, result.output)
  return result.output
}
