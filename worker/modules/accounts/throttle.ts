import { createHmac } from 'node:crypto'
import { AppError } from '#domain/kernel/errors.ts'
import { type AttemptRule, type Counted, forgetAttempt, takeAttempt } from '#worker/db/login-attempts.ts'
import type { Env } from '#worker/env.ts'
import { placeOf } from '#worker/http/place.ts'
import { secretsOf } from '#worker/http/secrets.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

/**
 * The keys under which attempts are counted. There is no rule by e-mail alone, so attempts from elsewhere lock nobody
 * out.
 */
const RULES = {
  /** One account from one address: five mistakes, then 30 s, 1 min, 2 min … a quarter of an hour. */
  person: { free: 5, firstWait: 30 * SECOND, longestWait: 15 * MINUTE, memory: 60 * MINUTE },
  /** One address, for all accounts: a whole shop may share it. */
  place: { free: 30, firstWait: 30 * SECOND, longestWait: 15 * MINUTE, memory: 60 * MINUTE },
  /**
   * Registrations from one address, successful ones too: nobody opens many shops, and each try reveals whether an
   * e-mail is taken.
   */
  registration: { free: 5, firstWait: 5 * MINUTE, longestWait: 60 * MINUTE, memory: 24 * 60 * MINUTE },
} as const satisfies Record<string, AttemptRule>

/** The key contains no address: it is a keyed hash. */
const keyOf = (secret: Uint8Array, ...parts: string[]): string =>
  createHmac('sha256', secret)
    .update(['roa_login', ...parts].join('\n'))
    .digest('base64url')

/** @throws AppError `too_many_attempts` with the seconds to wait */
const take = async (env: Env, counted: readonly Counted[], now: number): Promise<void> => {
  const blockedUntil = await takeAttempt(env, counted, now)
  if (blockedUntil !== null) {
    throw new AppError('too_many_attempts', {
      params: { retryAfter: Math.ceil((blockedUntil - now) / SECOND) },
    })
  }
}

/** A log-in that may check its password. */
export type Attempt = {
  /** The password was right: its count is taken back. */
  succeeded(): Promise<void>
}

/**
 * Counts a log-in before its password is checked, so that concurrent ones count too. Known and unknown e-mails count
 * alike, so the answer reveals nothing. Without an address (`ip` '') only the account counts. `now` in milliseconds.
 * @throws AppError `too_many_attempts` with the seconds to wait
 */
export const attemptLogIn = async (env: Env, email: string, ip: string, now: number): Promise<Attempt> => {
  const secret = secretsOf(env).SESSION_SECRET
  const place = placeOf(ip)
  const counted = [
    { key: keyOf(secret, 'person', email, place), rule: RULES.person },
    ...(place ? [{ key: keyOf(secret, 'place', place), rule: RULES.place }] : []),
  ]
  await take(env, counted, now)
  return {
    succeeded: async () => {
      await Promise.all(counted.map(({ key, rule }) => forgetAttempt(env, key, rule === RULES.person)))
    },
  }
}

/**
 * Counts a registration, successful or not. Without an address (a development machine) nothing is counted. `now` in
 * milliseconds.
 * @throws AppError `too_many_attempts` with the seconds to wait
 */
export const attemptRegistration = async (env: Env, ip: string, now: number): Promise<void> => {
  if (ip === '') return
  const key = keyOf(secretsOf(env).SESSION_SECRET, 'registration', placeOf(ip))
  await take(env, [{ key, rule: RULES.registration }], now)
}
