import type { Env } from './env.ts'

const known = new WeakMap<Env, Env>()

/**
 * The bindings with the shops' objects in the deployment's jurisdiction. An object's place is part of its id, so every
 * way to one begins here.
 */
export const placed = (env: Env): Env => {
  if (env.JURISDICTION === '') return env
  const made = known.get(env) ?? {
    ...env,
    TENANT: env.TENANT.jurisdiction(env.JURISDICTION as DurableObjectJurisdiction),
  }
  known.set(env, made)
  return made
}
