import type { Env, RawDatabase } from './env.ts'

/**
 * `Env` equals the declarations of `wrangler.toml` (bindings.d.ts, by `npm run bindings`), with opaque databases, plus
 * the secrets.
 */
type Declared = {
  [Name in keyof Bindings]: Bindings[Name] extends D1Database ? RawDatabase : Bindings[Name]
}
/** What `Env` has beyond wrangler.toml; `bin/secrets.ts` names each. */
export type Secret =
  | 'SESSION_SECRET'
  | 'LEASE_KEYS'
  | 'SMTP_URL'
  | 'VAPID_KEY'
  | 'SMSAPI_TOKEN'
  | 'WHATSAPP_TOKEN'
  | 'WHATSAPP_APP_SECRET'
  | 'WHATSAPP_VERIFY_TOKEN'
  | 'STRIPE_KEY'
  | 'STRIPE_WEBHOOK_SECRET'
  | 'MERCADOPAGO_TOKEN'
  | 'MERCADOPAGO_WEBHOOK_SECRET'
  | 'OBLIO_SECRET'
  | 'OPERATOR_KEY'
type Written = Omit<Env, Secret>

type Assignable<To, From extends To> = From
/** Both directions: a binding that one of them lacks does not compile. */
export type BindingsAreDeclared = [
  Assignable<Written, Declared>,
  Assignable<Record<keyof Declared, unknown>, Written>,
  Assignable<Secret, Exclude<keyof Env, keyof Bindings>>,
]
