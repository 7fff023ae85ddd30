import { AppError } from '#domain/kernel/errors.ts'
import type { TenantDb } from './tenant-db.ts'

/**
 * The count of what changes a tenant's past, where no rev tells it (`past` of `sync_tenants`): each purge and each move
 * of the log adds 2, an erasure 1 at its beginning and 1 at its end. Who copies the past to elsewhere, and finds another
 * count at the end, has copied what is gone.
 */

export const isErasing = (past: number): boolean => past % 2 === 1

/**
 * Begins an erasure. Returns its count; one that broke off before gives way.
 * @throws AppError `unavailable` where the tenant is about to leave this shard
 */
export const beginErasure = async ({ d1, tenantId }: TenantDb): Promise<number> => {
  const begun = await d1
    .prepare(
      'UPDATE sync_tenants SET past = past + 1 + past % 2 WHERE tenant_id = ?1 AND closed = 0 RETURNING past',
    )
    .bind(tenantId)
    .first<{ past: number }>()
  if (!begun) throw new AppError('unavailable')
  return begun.past
}

/**
 * Ends it.
 * @throws Error where the past was changed meanwhile by somebody else: then it is to be done again
 */
export const endErasure = async ({ d1, tenantId }: TenantDb, past: number): Promise<void> => {
  const ended = await d1
    .prepare('UPDATE sync_tenants SET past = past + 1 WHERE tenant_id = ?1 AND past = ?2 RETURNING past')
    .bind(tenantId, past)
    .first()
  if (!ended) throw new Error('the past was changed during an erasure')
}
