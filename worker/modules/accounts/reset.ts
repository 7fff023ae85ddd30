import { AppError } from '#domain/kernel/errors.ts'
import type { Asked } from '#domain/team/codes.ts'
import { findAccount, findAccountById, setPassword } from '#worker/db/accounts.ts'
import { isSessionOf } from '#worker/db/sessions.ts'
import type { Env } from '#worker/env.ts'
import { secretsOf } from '#worker/http/secrets.ts'
import { askForCode, endCode, mailTo, tryCode } from './codes.ts'
import { endAll } from './live.ts'
import { type Opened, openFor, type Visit } from './opening.ts'
import { hashPassword } from './passwords.ts'
import { sessionOf } from './refresh-token.ts'
import { attemptMail, attemptQuestion, forgetAttempts } from './throttle.ts'

/**
 * Asks for the code of a forgotten password. A known and an unknown address get the same answer after the same work.
 * `token` is the refresh token of the device that asks.
 * @throws AppError `too_many_attempts`
 */
export const forgot = async (env: Env, email: string, { ip, now }: Visit, token?: string): Promise<Asked> => {
  await attemptQuestion(env, ip, now)
  await attemptMail(env, email, ip, now, await sessionOfReader(env, email, token))
  const known = await findAccount(env, email)
  const asking = {
    purpose: 'reset',
    user_id: known?.userId ?? '',
    email,
    language: known?.language ?? 'ro',
    payload: known ? '{}' : '',
  } as const
  return askForCode(env, asking, ['reset'], now)
}

/** The session for which a token was issued, if it is or was one of the account of this address; else ''. */
const sessionOfReader = async (env: Env, email: string, token: string | undefined): Promise<string> => {
  const id = token && sessionOf(secretsOf(env).SESSION_SECRET, token)
  return id && (await isSessionOf(env, id, email)) ? id : ''
}

/**
 * Sets a new password by the code, ends every session of the person, and opens one here.
 * @throws AppError `code_wrong`, `code_expired`, `without_shop`
 */
export const reset = async (
  env: Env,
  { ticket, code, password }: { ticket: string; code: string; password: string },
  visit: Visit,
): Promise<Opened> => {
  const { now, ip } = visit
  const { id, user_id } = await tryCode(env, 'reset', ticket, { only: code }, now)
  const passwordHash = await hashPassword(password)
  await endCode(env, id, now)
  const account = await findAccountById(env, user_id)
  if (!account) throw new AppError('code_expired')
  const at = new Date(now).toISOString()
  await endAll(env, await setPassword(env, account.userId, passwordHash, at, null))
  await forgetAttempts(env, account.email, ip)
  await mailTo(env, 'password_changed', { key: id, email: account.email }, now)
  return openFor(env, account, visit)
}
