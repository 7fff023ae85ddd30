import { AppError } from '#domain/kernel/errors.ts'
import { type StaffActor, systemActor } from '#domain/sync/actor.ts'
import { isPermitted } from '#domain/team/permissions.ts'
import { FOUNDER, SECOND } from '#domain/team/roles.ts'
import { members } from '#domain/team/schema.ts'
import { doAct } from '#worker/acts.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { visibleRow, visibleRows } from '#worker/db/visibility.ts'
import type { Env } from '#worker/env.ts'
import { followMember } from './follow.ts'

/**
 * Gives the shop to a colleague, in one act: the colleague becomes its owner, the owner a manager.
 * @throws AppError `forbidden`, `row_missing`, `member_state` where the colleague does not work here, or as the rules
 * refuse it
 */
export const handOver = async (
  env: Env,
  db: TenantDb,
  actor: StaffActor,
  memberId: string,
): Promise<void> => {
  if (!isPermitted(actor, 'handOver')) throw new AppError('forbidden')
  const [heir, own] = await Promise.all([
    visibleRow(db, actor, members, memberId),
    visibleRows(db, actor, members, 't.user_id = ?2 AND t.deleted_at IS NULL', actor.userId).first<{
      id: string
      rev: number
    }>(),
  ])
  if (!heir || !own || heir.id === own.id) throw new AppError('row_missing')
  if (heir.state !== 'active') throw new AppError('member_state')
  const role = ({ id, rev: base }: { id: string; rev: number }, to: string) => ({
    op: 'patch' as const,
    collection: 'members',
    id,
    base,
    data: { role: to },
  })
  const { tenantId, userId } = actor
  await doAct(env, systemActor({ tenantId, userId }, 'team'), {
    key: crypto.randomUUID(),
    ops: [role(heir, FOUNDER), role(own, SECOND)],
    label: 'Service predat altui patron',
  })
  await Promise.all([followMember(env, db, heir.id), followMember(env, db, own.id)])
}
