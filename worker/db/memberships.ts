import type { MembershipState } from '#domain/team/membership.ts'
import type { Role } from '#domain/team/roles.ts'
import type { Database } from './sessions.ts'
import { directoryDb } from './tenant-db.ts'

/** The memberships of the directory, which follow the shops' own rows of their people. Instants are ISO. */

/** What a shop's row says of one person, and the rev of that row. */
export type Followed = { tenantId: string; userId: string; role: Role; state: MembershipState; rev: number }

/**
 * Brings a membership to what the shop's row says, unless the directory knows a newer one, and ends the sessions in that
 * shop of a person who is no longer active in it. A repeat changes nothing.
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
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
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
