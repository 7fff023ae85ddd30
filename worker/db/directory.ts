import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { directory } from './schema.ts'
import { type Databases, directoryDb, type TenantDb, tenantDb } from './tenant-db.ts'

/** Finds a tenant's database in the directory; null for an unknown tenant. */
export const findTenantDb = async (env: Databases, tenantId: string): Promise<TenantDb | null> => {
  const row = await drizzle(directoryDb(env))
    .select({ shard: directory.shard })
    .from(directory)
    .where(eq(directory.tenant_id, tenantId))
    .get()
  return row ? tenantDb(env, tenantId, row.shard) : null
}
