import { and, eq, isNull } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { AppError } from '#domain/kernel/errors.ts'
import { type BoughtPlan, endOf, type PlanId, planAt, planHas } from '#domain/plans/catalogue.ts'
import type { Me } from '#domain/team/account.ts'
import { isOwner, type Role } from '#domain/team/roles.ts'
import { endCodesOf } from './account-codes.ts'
import { directory, memberships, registrations, sessions, users } from './schema.ts'
import { type Database, type EndedSession, endSessionsOf, type NewSession } from './sessions.ts'
import { type Databases, directoryDb, shards, type TenantDb } from './tenant-db.ts'

/** Users and shops for the accounts module. Instants are ISO, hashes are hex. */

/** A person with an account. */
export type Account = {
  userId: string
  name: string
  email: string
  passwordHash: string
  language: 'ro' | 'en'
}

const accountColumns = {
  userId: users.id,
  name: users.nume,
  email: users.email,
  passwordHash: users.password_hash,
  language: users.language,
}

/** A shop that a person is in, and as what. */
export type Membership = { tenantId: string; shard: number; role: Role }

/** The account of an e-mail. */
export const findAccount = async (env: Database, email: string): Promise<Account | null> =>
  (await drizzle(directoryDb(env)).select(accountColumns).from(users).where(eq(users.email, email)).get()) ??
  null

/** The account of a person; null where it was deleted. */
export const findAccountById = async (env: Database, userId: string): Promise<Account | null> =>
  (await drizzle(directoryDb(env)).select(accountColumns).from(users).where(eq(users.id, userId)).get()) ??
  null

/** The shops in which a person is active, the oldest first; one that is being deleted is none any more. */
export const membershipsOf = (env: Database, userId: string): Promise<Membership[]> =>
  drizzle(directoryDb(env))
    .select({ tenantId: memberships.tenant_id, shard: directory.shard, role: memberships.rol })
    .from(memberships)
    .innerJoin(directory, eq(directory.tenant_id, memberships.tenant_id))
    .where(and(eq(memberships.user_id, userId), eq(memberships.state, 'active'), isNull(directory.closed_at)))
    .orderBy(directory.created_at, memberships.tenant_id)
    .all()

/** What a new person accepted, and the language of their mail. */
export type NewUser = typeof users.$inferInsert

/**
 * Writes a new shop's directory entry, its owner and the first session, and ends the registration, all or nothing.
 * `beside` are statements of the same batch.
 * @throws AppError `email_taken` when another registration was quicker
 */
export const createAccount = async (
  env: Database,
  user: NewUser,
  { tenantId, shard, role }: Membership,
  session: NewSession,
  beside: readonly D1PreparedStatement[] = [],
): Promise<void> => {
  const db = drizzle(directoryDb(env))
  const now = user.created_at
  const queries = [
    db.insert(directory).values({ tenant_id: tenantId, shard, created_at: now }),
    db.insert(users).values(user),
    db.insert(memberships).values({
      tenant_id: tenantId,
      user_id: user.id,
      rol: role,
      state: 'active',
      as_of_rev: 0,
      updated_at: now,
    }),
    db.insert(sessions).values(session),
    db.delete(registrations).where(eq(registrations.email, user.email)),
  ].map((query) => {
    const { sql, params } = query.toSQL()
    return directoryDb(env)
      .prepare(sql)
      .bind(...params)
  })
  try {
    await directoryDb(env).batch([...queries, ...beside])
  } catch (error) {
    if (isEmailConflict(error)) throw new AppError('email_taken')
    throw error
  }
}

/** An account has one e-mail, and one e-mail founds one shop: what exists already means that this came late. */
export const isEmailConflict = (error: unknown): boolean =>
  error instanceof Error &&
  (/UNIQUE constraint failed: (users\.email|users\.id|directory\.tenant_id)\b/.test(error.message) ||
    isEmailConflict(error.cause))

/** Replaces a password's hash, unless it has changed since it was read. */
export const replacePasswordHash = async (
  env: Database,
  userId: string,
  from: string,
  to: string,
): Promise<void> => {
  await directoryDb(env)
    .prepare('UPDATE users SET password_hash = ?1 WHERE id = ?2 AND password_hash = ?3')
    .bind(to, userId, from)
    .run()
}

/**
 * Sets a password and ends the person's sessions, all but `except`, in one batch. Returns those that ended. The person
 * has just proved who they are, so the session that stays counts as fresh. Without a session (`except` is null, the proof
 * came by mail), passkeys are deleted too: an intruder may have added one.
 */
export const setPassword = async (
  env: Database,
  userId: string,
  passwordHash: string,
  now: string,
  except: string | null,
): Promise<EndedSession[]> => {
  const db = directoryDb(env)
  const [, ended] = await db.batch<EndedSession>([
    db
      .prepare('UPDATE users SET password_hash = ?2, updated_at = ?3 WHERE id = ?1')
      .bind(userId, passwordHash, now),
    endSessionsOf(env, userId, now, except),
    // Somebody who knew the old password may have requested a code before: it no longer works.
    endCodesOf(env, userId, now),
    ...(except === null ? [db.prepare('DELETE FROM passkeys WHERE user_id = ?1').bind(userId)] : []),
  ])
  return ended?.results ?? []
}

/**
 * Moves an account to another address, and ends the codes that its earlier mailbox may hold. `beside` are statements of
 * the same batch.
 * @throws AppError `email_taken`
 */
export const setEmail = async (
  env: Database,
  userId: string,
  email: string,
  now: string,
  beside: readonly D1PreparedStatement[] = [],
): Promise<void> => {
  const db = directoryDb(env)
  try {
    await db.batch([
      db
        .prepare('UPDATE users SET email = ?2, email_verified_at = ?3, updated_at = ?3 WHERE id = ?1')
        .bind(userId, email, now),
      endCodesOf(env, userId, now),
      ...beside,
    ])
  } catch (error) {
    if (isEmailConflict(error)) throw new AppError('email_taken')
    throw error
  }
}

/** Sets the language of mail about an account. */
export const setLanguage = async (env: Database, userId: string, language: 'ro' | 'en'): Promise<void> => {
  await drizzle(directoryDb(env)).update(users).set({ language }).where(eq(users.id, userId)).run()
}

/** Whether a shop would have no owner without this person. */
export const isSoleOwner = async (env: Database, userId: string): Promise<boolean> => {
  const { results } = await directoryDb(env)
    .prepare(
      `SELECT other.tenant_id, other.user_id, other.rol FROM memberships AS own
       JOIN memberships AS other ON other.tenant_id = own.tenant_id
       JOIN directory ON directory.tenant_id = own.tenant_id AND directory.closed_at IS NULL
       WHERE own.user_id = ?1 AND own.state = 'active' AND other.state = 'active'`,
    )
    .bind(userId)
    .all<Pick<typeof memberships.$inferSelect, 'tenant_id' | 'user_id' | 'rol'>>()
  const owners = results.filter(({ rol }) => isOwner(rol))
  return owners.some(
    (own) =>
      own.user_id === userId &&
      !owners.some((other) => other.tenant_id === own.tenant_id && other.user_id !== userId),
  )
}

/** Deletes a person with all that the directory knows of them. Returns the sessions that ended. */
export const deleteUser = async (env: Database, userId: string): Promise<EndedSession[]> => {
  const db = directoryDb(env)
  const [ended] = await db.batch<EndedSession>(
    [
      'DELETE FROM sessions WHERE user_id = ?1 RETURNING id, tenant_id AS tenantId',
      'DELETE FROM passkeys WHERE user_id = ?1',
      'DELETE FROM push_subscriptions WHERE user_id = ?1',
      'DELETE FROM account_codes WHERE user_id = ?1',
      'DELETE FROM memberships WHERE user_id = ?1',
      'DELETE FROM users WHERE id = ?1',
    ].map((sql) => db.prepare(sql).bind(userId)),
  )
  return ended?.results ?? []
}

/** The names of shops, by id; one query per shard. */
export const shopNames = async (
  env: Databases,
  places: readonly Pick<Membership, 'tenantId' | 'shard'>[],
): Promise<Map<string, string>> => {
  const names = new Map<string, string>()
  for (const [shard, d1] of shards(env).entries()) {
    const ids = places.filter((place) => place.shard === shard).map(({ tenantId }) => tenantId)
    if (ids.length === 0) continue
    const { results } = await d1
      .prepare(
        'SELECT id, nume FROM tenants WHERE tenant_id IN (SELECT value FROM json_each(?1)) AND id = tenant_id',
      )
      .bind(JSON.stringify(ids))
      .all<{ id: string; nume: string }>()
    for (const { id, nume } of results) names.set(id, nume)
  }
  return names
}

type ShopRow = Omit<Me['shop'], 'whatsapp'>

/** The shop of a tenant, from its shard; null before it is founded. */
export const findShop = async (db: TenantDb): Promise<ShopRow | null> => {
  const row = await db.d1
    .prepare(
      'SELECT id, nume AS name, plan, trial_expires_at, plan_until, cancel_at, gift_until FROM tenants WHERE tenant_id = ?1 AND id = ?1',
    )
    .bind(db.tenantId)
    .first<BoughtPlan & { id: string; name: string }>()
  return row && { id: row.id, name: row.name, plan: row.plan, planEndsAt: endOf(row) }
}

/** The plan of a tenant at an instant. It reads the shop's row each time, so that an upgrade takes effect at once. */
export const planInForce = async (db: TenantDb, now: string): Promise<PlanId> => {
  const shop = await findShop(db)
  return shop ? planAt({ plan: shop.plan, endsAt: shop.planEndsAt }, now) : 'free'
}

/** When the plan of a tenant stops having sync, in milliseconds; 0 where it has none now. */
export const syncEnd = async (db: TenantDb, now: string): Promise<number> => {
  const shop = await findShop(db)
  if (!shop || !planHas(planAt({ plan: shop.plan, endsAt: shop.planEndsAt }, now), 'sync')) return 0
  return shop.planEndsAt === null ? Number.POSITIVE_INFINITY : Date.parse(shop.planEndsAt)
}

/** Names of the people who are or were in a shop, by id. */
export const userNames = async (env: Database, tenantId: string): Promise<Map<string, string>> => {
  const rows = await drizzle(directoryDb(env))
    .select({ id: users.id, name: users.nume })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.user_id))
    .where(eq(memberships.tenant_id, tenantId))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
