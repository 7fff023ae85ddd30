import type { TenantDb } from './tenant-db.ts'

/** The key of a tenant's picture in R2: its content hash, so that a picture sent twice is stored once. */
export const pictureKey = (tenantId: string, sha256: string): string => `tenants/${tenantId}/photos/${sha256}`

/** The digests of photos' pictures. */
export const picturesOf = async (
  { d1, tenantId }: TenantDb,
  photoIds: readonly string[],
): Promise<string[]> => {
  const { results } = await d1
    .prepare(
      'SELECT DISTINCT sha256 FROM photos WHERE tenant_id = ?1 AND id IN (SELECT value FROM json_each(?2))',
    )
    .bind(tenantId, JSON.stringify(photoIds))
    .all<{ sha256: string }>()
  return results.map(({ sha256 }) => sha256)
}

/** The pictures among these that no row names. */
export const unnamedPictures = async (
  { d1, tenantId }: TenantDb,
  digests: readonly string[],
): Promise<string[]> => {
  const { results } = await d1
    .prepare(
      'SELECT value AS sha256 FROM json_each(?2) WHERE value NOT IN (SELECT sha256 FROM photos WHERE tenant_id = ?1)',
    )
    .bind(tenantId, JSON.stringify(digests))
    .all<{ sha256: string }>()
  return results.map(({ sha256 }) => sha256)
}

/** Bytes of the pictures that the server has of a shop. */
export const storedBytes = async ({ d1, tenantId }: TenantDb): Promise<number> => {
  const row = await d1
    .prepare(
      'SELECT sum(size) AS bytes FROM photos WHERE tenant_id = ?1 AND uploaded_at IS NOT NULL AND deleted_at IS NULL',
    )
    .bind(tenantId)
    .first<{ bytes: number | null }>()
  return row?.bytes ?? 0
}
