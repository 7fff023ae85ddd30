import { and, desc, eq, gt, isNull, lt, type Placeholder, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { DAY } from '#domain/kernel/days.ts'
import type { Role } from '#domain/team/roles.ts'
import type { Env } from '#worker/env.ts'
import { directory, memberships, sessions, users } from './schema.ts'
import { directoryDb } from './tenant-db.ts'

/** Sessions: one row per logged-in device. Instants are ISO, hashes are SHA-256 in hex. */

/** The bindings that the directory needs. */
export type Database = Pick<Env, 'DB'>

export type NewSession = typeof sessions.$inferInsert

/** The user of a session. */
export type SessionUser = {
  sessionId: string
  userId: string
  tenantId: string
  shard: number
  role: Role
  name: string
  email: string
  /** When the person last gave a password or a passkey in this session, ISO. */
  authenticatedAt: string
}

/** A session with the data that its renewal needs. */
export type StoredSession = SessionUser & {
  tokenHash: string
  previousHash: string | null
  rotatedAt: string
}

const sessionUser = {
  sessionId: sessions.id,
  userId: users.id,
  tenantId: sessions.tenant_id,
  shard: directory.shard,
  role: memberships.rol,
  name: users.nume,
  email: users.email,
  authenticatedAt: sessions.authenticated_at,
}

/** The active membership of a session's person in its shop. */
const isOfSession = and(
  eq(memberships.tenant_id, sessions.tenant_id),
  eq(memberships.user_id, sessions.user_id),
  eq(memberships.state, 'active'),
)

/** A valid session: neither revoked nor expired, of a shop that is not being deleted. */
const inForce = (id: string | Placeholder, now: string | Placeholder) =>
  and(
    eq(sessions.id, id),
    isNull(sessions.revoked_at),
    gt(sessions.expires_at, now),
    isNull(directory.closed_at),
  )

/** The question of every request, whose SQL is built once for a database: that takes a quarter of the answer's time. */
const questions = new WeakMap<D1Database, ReturnType<typeof sessionQuestion>>()

const sessionQuestion = (d1: D1Database) =>
  drizzle(d1)
    .select(sessionUser)
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.user_id))
    .innerJoin(memberships, isOfSession)
    .innerJoin(directory, eq(directory.tenant_id, sessions.tenant_id))
    .where(
      and(
        inForce(sql.placeholder('sessionId'), sql.placeholder('now')),
        eq(sessions.user_id, sql.placeholder('userId')),
        eq(sessions.tenant_id, sql.placeholder('tenantId')),
      ),
    )
    .prepare()

/** User, session and shard of an access token, by primary keys in one query; null when any of them is invalid. */
export const findSession = async (
  env: Database,
  { sessionId, userId, tenantId }: { sessionId: string; userId: string; tenantId: string },
  now: string,
): Promise<SessionUser | null> => {
  const d1 = directoryDb(env)
  const question = questions.get(d1) ?? sessionQuestion(d1)
  questions.set(d1, question)
  return (await question.get({ sessionId, userId, tenantId, now })) ?? null
}

/** A valid session with its token hashes. */
export const findStoredSession = async (
  env: Database,
  id: string,
  now: string,
): Promise<StoredSession | null> => {
  const found = await drizzle(directoryDb(env))
    .select({
      ...sessionUser,
      tokenHash: sessions.token_hash,
      previousHash: sessions.previous_hash,
      rotatedAt: sessions.rotated_at,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.user_id))
    .innerJoin(memberships, isOfSession)
    .innerJoin(directory, eq(directory.tenant_id, sessions.tenant_id))
    .where(inForce(id, now))
    .get()
  return found ?? null
}

/**
 * For how long an expired session is remembered, in milliseconds: a device that comes back late still learns that its
 * shop has ended the access, and gives back what it has of the shop.
 */
const REMEMBERED = 365 * DAY

/** Opens a session, and deletes the user's forgotten ones. */
export const openSession = async (env: Database, session: NewSession, now: string): Promise<void> => {
  const db = drizzle(directoryDb(env))
  const forgotten = new Date(Date.parse(now) - REMEMBERED).toISOString()
  await db.batch([
    db.delete(sessions).where(and(eq(sessions.user_id, session.user_id), lt(sessions.expires_at, forgotten))),
    db.insert(sessions).values(session),
  ])
}

/** Replaces the token of a session if it still is `from`. Returns whether it was. */
export const rotateSession = async (
  env: Database,
  id: string,
  token: { from: string; to: string },
  times: { now: string; expiresAt: string },
): Promise<boolean> => {
  const { meta } = await drizzle(directoryDb(env))
    .update(sessions)
    .set({
      token_hash: token.to,
      previous_hash: token.from,
      rotated_at: times.now,
      expires_at: times.expiresAt,
    })
    .where(and(eq(sessions.id, id), eq(sessions.token_hash, token.from), isNull(sessions.revoked_at)))
    .run()
  return meta.changes === 1
}

/**
 * Ends a session, of one person where `userId` names them; its access tokens fail from the next request on. Returns its
 * tenant, or null if it was over.
 */
export const revokeSession = async (
  env: Database,
  id: string,
  now: string,
  userId?: string,
): Promise<string | null> => {
  const [ended] = await drizzle(directoryDb(env))
    .update(sessions)
    .set({ revoked_at: now })
    .where(
      and(
        eq(sessions.id, id),
        isNull(sessions.revoked_at),
        userId === undefined ? undefined : eq(sessions.user_id, userId),
      ),
    )
    .returning({ tenantId: sessions.tenant_id })
  return ended?.tenantId ?? null
}

/** A session that has just ended, and the shop that it was in. */
export type EndedSession = { id: string; tenantId: string }

/** The statement that ends a person's sessions, all or all but one; it returns them as `EndedSession`. */
export const endSessionsOf = (
  env: Database,
  userId: string,
  now: string,
  except: string | null,
): D1PreparedStatement =>
  directoryDb(env)
    .prepare(
      `UPDATE sessions SET revoked_at = ?2 WHERE user_id = ?1 AND revoked_at IS NULL AND id <> ?3
       RETURNING id, tenant_id AS tenantId`,
    )
    .bind(userId, now, except ?? '')

/** Ends all sessions of a person. */
export const revokeAll = async (env: Database, userId: string, now: string): Promise<EndedSession[]> =>
  (await endSessionsOf(env, userId, now, null).all<EndedSession>()).results

/** A person's sessions, the last seen first. */
export const sessionsOf = (env: Database, userId: string, now: string) =>
  drizzle(directoryDb(env))
    .select({
      id: sessions.id,
      device: sessions.device,
      place: sessions.place,
      createdAt: sessions.created_at,
      lastSeenAt: sessions.rotated_at,
    })
    .from(sessions)
    .where(and(eq(sessions.user_id, userId), isNull(sessions.revoked_at), gt(sessions.expires_at, now)))
    .orderBy(desc(sessions.rotated_at))
    .all()

/** The shops that a person's sessions are or were in, the last used first. */
export const shopsByUse = async (env: Database, userId: string): Promise<string[]> => {
  const { results } = await directoryDb(env)
    .prepare(
      'SELECT tenant_id FROM sessions WHERE user_id = ?1 GROUP BY tenant_id ORDER BY max(rotated_at) DESC',
    )
    .bind(userId)
    .all<{ tenant_id: string }>()
  return results.map(({ tenant_id }) => tenant_id)
}

/** Whether a session, in force or not, is of the account with this address. */
export const isSessionOf = async (env: Database, id: string, email: string): Promise<boolean> =>
  (await directoryDb(env)
    .prepare(
      'SELECT 1 FROM sessions JOIN users ON users.id = sessions.user_id WHERE sessions.id = ?1 AND users.email = ?2',
    )
    .bind(id, email)
    .first()) !== null

/** Notes that the person of a session has just proved who they are. */
export const setAuthenticated = async (env: Database, id: string, now: string): Promise<void> => {
  await drizzle(directoryDb(env))
    .update(sessions)
    .set({ authenticated_at: now })
    .where(eq(sessions.id, id))
    .run()
}

/** Moves a session to another shop: tokens for the earlier one fail from now on. */
export const moveSession = async (env: Database, id: string, tenantId: string): Promise<void> => {
  await drizzle(directoryDb(env))
    .update(sessions)
    .set({ tenant_id: tenantId })
    .where(eq(sessions.id, id))
    .run()
}
