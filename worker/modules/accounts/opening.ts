import { AppError } from '#domain/kernel/errors.ts'
import { uuidv7 } from '#domain/kernel/ids.ts'
import type { Me, SessionAnswer } from '#domain/team/account.ts'
import { deviceLabel } from '#domain/team/device-label.ts'
import { findShop, type Membership, membershipsOf, shopNames } from '#worker/db/accounts.ts'
import { type NewSession, openSession, type SessionUser, shopsByUse } from '#worker/db/sessions.ts'
import { type TenantDb, tenantDb } from '#worker/db/tenant-db.ts'
import type { Env } from '#worker/env.ts'
import { ACCESS_SECONDS, signAccessToken } from '#worker/http/access-token.ts'
import { secretsOf } from '#worker/http/secrets.ts'
import { whatsAppProvider } from '#worker/providers/whatsapp/chosen.ts'
import { grantLease } from './lease.ts'
import { REFRESH_SECONDS } from './refresh-cookie.ts'
import { firstToken, hashToken } from './refresh-token.ts'

/** Sessions that begin, and what the server answers about them. */

/** An answer, and the refresh token for the cookie beside it. */
export type Opened = { answer: SessionAnswer; refreshToken: string }

/**
 * Data of a request besides its body. `now` in milliseconds; `deviceId` is null where it names none, `ip` and `place`
 * are '' where they are unknown.
 */
export type Visit = { now: number; userAgent: string; ip: string; place: string; deviceId: string | null }

/** A person who has proved who they are. */
export type Person = Pick<SessionUser, 'userId' | 'name' | 'email'>

export const newId = (now: number): string => uuidv7(now, crypto.getRandomValues(new Uint8Array(10)))

const lastUsed = async (
  env: Env,
  userId: string,
  shops: readonly Membership[],
): Promise<Membership | undefined> => {
  if (shops.length < 2) return shops[0]
  const used = await shopsByUse(env, userId)
  return used.flatMap((id) => shops.filter(({ tenantId }) => tenantId === id))[0] ?? shops[0]
}

/**
 * Opens a session for a person who has proved who they are, in the shop that they used last, or else in
 * their oldest.
 * @throws AppError `without_shop`
 */
export const openFor = async (env: Env, person: Person, visit: Visit): Promise<Opened> => {
  const membership = await lastUsed(env, person.userId, await membershipsOf(env, person.userId))
  if (!membership) throw new AppError('without_shop')
  const { session, refreshToken } = newSession(env, person.userId, membership.tenantId, visit)
  await openSession(env, session, new Date(visit.now).toISOString())
  return { answer: await answerFor(env, sessionUser(session, person, membership), visit), refreshToken }
}

export const sessionUser = (
  { id, authenticated_at }: NewSession,
  { userId, name, email }: Person,
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

/** The logged-in person, the shop of the session, and the person's other shops. */
export const describeMe = async (
  env: Env,
  db: TenantDb,
  { id, name, email, role }: Me['user'],
): Promise<Me> => {
  const [shop, memberships] = await Promise.all([findShop(db), membershipsOf(env, id)])
  if (!shop) throw new Error('a tenant has no shop on its shard')
  const whatsapp = whatsAppProvider(env) === null ? 'link' : 'cloud'
  const others = memberships.filter(({ tenantId }) => tenantId !== db.tenantId)
  const names = await shopNames(env, others)
  return {
    user: { id, name, email, role },
    shop: { ...shop, whatsapp },
    shops: [
      { id: shop.id, name: shop.name, role },
      ...others.map((other) => ({
        id: other.tenantId,
        name: names.get(other.tenantId) ?? '',
        role: other.role,
      })),
    ],
  }
}

export const newSession = (
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
