import { type Databases, shards, type TenantDb } from '../tenant-db.ts'

/**
 * The list of a shop's erased clients, in R2 beside its files: a restore of a database does not reach it, so what the
 * restore brought back is erased again (S20.5). An object names a contact's row; it holds nothing of the client.
 */
type Bucket = Pick<R2Bucket, 'put' | 'list'>

const prefixOf = (tenantId: string): string => `tenants/${tenantId}/erasures/`

export const noteErasure = async (bucket: Bucket, tenantId: string, contactId: string): Promise<void> => {
  await bucket.put(`${prefixOf(tenantId)}${contactId}`, '')
}

/** The keys of all files under a prefix. */
export const keysUnder = async (bucket: Pick<R2Bucket, 'list'>, prefix: string): Promise<string[]> => {
  const keys: string[] = []
  let cursor: string | undefined
  do {
    const page = await bucket.list({ prefix, ...(cursor !== undefined && { cursor }) })
    keys.push(...page.objects.map(({ key }) => key))
    cursor = page.truncated ? page.cursor : undefined
  } while (cursor !== undefined)
  return keys
}

/** The contacts whose data was erased, or is about to be. */
export const erasedContacts = async (bucket: Bucket, tenantId: string): Promise<string[]> => {
  const prefix = prefixOf(tenantId)
  return (await keysUnder(bucket, prefix)).map((key) => key.slice(prefix.length))
}

/** Whether the tenant's database was restored and its erasures have not been replayed. */
export const isRestored = async ({ d1, tenantId }: TenantDb): Promise<boolean> =>
  (await d1
    .prepare('SELECT 1 FROM sync_tenants WHERE tenant_id = ?1 AND epoch <> replayed_epoch')
    .bind(tenantId)
    .first()) !== null

/** Records that the erasures were replayed in the present epoch. */
export const markReplayed = async ({ d1, tenantId }: TenantDb): Promise<void> => {
  await d1.prepare('UPDATE sync_tenants SET replayed_epoch = epoch WHERE tenant_id = ?1').bind(tenantId).run()
}

/** Tenants whose database was restored and whose erasures have not been replayed. */
export const restoredTenants = async (env: Databases, most: number): Promise<string[]> => {
  const found = await Promise.all(
    shards(env).map((d1) =>
      d1
        .prepare('SELECT tenant_id FROM sync_tenants WHERE epoch <> replayed_epoch AND closed = 0 LIMIT ?1')
        .bind(most)
        .all<{ tenant_id: string }>(),
    ),
  )
  return found.flatMap(({ results }) => results.map(({ tenant_id }) => tenant_id))
}
