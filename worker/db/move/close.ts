import { fence, type Start } from '../commit-store.ts'
import type { TenantDb } from '../tenant-db.ts'

/** The attempt of a move that closes a shard, and the history that it has copied. */
export type Closing = { attempt: number; epoch: string; past: number }

/**
 * Closes a tenant on its shard: no commit, purge, erasure or claim of an effect writes there any longer. Fails, as a
 * commit does, where another one came before, or where the past was changed since it was copied.
 */
export const closeShard = async (db: TenantDb, { head }: Start, as: Closing): Promise<void> => {
  await db.d1.batch([
    fence(db, { epoch: as.epoch, head, past: as.past }),
    db.d1.prepare('UPDATE sync_tenants SET closed = ?2 WHERE tenant_id = ?1').bind(db.tenantId, as.attempt),
  ])
}

/**
 * Opens a tenant on the shard that the directory names, after attempts that came to nothing. An attempt that may still
 * win has no lower number.
 */
export const reopenShard = async ({ d1, tenantId }: TenantDb, attempt: number): Promise<void> => {
  await d1
    .prepare('UPDATE sync_tenants SET closed = 0 WHERE tenant_id = ?1 AND closed > 0 AND closed < ?2')
    .bind(tenantId, attempt)
    .run()
}

/** Opens a tenant on the shard to which an attempt has moved it. */
export const openShard = async ({ d1, tenantId }: TenantDb, attempt: number): Promise<void> => {
  await d1
    .prepare('UPDATE sync_tenants SET closed = 0 WHERE tenant_id = ?1 AND closed = ?2')
    .bind(tenantId, attempt)
    .run()
}
