import type { TenantDb } from './tenant-db.ts'

/** The rows of `mecanici` that belong to a user: they decide which orders that user sees (S12.4). */
export const mechanicIdsOf = async ({ d1, tenantId }: TenantDb, userId: string): Promise<string[]> => {
  const { results } = await d1
    .prepare(
      'SELECT id FROM mecanici WHERE tenant_id = ?1 AND user_id = ?2 AND deleted_at IS NULL ORDER BY id',
    )
    .bind(tenantId, userId)
    .all<{ id: string }>()
  return results.map(({ id }) => id)
}
