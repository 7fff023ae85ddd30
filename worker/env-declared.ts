import type { Env, RawDatabase } from './env.ts'

/** `Env` is what `wrangler.toml` declares (bindings.d.ts, by `npm run bindings`), its databases opaque, the secrets beside. */
type Declared = {
  [Name in keyof Bindings]: Bindings[Name] extends D1Database ? RawDatabase : Bindings[Name]
}
type Written = Omit<Env, 'SESSION_SECRET' | 'LEASE_KEYS'>

type Assignable<To, From extends To> = From
/** Each is the other: a binding that one of them lacks does not compile. */
export type BindingsAreDeclared = [
  Assignable<Written, Declared>,
  Assignable<Record<keyof Declared, unknown>, Written>,
]
