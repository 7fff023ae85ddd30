import { systemActor } from '#domain/sync/actor.ts'
import { members } from '#domain/team/schema.ts'
import { followMembership } from '#worker/db/memberships.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import type { Env } from '#worker/env.ts'
import { endLive } from '#worker/modules/accounts/live.ts'

/**
 * Brings the directory's membership of a colleague to what the row says by now, and closes the live sockets, whose
 * rights may have changed. It may run again, and late: an older row never replaces a newer one.
 */
export const followMember = async (env: Env, db: TenantDb, memberId: string): Promise<void> => {
  const { tenantId } = db
  const row = await visibleRow(db, systemActor({ tenantId }, 'team'), members, memberId)
  if (!row || row.user_id === '') return
  const { user_id: userId, role, rev } = row
  const state = row.state === 'active' ? 'active' : 'deactivated'
  await followMembership(env, { tenantId, userId, role, state, rev }, new Date().toISOString())
  await endLive(env, tenantId, { userId })
}
