import { createHmac } from 'node:crypto'
import { AppError } from '#domain/kernel/errors.ts'
import { type AttemptRule, type Counted, forgetAttempt, takeAttempt } from '#worker/db/login-attempts.ts'
import type { Env } from '#worker/env.ts'
import { networkOf, subnetOf } from '#worker/http/network.ts'
import { secretsOf } from '#worker/http/secrets.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The keys under which attempts are counted. */
const RULES = {
  /** One account from one address: five mistakes, then 30 s, 1 min, 2 min … a quarter of an hour. */
  person: { free: 5, firstWait: 30 * SECOND, longestWait: 15 * MINUTE, memory: HOUR },
  /**
   * One account from everywhere: slow, so that attempts from elsewhere lock nobody out for long, and fast enough that
   * guesses from very many addresses lead nowhere. A new password by mail ends its wait.
   */
  account: { free: 100, firstWait: MINUTE, longestWait: 15 * MINUTE, memory: DAY },
  /** One address, for all accounts: a whole shop may share it. */
  subnet: { free: 30, firstWait: 30 * SECOND, longestWait: 15 * MINUTE, memory: HOUR },
  /** The network around an address: one caller may own many addresses of it. */
  network: { free: 150, firstWait: 30 * SECOND, longestWait: 15 * MINUTE, memory: HOUR },
  /** Sign-ups from one address: nobody opens many shops. */
  registration: { free: 5, firstWait: 5 * MINUTE, longestWait: HOUR, memory: DAY },
  /** Forgotten passwords from one address, for all accounts. */
  question: { free: 20, firstWait: 5 * MINUTE, longestWait: HOUR, memory: DAY },
  /** New addresses that one person asks for: each gets a mail, and a stranger may read it. */
  change: { free: 5, firstWait: 5 * MINUTE, longestWait: HOUR, memory: DAY },
  /** Parts of a departed person's unsent acts, from one session: each act of a part is noted, kept or not. */
  kept: { free: 30, firstWait: 5 * MINUTE, longestWait: HOUR, memory: DAY },
  /** Challenges for log-ins by passkey, from one address. */
  passkey: { free: 100, firstWait: MINUTE, longestWait: 15 * MINUTE, memory: HOUR },
  /**
   * Mails to one reader, asked for from one address or on one device of the reader's, and from everywhere: nobody fills
   * the mailbox of another. A stranger can make the last one wait, so it is short, and the reader's own devices do not
   * share it.
   */
  mail: { free: 5, firstWait: 5 * MINUTE, longestWait: HOUR, memory: DAY },
  reader: { free: 20, firstWait: 5 * MINUTE, longestWait: 15 * MINUTE, memory: DAY },
} as const satisfies Record<string, AttemptRule>

/** The key contains no address: it is a keyed hash. */
const keyOf = (secret: Uint8Array, ...parts: string[]): string =>
  createHmac('sha256', secret)
    .update(['roa_login', ...parts].join('\n'))
    .digest('base64url')

type Name = keyof typeof RULES

/** The key of a rule; null where a part of it is unknown (a development machine has no address). */
const counted = (env: Env, name: Name, ...parts: string[]): Counted[] =>
  parts.includes('') ? [] : [{ key: keyOf(secretsOf(env).SESSION_SECRET, name, ...parts), rule: RULES[name] }]

/** @throws AppError `too_many_attempts` with the seconds to wait */
const take = async (env: Env, all: readonly Counted[], now: number): Promise<readonly string[]> => {
  if (all.length === 0) return []
  const { until, begun } = await takeAttempt(env, all, now)
  if (until !== null) {
    throw new AppError('too_many_attempts', { params: { retryAfter: Math.ceil((until - now) / SECOND) } })
  }
  return begun
}

/** The key of one person at one address. Without an address there is one key all the same. */
const personKey = (env: Env, email: string, ip: string): Counted => ({
  key: keyOf(secretsOf(env).SESSION_SECRET, 'person', email, subnetOf(ip)),
  rule: RULES.person,
})

/** A log-in that may check its password. */
export type Attempt = {
  /** What identifies the lock that this attempt begins where it fails, at most one an hour; null for none. */
  readonly lockedAs: string | null
  /** The password was right: its count is taken back. */
  succeeded(): Promise<void>
}

/**
 * Counts a log-in before its password is checked, so that concurrent ones count too. Known and unknown e-mails count
 * alike, so the answer reveals nothing. Without an address (`ip` '') only the account counts. `now` in milliseconds.
 * @throws AppError `too_many_attempts` with the seconds to wait
 */
export const attemptLogIn = async (env: Env, email: string, ip: string, now: number): Promise<Attempt> => {
  const person = personKey(env, email, ip)
  const account = counted(env, 'account', email)
  const all = [
    person,
    ...account,
    ...counted(env, 'subnet', subnetOf(ip)),
    ...counted(env, 'network', networkOf(ip)),
  ]
  const begun = await take(env, all, now)
  const locks = [person, ...account].some(({ key }) => begun.includes(key))
  return {
    lockedAs: locks ? `${account[0]?.key}/${Math.floor(now / HOUR)}` : null,
    succeeded: async () => {
      await Promise.all(all.map(({ key }) => forgetAttempt(env, key, key === person.key)))
    },
  }
}

/** Forgets what was counted against an account, whose person has proved to read its mail. */
export const forgetAttempts = async (env: Env, email: string, ip: string): Promise<void> => {
  const keys = [personKey(env, email, ip), ...counted(env, 'account', email)]
  await Promise.all(keys.map(({ key }) => forgetAttempt(env, key, true)))
}

/**
 * Counts a sign-up, successful or not. Without an address (a development machine) nothing is counted. `now` in
 * milliseconds.
 * @throws AppError `too_many_attempts` with the seconds to wait
 */
export const attemptRegistration = async (env: Env, ip: string, now: number): Promise<void> => {
  await take(env, counted(env, 'registration', subnetOf(ip)), now)
}

/** Counts a question for a forgotten password, as `attemptRegistration` does. */
export const attemptQuestion = async (env: Env, ip: string, now: number): Promise<void> => {
  await take(env, counted(env, 'question', subnetOf(ip)), now)
}

/** Counts a challenge for a log-in by passkey, as `attemptRegistration` does. */
export const attemptPasskey = async (env: Env, ip: string, now: number): Promise<void> => {
  await take(env, counted(env, 'passkey', subnetOf(ip)), now)
}

/**
 * Counts a mail to an address, whether it has an account or not. `ownSession` is a session of its account on the device
 * that asks, ended or not; '' for none. `now` in milliseconds.
 * @throws AppError `too_many_attempts` with the seconds to wait
 */
export const attemptMail = async (
  env: Env,
  email: string,
  ip: string,
  now: number,
  ownSession = '',
): Promise<void> => {
  const keys =
    ownSession === ''
      ? [...counted(env, 'mail', email, subnetOf(ip)), ...counted(env, 'reader', email)]
      : counted(env, 'mail', email, ownSession)
  await take(env, keys, now)
}

/** Counts a part of unsent acts that a session brings, as `attemptMail` counts a mail. */
export const attemptKeeping = async (env: Env, sessionId: string, now: number): Promise<void> => {
  await take(env, counted(env, 'kept', sessionId), now)
}

/** Counts a new address that a person asks for, as `attemptMail` counts its mail. */
export const attemptChange = async (env: Env, userId: string, now: number): Promise<void> => {
  await take(env, counted(env, 'change', userId), now)
}
