import { and, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { AppError } from '#domain/kernel/errors.ts'
import { type BoughtPlan, endOf, type PlanId, planAt } from '#domain/plans/catalogue.ts'
import type { Me } from '#domain/team/account.ts'
import type { Role } from '#domain/team/roles.ts'
import { directory, memberships, registrations, sessions, users } from './schema.ts'
import type { Database, NewSession } from './sessions.ts'
import { directoryDb, type TenantDb } from './tenant-db.ts'

/** Users and shops for the accounts module. Instants are ISO, hashes are hex. */

/** A person with an account. */
export type Account = {
  userId: string
  name: string
  email: string
  passwordHash: string
}

/** A shop that a person is in, and as what. */
export type Membership = { tenantId: string; shard: number; role: Role }

/** The account of an e-mail. */
export const findAccount = async (env: Database, email: string): Promise<Account | null> =>
  (await drizzle(directoryDb(env))
    .select({ userId: users.id, name: users.nume, email: users.email, passwordHash: users.password_hash })
    .from(users)
    .where(eq(users.email, email))
    .get()) ?? null

/** The shops in which a person is active, the oldest first. */
export const membershipsOf = (env: Database, userId: string): Promise<Membership[]> =>
  drizzle(directoryDb(env))
    .select({ tenantId: memberships.tenant_id, shard: directory.shard, role: memberships.rol })
    .from(memberships)
    .innerJoin(directory, eq(directory.tenant_id, memberships.tenant_id))
    .where(and(eq(memberships.user_id, userId), eq(memberships.state, 'active')))
    .orderBy(directory.created_at, memberships.tenant_id)
    .all()

/** What a new person accepted, and the language of their mail. */
export type NewUser = typeof users.$inferInsert

/**
 * Writes a new shop's directory entry, its owner and the first session, and ends the registration, all or nothing.
 * @throws AppError `email_taken` when another registration was quicker
 */
export const createAccount = async (
  env: Database,
  user: NewUser,
  { tenantId, shard, role }: Membership,
  session: NewSession,
): Promise<void> => {
  const db = drizzle(directoryDb(env))
  const now = user.created_at
  try {
    await db.batch([
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
    ])
  } catch (error) {
    if (isEmailConflict(error)) throw new AppError('email_taken')
    throw error
  }
}

/** One e-mail founds one shop: an existing shop means that this registration came late. */
const isEmailConflict = (error: unknown): boolean =>
  error instanceof Error &&
  (/UNIQUE constraint failed: (users\.email|directory\.tenant_id)\b/.test(error.message) ||
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

type ShopRow = Omit<Me['shop'], 'whatsapp'>

/** The shop of a tenant, from its shard; null before it is founded. */
export const findShop = async (db: TenantDb): Promise<ShopRow | null> => {
  const row = await db.d1
    .prepare(
      'SELECT id, nume AS name, plan, trial_expires_at, plan_until, cancel_at FROM tenants WHERE tenant_id = ?1 AND id = ?1',
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

/** Names of the people who are or were in a shop, by id. */
export const userNames = async (env: Database, tenantId: string): Promise<Map<string, string>> => {
  const rows = await drizzle(directoryDb(env))
    .select({ id: users.id, name: users.nume })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.user_id))
    .where(eq(memberships.tenant_id, tenantId))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
