import { drizzle } from 'drizzle-orm/d1'
import { AppError } from '#domain/kernel/errors.ts'
import type { MembershipState } from '#domain/team/membership.ts'
import type { Role } from '#domain/team/roles.ts'
import { isEmailConflict, type NewUser } from './accounts.ts'
import { memberships, users } from './schema.ts'
import type { Database } from './sessions.ts'
import { type Databases, directoryDb, type TenantDb, tenantDb } from './tenant-db.ts'

/** The memberships of the directory, which follow the shops' own rows of their people. Instants are ISO. */

/** What a shop's row says of one person, and the rev of that row. */
export type Followed = { tenantId: string; userId: string; role: Role; state: MembershipState; rev: number }

/**
 * Brings a membership to what the shop's row says, unless the directory knows a newer one, and ends the sessions in that
 * shop of a person who is no longer active in it. A repeat changes nothing, and so does a person without an account.
 */
export const followMembership = async (
  env: Database,
  { tenantId, userId, role, state, rev }: Followed,
  now: string,
): Promise<void> => {
  const db = directoryDb(env)
  await db.batch([
    db
      .prepare(
        `INSERT INTO memberships (tenant_id, user_id, rol, state, as_of_rev, updated_at)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE EXISTS (SELECT 1 FROM users WHERE id = ?2)
         ON CONFLICT (tenant_id, user_id) DO UPDATE SET rol = excluded.rol, state = excluded.state,
           as_of_rev = excluded.as_of_rev, updated_at = excluded.updated_at
         WHERE excluded.as_of_rev > memberships.as_of_rev`,
      )
      .bind(tenantId, userId, role, state, rev, now),
    db
      .prepare(
        `UPDATE sessions SET revoked_at = ?3 WHERE user_id = ?2 AND tenant_id = ?1 AND revoked_at IS NULL
         AND EXISTS (SELECT 1 FROM memberships AS m
           WHERE m.tenant_id = ?1 AND m.user_id = ?2 AND m.state = 'deactivated')`,
      )
      .bind(tenantId, userId, now),
  ])
}

/** The id of a person's row in a shop; null where there is none. */
export const memberOf = async ({ d1, tenantId }: TenantDb, userId: string): Promise<string | null> =>
  await d1
    .prepare('SELECT id FROM members WHERE tenant_id = ?1 AND user_id = ?2 AND deleted_at IS NULL')
    .bind(tenantId, userId)
    .first<string>('id')

/** The rows of a person in the shops that they are or were in. */
export const memberRows = async (env: Databases, userId: string): Promise<{ db: TenantDb; id: string }[]> => {
  const { results } = await directoryDb(env)
    .prepare(
      `SELECT m.tenant_id AS tenantId, d.shard FROM memberships AS m
       JOIN directory AS d ON d.tenant_id = m.tenant_id AND d.closed_at IS NULL WHERE m.user_id = ?1`,
    )
    .bind(userId)
    .all<{ tenantId: string; shard: number }>()
  const found = await Promise.all(
    results.map(async ({ tenantId, shard }) => {
      const db = tenantDb(env, tenantId, shard)
      const id = await memberOf(db, userId)
      return id === null ? [] : [{ db, id }]
    }),
  )
  return found.flat()
}

/** Whether an account of this id exists. */
export const hasUser = async (env: Database, userId: string): Promise<boolean> =>
  (await directoryDb(env).prepare('SELECT 1 FROM users WHERE id = ?1').bind(userId).first()) !== null

/**
 * Writes a new person, who is in one shop; the membership follows the shop's row from now on.
 * @throws AppError `email_taken` when another request was quicker
 */
export const addPerson = async (
  env: Database,
  user: NewUser,
  { tenantId, role }: { tenantId: string; role: Role },
): Promise<void> => {
  const db = drizzle(directoryDb(env))
  const membership = {
    tenant_id: tenantId,
    user_id: user.id,
    rol: role,
    state: 'active' as const,
    as_of_rev: 0,
    updated_at: user.created_at,
  }
  try {
    await db.batch([
      db.insert(users).values(user),
      db.insert(memberships).values(membership).onConflictDoNothing(),
    ])
  } catch (error) {
    if (isEmailConflict(error)) throw new AppError('email_taken')
    throw error
  }
}

/** A person whose access to a shop has ended, with the shop's rows. */
export type Departed = { userId: string; name: string; db: TenantDb }

/** The person of a session, if the shop has ended their access since; null for any other session, and in a closed shop. */
export const findDeparted = async (env: Databases, sessionId: string): Promise<Departed | null> => {
  const found = await directoryDb(env)
    .prepare(
      `SELECT s.user_id AS userId, s.tenant_id AS tenantId, u.nume AS name, d.shard
       FROM sessions AS s
       JOIN memberships AS m ON m.tenant_id = s.tenant_id AND m.user_id = s.user_id AND m.state = 'deactivated'
       JOIN users AS u ON u.id = s.user_id
       JOIN directory AS d ON d.tenant_id = s.tenant_id AND d.closed_at IS NULL
       WHERE s.id = ?1`,
    )
    .bind(sessionId)
    .first<{ userId: string; tenantId: string; name: string; shard: number }>()
  return found && { userId: found.userId, name: found.name, db: tenantDb(env, found.tenantId, found.shard) }
}
