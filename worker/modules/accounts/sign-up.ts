import * as v from 'valibot'
import { AppError } from '#domain/kernel/errors.ts'
import { accountLanguageSchema } from '#domain/team/account.ts'
import type { Asked } from '#domain/team/codes.ts'
import { FOUNDER } from '#domain/team/roles.ts'
import type { Registration } from '#domain/team/sign-up.ts'
import { spendCode } from '#worker/db/account-codes.ts'
import { createAccount, findAccount, type Membership, type NewUser } from '#worker/db/accounts.ts'
import { holdEmail, letEmailGo, type Place } from '#worker/db/registrations.ts'
import { newTenantsShard } from '#worker/db/tenant-db.ts'
import type { Env } from '#worker/env.ts'
import { cause } from '#worker/log.ts'
import { askForCode, tryCode } from './codes.ts'
import { answerFor, newId, newSession, type Opened, sessionUser, type Visit } from './opening.ts'
import { hashPassword } from './passwords.ts'
import { attemptMail, attemptRegistration } from './throttle.ts'

/** A sign-up: asked for on a device, proved by the code of a mail. */

const text = v.string()
/** What waits for the code. */
const waitingSchema = v.pipe(
  text,
  v.parseJson(),
  v.object({
    company: text,
    cui: text,
    name: text,
    passwordHash: text,
    termsVersion: text,
    privacyVersion: text,
    language: accountLanguageSchema,
    acceptedAt: text,
  }),
)
export type Waiting = v.InferOutput<typeof waitingSchema>

/**
 * Asks for an account. A known and an unknown address get the same answer after the same work: what differs is the mail,
 * which only the reader of the address sees.
 * @throws AppError `too_many_attempts`
 */
export const signUp = async (env: Env, input: Registration, visit: Visit): Promise<Asked> => {
  const { now, ip } = visit
  const { company, cui, name, email, password, termsVersion, privacyVersion, language } = input
  await attemptRegistration(env, ip, now)
  await attemptMail(env, email, ip, now)
  const known = await findAccount(env, email)
  const acceptedAt = new Date(now).toISOString()
  const passwordHash = await hashPassword(password)
  const waiting = { company, cui, name, passwordHash, termsVersion, privacyVersion, language, acceptedAt }
  const asking = {
    purpose: 'verify',
    user_id: known?.userId ?? '',
    email,
    language,
    payload: known ? '' : JSON.stringify(waiting satisfies Waiting),
  } as const
  return askForCode(env, asking, ['sign_up'], now)
}

/**
 * Founds the shop of a sign-up with its owner and logs the owner in. The e-mail is reserved first, and the shop is
 * founded on its shard before the directory knows it: an interruption never leaves a person without a shop, and the next
 * try of the code continues the shop.
 * @throws AppError `code_wrong`, `code_expired`, `email_taken`
 */
export const verify = async (
  env: Env,
  { ticket, code }: { ticket: string; code: string },
  visit: Visit,
): Promise<Opened> => {
  const { now } = visit
  const { id, email, payload } = await tryCode(env, 'verify', ticket, { only: code }, now)
  const waiting = v.parse(waitingSchema, payload)
  const fresh = { tenantId: newId(now), shard: newTenantsShard(env) }
  const place = await holdEmail(env, email, fresh, now)
  if (!place) throw new AppError('email_taken')
  try {
    return await openShop(env, place, { id, email, ...waiting }, visit)
  } catch (error) {
    await letEmailGo(env, email, now)
    throw error
  }
}

/** Founds the shop of a sign-up whose address is proved, and opens the owner's first session. */
export const openShop = async (
  env: Env,
  { tenantId, shard }: Place,
  signedUp: Waiting & { id: string; email: string },
  visit: Visit,
): Promise<Opened> => {
  const { now } = visit
  const { company, cui, email, name } = signedUp
  const userId = newId(now)
  const at = new Date(now).toISOString()
  const user: NewUser = {
    id: userId,
    email,
    password_hash: signedUp.passwordHash,
    nume: name,
    email_verified_at: at,
    terms_version: signedUp.termsVersion,
    privacy_version: signedUp.privacyVersion,
    terms_accepted_at: signedUp.acceptedAt,
    language: signedUp.language,
    created_at: at,
    updated_at: at,
  }
  const membership: Membership = { tenantId, shard, role: FOUNDER }
  const shop = { tenantId, shard, userId, name, company, cui, email }
  await env.TENANT.getByName(tenantId).initialise(shop, cause())
  const { session, refreshToken } = newSession(env, userId, tenantId, visit)
  await createAccount(env, user, membership, session, [spendCode(env, signedUp.id, at)])
  const person = { userId, name, email }
  return { answer: await answerFor(env, sessionUser(session, person, membership), visit), refreshToken }
}
