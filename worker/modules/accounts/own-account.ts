import { effectOf } from '#domain/effects/job.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { systemActor } from '#domain/sync/actor.ts'
import type { Me, SessionAnswer } from '#domain/team/account.ts'
import { followEmail } from '#domain/team/account-jobs.ts'
import type { Asked } from '#domain/team/codes.ts'
import { members } from '#domain/team/schema.ts'
import { tryAct } from '#worker/acts.ts'
import type { AccountCode, WaitingMove } from '#worker/db/account-codes.ts'
import {
  deleteUser,
  findAccount,
  findAccountById,
  isSoleOwner,
  type Membership,
  membershipsOf,
  setEmail,
  setPassword,
} from '#worker/db/accounts.ts'
import { causeInDirectory } from '#worker/db/directory-effects.ts'
import { memberOf } from '#worker/db/memberships.ts'
import { moveSession, revokeSession, type SessionUser } from '#worker/db/sessions.ts'
import { tenantDb } from '#worker/db/tenant-db.ts'
import type { Env } from '#worker/env.ts'
import { askForCode, endCode, mailTo, moveLater, sendEffects, tryCode } from './codes.ts'
import { endAll, endLive } from './live.ts'
import { answerFor, type Visit } from './opening.ts'
import { hashPassword } from './passwords.ts'
import { attemptChange, attemptMail } from './throttle.ts'

/** What a person does with their own account. The route has checked the session, and a fresh proof where it needs one. */

/** The person of a session. */
export type Own = Me['user'] & { sessionId: string; authenticatedAt: string }

const iso = (ms: number): string => new Date(ms).toISOString()

/** Sets a new password, and ends the person's other sessions. */
export const changePassword = async (env: Env, own: Own, password: string, now: number): Promise<void> => {
  const passwordHash = await hashPassword(password)
  await endAll(env, await setPassword(env, own.id, passwordHash, iso(now), own.sessionId))
  await mailTo(env, 'password_changed', { key: `${own.id}/${now}`, email: own.email }, now)
}

/** Ends one session of the person. @throws AppError `not_found` */
export const endOwnSession = async (env: Env, own: Own, sessionId: string, now: number): Promise<void> => {
  const tenantId = await revokeSession(env, sessionId, iso(now), own.id)
  if (tenantId === null) throw new AppError('not_found')
  await endLive(env, tenantId, { sessionId })
}

/**
 * Asks for the two codes of a new address. Where the new one has an account already, its mail says so and carries no
 * code; the answer is the same.
 * @throws AppError `too_many_attempts`
 */
export const changeEmail = async (env: Env, own: Own, email: string, visit: Visit): Promise<Asked> => {
  await attemptChange(env, own.id, visit.now)
  await attemptMail(env, email, visit.ip, visit.now)
  const [known, account] = await Promise.all([findAccount(env, email), findAccountById(env, own.id)])
  const asking = {
    purpose: 'email',
    user_id: own.id,
    email,
    language: account?.language ?? 'ro',
    payload: known ? '' : '{}',
  } as const
  return askForCode(env, asking, ['email_old', 'email_new'], visit.now)
}

/**
 * Moves an account to the address of a code; the old one gets a mail, and the shops follow.
 * @throws AppError `email_taken`
 */
export const moveTo = async (
  env: Env,
  { id, user_id, email, language }: AccountCode,
  oldEmail: string,
  now: number,
): Promise<void> => {
  const follow = effectOf(followEmail, `${followEmail.id}/${id}`, { userId: user_id }, iso(now))
  await setEmail(env, user_id, email, iso(now), causeInDirectory(env, [follow], now))
  await sendEffects(env, [follow], now)
  await mailTo(env, 'email_changed', { key: id, email: oldEmail, language }, now)
}

/** The row of a change that this person asked for, by the codes that were typed. */
const tryOwn = async (
  env: Env,
  own: Own,
  ticket: string,
  typed: { old?: string; new: string },
  now: number,
): Promise<AccountCode> => {
  const code = await tryCode(env, 'email', ticket, typed, now)
  if (code.user_id !== own.id) throw new AppError('code_expired')
  return code
}

/**
 * Moves the account to the new address by both codes.
 * @throws AppError `code_wrong`, `code_expired`, `email_taken`
 */
export const confirmEmail = async (
  env: Env,
  own: Own,
  { ticket, oldCode, newCode }: { ticket: string; oldCode: string; newCode: string },
  now: number,
): Promise<string> => {
  const code = await tryOwn(env, own, ticket, { old: oldCode, new: newCode }, now)
  await endCode(env, code.id, now)
  await moveTo(env, code, own.email, now)
  return code.email
}

/**
 * Lets the account move later, for a person who no longer reads the old mailbox.
 * @throws AppError `code_wrong`, `code_expired`
 */
export const confirmLater = async (
  env: Env,
  own: Own,
  { ticket, newCode }: { ticket: string; newCode: string },
  now: number,
): Promise<WaitingMove> => {
  const code = await tryOwn(env, own, ticket, { new: newCode }, now)
  return { email: code.email, movesAt: await moveLater(env, code, own.email, now) }
}

/**
 * Moves a session to another shop of the person.
 * @throws AppError `not_found`, also for a shop that the person is not in
 */
export const switchShop = async (
  env: Env,
  own: Own,
  from: string,
  to: string,
  visit: Visit,
): Promise<SessionAnswer> => {
  const membership = (await membershipsOf(env, own.id)).find(({ tenantId }) => tenantId === to)
  if (!membership) throw new AppError('not_found')
  await moveSession(env, own.sessionId, to)
  if (from !== to) await endLive(env, from, { sessionId: own.sessionId })
  const user: SessionUser = { ...own, userId: own.id, ...membership }
  return answerFor(env, user, visit)
}

/** Frees the person's seat in a shop. @throws AppError `sole_owner` where the shop would have no owner */
const leaveShop = async (env: Env, userId: string, { tenantId, shard }: Membership): Promise<void> => {
  const memberId = await memberOf(tenantDb(env, tenantId, shard), userId)
  if (memberId === null) return
  const data = { state: 'deactivated' }
  const { refusal } = await tryAct(env, systemActor({ tenantId, userId }, 'team'), {
    // Each try is an act of its own: a refusal of an earlier one says nothing about now.
    key: `accounts.left/${userId}/${crypto.randomUUID()}`,
    ops: [{ op: 'patch', collection: members.name, id: memberId, base: 0, data }],
  })
  if (refusal) throw new AppError('sole_owner')
}

/**
 * Deletes the account with its sessions, passkeys and memberships, and frees its seats; rows of shops keep what the
 * person did there.
 * @throws AppError `sole_owner`
 */
export const deleteAccount = async (env: Env, own: Own, now: number): Promise<void> => {
  if (await isSoleOwner(env, own.id)) throw new AppError('sole_owner')
  for (const membership of await membershipsOf(env, own.id)) await leaveShop(env, own.id, membership)
  const account = await findAccountById(env, own.id)
  await endAll(env, await deleteUser(env, own.id))
  const language = account?.language ?? 'ro'
  await mailTo(env, 'deleted', { key: own.id, email: own.email, language }, now)
}
