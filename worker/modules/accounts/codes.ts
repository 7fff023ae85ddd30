import { createHmac, randomBytes } from 'node:crypto'
import { type Effect, effectOf } from '#domain/effects/job.ts'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { DAY } from '#domain/kernel/days.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { type AccountMail, mailAccount, moveEmail } from '#domain/team/account-jobs.ts'
import {
  type Asked,
  CODE_LENGTH,
  CODE_MINUTES,
  CODE_TRIES,
  type CodePurpose,
  EMAIL_DAYS,
} from '#domain/team/codes.ts'
import {
  type AccountCode,
  awaitMove,
  findCode,
  insertCode,
  type NewCode,
  spendCode,
  takeMail,
  takeTry,
} from '#worker/db/account-codes.ts'
import { causeInDirectory, DIRECTORY } from '#worker/db/directory-effects.ts'
import { directoryDb } from '#worker/db/tenant-db.ts'
import { sendMessages } from '#worker/effect-messages.ts'
import type { Env } from '#worker/env.ts'
import { secretsOf } from '#worker/http/secrets.ts'
import { logFault } from '#worker/log.ts'
import { hashOf, sameText } from '#worker/pages/signing.ts'
import { attemptMail } from './throttle.ts'

/**
 * Codes by mail. The device that asks holds a ticket of 32 random bytes, of which the server keeps the hash. The code
 * follows from that hash under the server's secret: the mail can be made again, and the database has no code. A code
 * opens nothing without the ticket, and the ticket nothing without the code.
 */

/** The two mailboxes of a change of address have different codes. */
export type CodePart = 'only' | 'old' | 'new'

/** The code of a row of `account_codes`. */
export const codeOf = (secret: Uint8Array, id: string, part: CodePart): string => {
  const made = createHmac('sha256', secret).update(`roa_code:${part}:${id}`).digest()
  return String(made.readBigUInt64BE() % 10n ** BigInt(CODE_LENGTH)).padStart(CODE_LENGTH, '0')
}

/** What a request for a code is about. */
type Asking = Pick<NewCode, 'purpose' | 'user_id' | 'email' | 'language' | 'payload'>

const iso = (ms: number): string => new Date(ms).toISOString()

/** Writes a code and causes its mails, in one batch. `now` in milliseconds. */
export const askForCode = async (
  env: Env,
  asking: Asking,
  mails: readonly AccountMail[],
  now: number,
): Promise<Asked> => {
  const ticket = randomBytes(32).toString('base64url')
  const id = hashOf(ticket)
  const expiresAt = iso(now + CODE_MINUTES * 60_000)
  const code = { ...asking, id, expires_at: expiresAt, created_at: iso(now) }
  await cause(
    env,
    mails.map((mail) => ({ key: `${mail}/${id}/1`, mail, code: id })),
    now,
    [insertCode(env, code)],
  )
  return { ticket, expiresAt }
}

const MAIL_OF = { verify: 'sign_up', reset: 'reset', email: 'email_new' } as const satisfies Record<
  CodePurpose,
  AccountMail
>

/**
 * Sends the mail of a ticket again.
 * @throws AppError `code_expired`, also where the ticket had its mails; `too_many_attempts`
 */
export const askAgain = async (
  env: Env,
  ticket: string,
  { ip, now }: { ip: string; now: number },
): Promise<Asked> => {
  const asked = await findCode(env, hashOf(ticket), iso(now))
  if (!asked) throw new AppError('code_expired')
  await attemptMail(env, asked.email, ip, now)
  const code = await takeMail(env, hashOf(ticket), iso(now))
  if (!code) throw new AppError('code_expired')
  const mail = MAIL_OF[code.purpose]
  await cause(env, [{ key: `${mail}/${code.id}/${code.mails}`, mail, code: code.id }], now)
  return { ticket, expiresAt: code.expires_at }
}

/**
 * Compares the codes that a person typed, by part. The code stays open until `endCode` or another statement ends it.
 * @throws AppError `code_wrong`, `code_expired`
 */
export const tryCode = async (
  env: Env,
  purpose: CodePurpose,
  ticket: string,
  typed: Partial<Record<CodePart, string>>,
  now: number,
): Promise<AccountCode> => {
  const code = await takeTry(env, hashOf(ticket), purpose, iso(now))
  if (!code) throw new AppError('code_expired')
  const { SESSION_SECRET } = secretsOf(env)
  const fits = Object.entries(typed).map(([part, value]) =>
    sameText(value, codeOf(SESSION_SECRET, code.id, part as CodePart)),
  )
  if (fits.includes(false) || code.payload === '')
    throw new AppError('code_wrong', { params: { left: CODE_TRIES - code.attempts } })
  return code
}

/** Ends a code. @throws AppError `code_expired` where another request was quicker */
export const endCode = async (env: Env, id: string, now: number): Promise<void> => {
  if (!(await spendCode(env, id, iso(now)).first())) throw new AppError('code_expired')
}

/**
 * Lets a change of address happen `EMAIL_DAYS` days from now, with no code of the old mailbox. That mailbox gets a
 * mail at once, and again a day before; what ends the codes of the person ends this too.
 * @throws AppError `code_expired` where another request was quicker
 */
export const moveLater = async (
  env: Env,
  { id, language }: AccountCode,
  oldEmail: string,
  now: number,
): Promise<string> => {
  const at = now + EMAIL_DAYS * DAY
  const movesAt = iso(at)
  const waiting = await awaitMove(env, id, movesAt, iso(at + DAY), iso(now)).first()
  if (!waiting) throw new AppError('code_expired')
  const about = dayInRomania(at).split('-').reverse().join('.')
  const warning = (step: number) => ({
    key: `email_moving/${id}/${step}`,
    mail: 'email_moving' as const,
    code: id,
    email: oldEmail,
    language,
    about,
  })
  const effects = [
    mailEffect(warning(1), now),
    mailEffect(warning(2), at - DAY),
    effectOf(moveEmail, `${moveEmail.id}/${id}`, { code: id }, movesAt),
  ]
  await causeEffects(env, effects, now, [])
  return movesAt
}

/** What a mail says that is not about a code, and to whom. */
type About = { key: string; email: string; language?: 'ro' | 'en' | ''; about?: string }

/** A mail that is not about a code: `email` is its reader. A second mail of a key is the same mail. */
export const mailTo = (env: Env, mail: AccountMail, { key, ...about }: About, now: number): Promise<void> =>
  cause(env, [{ key: `${mail}/${key}`, mail, ...about }], now)

type Caused = Omit<About, 'email'> & { mail: AccountMail; code?: string; email?: string }

/** The effect of a mail. It leaves at `at`, in milliseconds. */
const mailEffect = (
  { key, mail, code = '', email = '', language = '', about = '' }: Caused,
  at: number,
): Effect =>
  effectOf(mailAccount, `${mailAccount.id}/${key}`, { mail, code, email, language, about }, iso(at))

const cause = (
  env: Env,
  mails: readonly Caused[],
  now: number,
  statements: readonly D1PreparedStatement[] = [],
): Promise<void> =>
  causeEffects(
    env,
    mails.map((mail) => mailEffect(mail, now)),
    now,
    statements,
  )

/** Writes effects beside other statements, then sends those that are due to the queue; where that fails, the cron does. */
const causeEffects = async (
  env: Env,
  effects: readonly Effect[],
  now: number,
  statements: readonly D1PreparedStatement[],
): Promise<void> => {
  await directoryDb(env).batch([...statements, ...causeInDirectory(env, effects, now)])
  await sendEffects(env, effects, now)
}

/** Sends due effects of the directory to the queue. */
export const sendEffects = async (env: Env, effects: readonly Effect[], now: number): Promise<void> => {
  const due = effects.filter(({ dueAt }) => dueAt <= iso(now)).map(({ key }) => key)
  await sendMessages(env.EFFECTS, DIRECTORY, due).catch((error: unknown) =>
    logFault('effects_not_sent', error),
  )
}
