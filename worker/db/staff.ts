import { REGISTRY } from '#domain/modules.ts'
import { type StaffActor, staffActor } from '#domain/sync/actor.ts'
import { looksAtMechanics } from '#domain/sync/visibility.ts'
import { grantsOf, isGranted, type ShopGrants } from '#domain/team/permissions.ts'
import type { Role } from '#domain/team/roles.ts'
import type { TenantDb } from './tenant-db.ts'

type Found = ShopGrants & { mechanics: string }

/**
 * A person of the shop as an actor, with what decides what he sees: the rows of `mecanici` that are his (S12.4), and what
 * the shop grants to his role (S24.3). Where neither counts, nothing is read.
 */
export const staffOf = async (
  { d1, tenantId }: TenantDb,
  { userId, userName }: { userId: string; userName?: string },
  role: Role,
): Promise<StaffActor> => {
  const someone = { tenantId, userId, ...(userName !== undefined && { userName }) }
  if (!looksAtMechanics(REGISTRY, role) && !isGranted(role)) return staffActor(someone, role, [])
  const found = await d1
    .prepare(
      'SELECT coalesce((SELECT mechanics_see_prices FROM tenants WHERE tenant_id = ?1 AND id = ?1), 0) AS mechanics_see_prices, ' +
        '(SELECT json_group_array(id) FROM (SELECT id FROM mecanici WHERE tenant_id = ?1 AND user_id = ?2 AND deleted_at IS NULL ORDER BY id)) AS mechanics',
    )
    .bind(tenantId, userId)
    .first<Found>()
  const mechanics = looksAtMechanics(REGISTRY, role) ? (JSON.parse(found?.mechanics ?? '[]') as string[]) : []
  return staffActor(someone, role, mechanics, grantsOf(found, role))
}
