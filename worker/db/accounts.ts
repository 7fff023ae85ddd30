import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { AppError } from '#domain/kernel/errors.ts'
import { type PlanId, planAt } from '#domain/plans/catalogue.ts'
import type { Me } from '#domain/team/account.ts'
import type { Role } from '#domain/team/roles.ts'
import { directory, registrations, sessions, users } from './schema.ts'
import type { Database, NewSession } from './sessions.ts'
import { directoryDb, type TenantDb } from './tenant-db.ts'

/** Users and shops for the accounts module. Instants are ISO, hashes are hex. */

/** A user who may try to log in. */
export type Account = {
  userId: string
  tenantId: string
  shard: number
  name: string
  email: string
  role: Role
  active: boolean
  passwordHash: string
}

/** The account of an e-mail, active or not. */
export const findAccount = async (env: Database, email: string): Promise<Account | null> => {
  const found = await drizzle(directoryDb(env))
    .select({ user: users, shard: directory.shard })
    .from(users)
    .innerJoin(directory, eq(directory.tenant_id, users.tenant_id))
    .where(eq(users.email, email))
    .get()
  if (!found) return null
  const { user, shard } = found
  return {
    userId: user.id,
    tenantId: user.tenant_id,
    shard,
    name: user.nume,
    email: user.email,
    role: user.rol,
    active: user.activ === 1,
    passwordHash: user.password_hash,
  }
}

/**
 * Writes a new shop's directory entry, its owner and the first session, and ends the registration, all or nothing.
 * @throws AppError `email_taken` when another registration was quicker
 */
export const createAccount = async (
  env: Database,
  account: Omit<Account, 'active'>,
  session: NewSession,
  now: string,
): Promise<void> => {
  const db = drizzle(directoryDb(env))
  try {
    await db.batch([
      db.insert(directory).values({ tenant_id: account.tenantId, shard: account.shard, created_at: now }),
      db.insert(users).values({
        id: account.userId,
        tenant_id: account.tenantId,
        email: account.email,
        password_hash: account.passwordHash,
        nume: account.name,
        rol: account.role,
        activ: 1,
        created_at: now,
        updated_at: now,
      }),
      db.insert(sessions).values(session),
      db.delete(registrations).where(eq(registrations.email, account.email)),
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
export const findShop = async (db: TenantDb): Promise<ShopRow | null> =>
  await db.d1
    .prepare(
      'SELECT id, nume AS name, plan, trial_expires_at AS trialExpiresAt FROM tenants WHERE tenant_id = ?1 AND id = ?1',
    )
    .bind(db.tenantId)
    .first<ShopRow>()

/** The plan of a tenant at an instant. It reads the shop's row each time, so that an upgrade takes effect at once. */
export const planInForce = async (db: TenantDb, now: string): Promise<PlanId> => {
  const shop = await findShop(db)
  return shop ? planAt({ plan: shop.plan, trial_expires_at: shop.trialExpiresAt }, now) : 'free'
}

/** Names of a shop's users, by id. */
export const userNames = async (env: Database, tenantId: string): Promise<Map<string, string>> => {
  const rows = await drizzle(directoryDb(env))
    .select({ id: users.id, name: users.nume })
    .from(users)
    .where(eq(users.tenant_id, tenantId))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
