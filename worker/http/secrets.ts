import * as v from 'valibot'
import type { Env } from '#worker/env.ts'

const secretsSchema = v.object({
  SESSION_SECRET: v.pipe(v.string(), v.minLength(32)),
})

type Secrets = { readonly SESSION_SECRET: Uint8Array }

const parsed = new WeakMap<object, Secrets>()

/**
 * The secrets of the deployment, checked at their first use in an isolate.
 * @throws Error that names what is missing or too short, never its value
 */
export const secretsOf = (env: Pick<Env, 'SESSION_SECRET'>): Secrets => {
  const known = parsed.get(env)
  if (known) return known
  const result = v.safeParse(secretsSchema, env)
  if (!result.success) {
    const names = [...new Set(result.issues.map((issue) => v.getDotPath(issue)))].join(', ')
    throw new Error(`missing or too short (32 characters at least): ${names}`)
  }
  const secrets = { SESSION_SECRET: new TextEncoder().encode(result.output.SESSION_SECRET) }
  parsed.set(env, secrets)
  return secrets
}
