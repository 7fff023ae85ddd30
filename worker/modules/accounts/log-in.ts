import { AppError } from '#domain/kernel/errors.ts'
import type { Credentials } from '#domain/team/log-in.ts'
import { type Account, findAccount, replacePasswordHash } from '#worker/db/accounts.ts'
import { setAuthenticated } from '#worker/db/sessions.ts'
import type { Env } from '#worker/env.ts'
import { mailTo } from './codes.ts'
import { type Opened, openFor, type Visit } from './opening.ts'
import { hashPassword, isOutdated, isPassword } from './passwords.ts'
import { attemptLogIn } from './throttle.ts'

/**
 * Logs a person in. An unknown e-mail and a wrong password get the same answer after the same work.
 * @throws AppError `bad_credentials`, `without_shop`, `too_many_attempts`
 */
export const logIn = async (env: Env, credentials: Credentials, visit: Visit): Promise<Opened> => {
  const account = await checkPassword(env, credentials, visit)
  if (!account) throw new AppError('bad_credentials')
  return openFor(env, account, visit)
}

/**
 * Proves the person of a session again.
 * @throws AppError `password_wrong`, `too_many_attempts`
 */
export const reauthenticate = async (
  env: Env,
  sessionId: string,
  credentials: Credentials,
  visit: Visit,
): Promise<void> => {
  if (!(await checkPassword(env, credentials, visit))) throw new AppError('password_wrong')
  await setAuthenticated(env, sessionId, new Date(visit.now).toISOString())
}

/** The account of a right password, whose hash is renewed where it is outdated; null for anything else. */
const checkPassword = async (
  env: Env,
  { email, password }: Credentials,
  { ip, now }: Pick<Visit, 'ip' | 'now'>,
): Promise<Account | null> => {
  const attempt = await attemptLogIn(env, email, ip, now)
  const account = await findAccount(env, email)
  const matches = await isPassword(password, account?.passwordHash ?? null)
  if (!account || !matches) {
    // Also for an address without an account, whose mail nobody gets: the work is the same.
    if (attempt.lockedAs !== null) await mailTo(env, 'locked', { key: attempt.lockedAs, email }, now)
    return null
  }
  await attempt.succeeded()
  if (isOutdated(account.passwordHash))
    await replacePasswordHash(env, account.userId, account.passwordHash, await hashPassword(password))
  return account
}
