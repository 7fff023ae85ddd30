import { type AttemptRule, type Counted, forgetAttempt, takeAttempt } from '#worker/db/login-attempts.ts'
import type { Env } from '#worker/env.ts'
import { networkOf, subnetOf } from '#worker/http/network.ts'
import { secretsOf } from '#worker/http/secrets.ts'
import { signed } from '../signing.ts'

/** What one caller may ask of the pages for bookings. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const RULES = {
  /** Codes to one phone, of all shops: three a day. */
  phone: { free: 3, firstWait: DAY, longestWait: DAY, memory: DAY },
  /** Codes that one address asks for; the clients of a mobile network may share one. */
  subnet: { free: 20, firstWait: 5 * MINUTE, longestWait: HOUR, memory: HOUR },
  /** The network around it: one caller may own many addresses of it. */
  network: { free: 60, firstWait: 5 * MINUTE, longestWait: HOUR, memory: HOUR },
  /** Codes of one shop for all callers: nobody can fill its calendar, or use up its SMS, in an hour. */
  shop: { free: 60, firstWait: 5 * MINUTE, longestWait: HOUR, memory: HOUR },
  /** Codes that are tried for one appointment. */
  tries: { free: 5, firstWait: HOUR, longestWait: HOUR, memory: HOUR },
} as const satisfies Record<string, AttemptRule>
type Name = keyof typeof RULES

/** The key holds no phone and no address: it is a keyed hash. '' counts as nobody (a development machine). */
const counted = (env: Env, name: Name, value: string): Counted[] => {
  if (value === '') return []
  const key = signed(secretsOf(env).SESSION_SECRET, 'booking_limit', `${name}:${value}`).toString('base64url')
  return [{ key, rule: RULES[name] }]
}

const take = async (env: Env, all: readonly Counted[], now: number): Promise<boolean> =>
  all.length === 0 || (await takeAttempt(env, all, now)).until === null

/** Why nobody may ask for a code now: the phone had its codes of the day, or too many were asked for. */
export type Limit = 'phone' | 'subnet'

/** A code that may be sent. */
export type Asked = {
  /** Nothing was sent: its count is taken back. */
  takenBack(): Promise<void>
}

/**
 * Counts a code before it is asked for, so that concurrent ones count too. `ip` is '' where it is unknown; `now` in
 * milliseconds.
 */
export const askForCode = async (
  env: Env,
  { phone, ip, tenantId }: { phone: string; ip: string; tenantId: string },
  now: number,
): Promise<Asked | Limit> => {
  const around = [
    ...counted(env, 'subnet', subnetOf(ip)),
    ...counted(env, 'network', networkOf(ip)),
    ...counted(env, 'shop', tenantId),
  ]
  const own = counted(env, 'phone', phone)
  if (!(await take(env, around, now))) return 'subnet'
  if (!(await take(env, own, now))) return 'phone'
  const all = [...around, ...own]
  return {
    takenBack: async () => {
      await Promise.all(all.map(({ key }) => forgetAttempt(env, key, false)))
    },
  }
}

/** Counts a try of the code of an appointment before it is compared; false where there were too many. */
export const mayTryCode = (env: Env, appointmentId: string, now: number): Promise<boolean> =>
  take(env, counted(env, 'tries', appointmentId), now)
