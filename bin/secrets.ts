import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import type { Secret } from '#worker/env-declared.ts'
import { newLeaseKey, rotatedLeaseKeys } from './lease-key.ts'
import { newVapidKey } from './vapid-key.ts'

type Variables = Readonly<Record<string, unknown>>

/** Whether a variable has the value with which its provider is asked. */
const when =
  (name: string, value: string | RegExp) =>
  (variables: Variables): boolean =>
    typeof value === 'string' ? variables[name] === value : value.test(String(variables[name]))

/**
 * Every secret: how to make it, where we make it ourselves; how another takes its place, where the old one still counts;
 * with which variables a deployment needs it, where its provider gives it; whether only a server of our own has it; and
 * what it is for.
 */
export const SECRETS: Readonly<
  Record<
    Secret,
    {
      make?: () => string
      renew?: (old: string) => string
      needed?: (variables: Variables) => boolean
      isOfOffice?: true
      use: string
    }
  >
> = {
  SESSION_SECRET: { make: () => randomBytes(32).toString('base64url'), use: 'signs access tokens' },
  LEASE_KEYS: {
    make: () => JSON.stringify([newLeaseKey()]),
    renew: rotatedLeaseKeys,
    use: 'sign what devices may do offline',
  },
  VAPID_KEY: { make: () => JSON.stringify(newVapidKey()), use: 'shows push services who sends' },
  OPERATOR_KEY: {
    make: () => randomBytes(32).toString('base64url'),
    isOfOffice: true,
    use: 'lets operators in, where no Cloudflare Access stands before the console',
  },
  SMTP_URL: { needed: when('MAIL', 'smtp'), use: 'the mail server' },
  SMSAPI_TOKEN: { needed: when('SMS_GATEWAY', /^https:/), use: 'the account for SMS' },
  WHATSAPP_TOKEN: { needed: when('WHATSAPP', /^https:/), use: 'the account for WhatsApp' },
  WHATSAPP_APP_SECRET: { needed: when('WHATSAPP', /^https:/), use: 'signs the reports of WhatsApp' },
  WHATSAPP_VERIFY_TOKEN: { needed: when('WHATSAPP', /^https:/), use: 'opens the webhook of WhatsApp' },
  STRIPE_KEY: { needed: when('PAYMENTS', 'stripe'), use: 'the account for payments' },
  STRIPE_WEBHOOK_SECRET: { needed: when('PAYMENTS', 'stripe'), use: 'signs the events of Stripe' },
  MERCADOPAGO_TOKEN: { use: 'an account at MercadoPago, on a development machine' },
  MERCADOPAGO_WEBHOOK_SECRET: { use: 'signs the events of MercadoPago' },
  OBLIO_SECRET: { needed: when('INVOICES', 'oblio'), use: 'the account for our own invoices' },
}

/** The secrets that a deployment with these variables needs. */
export const requiredSecrets = (variables: Variables): string[] =>
  Object.entries(SECRETS).flatMap(([name, { make, needed, isOfOffice }]) =>
    (make && !isOfOffice) || needed?.(variables) ? [name] : [],
  )

/** Files of a state with secrets: those made here, and what its owner has set. */
export const SECRETS_FILE = 'secrets.env'
export const SETTINGS_FILE = 'settings.env'

/** In the copy of a deployment on Cloudflare: its configuration. */
export const DEPLOYMENT_FILE = 'deployment.json'

/** What a file of `NAME=value` lines says; nothing where there is no file. */
export const readValues = (file: string): Record<string, string> =>
  existsSync(file) ? (parseEnv(readFileSync(file, 'utf8')) as Record<string, string>) : {}

/** The secrets of a state that are made here, each once. */
export const ownSecrets = (state: string): Record<string, string> => {
  const file = join(state, SECRETS_FILE)
  const kept = readValues(file)
  const missing = Object.entries(SECRETS).flatMap(([name, { make }]) =>
    make && !(name in kept) ? [[name, make()] as const] : [],
  )
  if (missing.length > 0) {
    mkdirSync(state, { recursive: true, mode: 0o700 })
    const lines = missing.map(([name, value]) => `${name}='${value}'\n`).join('')
    const old = existsSync(file) ? readFileSync(file, 'utf8') : ''
    writeFileSync(file, old + lines, { mode: 0o600 })
  }
  return { ...kept, ...Object.fromEntries(missing) }
}

/**
 * Puts a new value in the place of a secret of a state, and returns it. The file is replaced whole.
 * @throws Error where the secret is none that is made here
 */
export const rotateSecret = (state: string, name: string): string => {
  const kept = ownSecrets(state)
  const { make, renew } = SECRETS[name as Secret] ?? {}
  const old = kept[name]
  if (!make || old === undefined) throw new Error(`${name} is not made here: its provider gives another one`)
  const value = renew ? renew(old) : make()
  const file = join(state, SECRETS_FILE)
  const lines = Object.entries({ ...kept, [name]: value }).map(([key, text]) => `${key}='${text}'\n`)
  writeFileSync(`${file}.fresh`, lines.join(''), { mode: 0o600 })
  renameSync(`${file}.fresh`, file)
  return value
}

/** What the owner of a state has set, unchecked. */
export const settingsIn = (state: string): Record<string, string> => readValues(join(state, SETTINGS_FILE))

/**
 * The owner's settings of a state: variables of wrangler.toml and secrets, by their names.
 * @throws Error with the names that are none of both, which may be mistyped
 */
export const settingsOf = (state: string, variables: readonly string[]): Record<string, string> => {
  const settings = settingsIn(state)
  const unknown = Object.keys(settings).filter((name) => !variables.includes(name) && !(name in SECRETS))
  if (unknown.length > 0) throw new Error(`${SETTINGS_FILE} sets what nothing reads: ${unknown.join(', ')}`)
  return settings
}
