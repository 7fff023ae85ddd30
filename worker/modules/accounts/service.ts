import { AppError } from '#domain/kernel/errors.ts'
import { uuidv7 } from '#domain/kernel/ids.ts'
import type { Me, SessionAnswer } from '#domain/team/account.ts'
import { deviceLabel } from '#domain/team/device-label.ts'
import type { Credentials, Registration } from '#domain/team/log-in.ts'
import { FOUNDER } from '#domain/team/roles.ts'
import {
  createAccount,
  findAccount,
  findShop,
  type Membership,
  membershipsOf,
  type NewUser,
  replacePasswordHash,
} from '#worker/db/accounts.ts'
import { holdEmail, letEmailGo, type Place } from '#worker/db/registrations.ts'
import { type NewSession, openSession, type SessionUser } from '#worker/db/sessions.ts'
import { newTenantsShard, type TenantDb, tenantDb } from '#worker/db/tenant-db.ts'
import type { Env } from '#worker/env.ts'
import { ACCESS_SECONDS, signAccessToken } from '#worker/http/access-token.ts'
import { secretsOf } from '#worker/http/secrets.ts'
import { whatsAppProvider } from '#worker/providers/whatsapp/chosen.ts'
import { grantLease } from './lease.ts'
import { hashPassword, isOutdated, isPassword } from './passwords.ts'
import { REFRESH_SECONDS } from './refresh-cookie.ts'
import { firstToken, hashToken } from './refresh-token.ts'
import { attemptLogIn, attemptRegistration } from './throttle.ts'

/** An answer, and the refresh token for the cookie beside it. */
export type Opened = { answer: SessionAnswer; refreshToken: string }

/**
 * Data of a request besides its body. `now` in milliseconds; `deviceId` is null where it names none, `ip` and `place`
 * are '' where they are unknown.
 */
export type Visit = { now: number; userAgent: string; ip: string; place: string; deviceId: string | null }

const newId = (now: number): string => uuidv7(now, crypto.getRandomValues(new Uint8Array(10)))

/**
 * Opens a shop with its owner and logs the owner in. The e-mail is reserved first, and the shop is founded on its shard
 * before the directory knows it: an interruption never leaves a user without a shop, and the next try continues the
 * shop.
 * @throws AppError `email_taken`, `too_many_attempts`
 */
export const register = async (env: Env, input: Registration, visit: Visit): Promise<Opened> => {
  const { now } = visit
  await attemptRegistration(env, visit.ip, now)
  const fresh = { tenantId: newId(now), shard: newTenantsShard(env) }
  const place = await holdEmail(env, input.email, fresh, now)
  if (!place) throw new AppError('email_taken')
  try {
    return await openShop(env, place, input, visit)
  } catch (error) {
    await letEmailGo(env, input.email, now)
    throw error
  }
}

const openShop = async (
  env: Env,
  { tenantId, shard }: Place,
  { company, cui, email, name, password }: Registration,
  visit: Visit,
): Promise<Opened> => {
  const { now } = visit
  const userId = newId(now)
  const at = new Date(now).toISOString()
  const user: NewUser = {
    id: userId,
    email,
    password_hash: await hashPassword(password),
    nume: name,
    email_verified_at: at,
    terms_version: '',
    privacy_version: '',
    terms_accepted_at: at,
    language: 'ro',
    created_at: at,
    updated_at: at,
  }
  const membership: Membership = { tenantId, shard, role: FOUNDER }
  await env.TENANT.getByName(tenantId).initialise({ tenantId, shard, userId, name, company, cui, email })
  const { session, refreshToken } = newSession(env, userId, tenantId, visit)
  const opened = sessionUser(session, { userId, name, email }, membership)
  const answer = await answerFor(env, opened, visit)
  await createAccount(env, user, membership, session)
  return { answer, refreshToken }
}

/**
 * Logs a person in. An unknown e-mail and a wrong password get the same answer in the same time.
 * @throws AppError `bad_credentials`, `without_shop`, `too_many_attempts`
 */
export const logIn = async (env: Env, { email, password }: Credentials, visit: Visit): Promise<Opened> => {
  const attempt = await attemptLogIn(env, email, visit.ip, visit.now)
  const account = await findAccount(env, email)
  const matches = await isPassword(password, account?.passwordHash ?? null)
  if (!account || !matches) throw new AppError('bad_credentials')
  await attempt.succeeded()
  if (isOutdated(account.passwordHash)) {
    await replacePasswordHash(env, account.userId, account.passwordHash, await hashPassword(password))
  }
  return openFor(env, account, visit)
}

/**
 * Opens a session for a person who has proved who they are, in the first shop of theirs.
 * @throws AppError `without_shop`
 */
const openFor = async (
  env: Env,
  person: Pick<SessionUser, 'userId' | 'name' | 'email'>,
  visit: Visit,
): Promise<Opened> => {
  const [membership] = await membershipsOf(env, person.userId)
  if (!membership) throw new AppError('without_shop')
  const { session, refreshToken } = newSession(env, person.userId, membership.tenantId, visit)
  await openSession(env, session, new Date(visit.now).toISOString())
  return { answer: await answerFor(env, sessionUser(session, person, membership), visit), refreshToken }
}

const sessionUser = (
  { id, authenticated_at }: NewSession,
  { userId, name, email }: Pick<SessionUser, 'userId' | 'name' | 'email'>,
  membership: Membership,
): SessionUser => ({ sessionId: id, authenticatedAt: authenticated_at, userId, name, email, ...membership })

/** The access token of a session, its user, and the lease on this device. */
export const answerFor = async (
  env: Env,
  user: SessionUser,
  { now, deviceId }: Pick<Visit, 'now' | 'deviceId'>,
): Promise<SessionAnswer> => {
  const { SESSION_SECRET, LEASE_KEYS } = secretsOf(env)
  const me = await describeMe(env, tenantDb(env, user.tenantId, user.shard), { ...user, id: user.userId })
  return {
    accessToken: await signAccessToken(SESSION_SECRET, user, now),
    expiresIn: ACCESS_SECONDS,
    me,
    lease: deviceId === null ? null : await grantLease(LEASE_KEYS, me, deviceId, now),
  }
}

/** The logged-in user and their shop. */
export const describeMe = async (
  env: Env,
  db: TenantDb,
  { id, name, email, role }: Me['user'],
): Promise<Me> => {
  const shop = await findShop(db)
  if (!shop) throw new Error('a tenant has no shop on its shard')
  const whatsapp = whatsAppProvider(env) === null ? 'link' : 'cloud'
  return { user: { id, name, email, role }, shop: { ...shop, whatsapp } }
}

const newSession = (
  env: Env,
  userId: string,
  tenantId: string,
  { now, userAgent, place }: Visit,
): { session: NewSession; refreshToken: string } => {
  const id = newId(now)
  const refreshToken = firstToken(secretsOf(env).SESSION_SECRET, id)
  const at = new Date(now).toISOString()
  const session = {
    id,
    user_id: userId,
    tenant_id: tenantId,
    token_hash: hashToken(refreshToken),
    previous_hash: null,
    rotated_at: at,
    device: deviceLabel(userAgent),
    place,
    authenticated_at: at,
    created_at: at,
    expires_at: new Date(now + REFRESH_SECONDS * 1000).toISOString(),
    revoked_at: null,
  }
  return { session, refreshToken }
}
