import { and, eq, isNull } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { directory } from './schema.ts'
import { type Databases, directoryDb, type TenantDb, tenantDb } from './tenant-db.ts'

/** Finds a tenant's database in the directory; null for an unknown tenant, and for one that is being deleted. */
export const findTenantDb = async (env: Databases, tenantId: string): Promise<TenantDb | null> => {
  const row = await drizzle(directoryDb(env))
    .select({ shard: directory.shard })
    .from(directory)
    .where(and(eq(directory.tenant_id, tenantId), isNull(directory.closed_at)))
    .get()
  return row ? tenantDb(env, tenantId, row.shard) : null
}
