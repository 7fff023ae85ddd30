import type { Row } from '#domain/sync/collection.ts'
import { type Photo, photos } from '#domain/workshop/photos/schema.ts'
import { columnList } from './rows-sql.ts'
import type { TenantDb } from './tenant-db.ts'

/** A photo's row, or null when the tenant has none. */
export const readPhoto = async ({ d1, tenantId }: TenantDb, id: string): Promise<Photo | null> =>
  (await d1
    .prepare(
      `SELECT ${columnList(photos)} FROM photos WHERE tenant_id = ?1 AND id = ?2 AND deleted_at IS NULL`,
    )
    .bind(tenantId, id)
    .first<Row>()) as Photo | null

/** Where a tenant's picture lies in R2: by its content, so that one sent twice is one. */
export const pictureKey = (tenantId: string, sha256: string): string => `tenants/${tenantId}/photos/${sha256}`

/** At most what one call of R2 deletes. */
const MOST = 1_000

/**
 * Pictures whose rows were all deleted before an instant, by their digest: nobody sees them any more, and no undo brings
 * them back.
 */
export const orphanedPictures = async ({ d1, tenantId }: TenantDb, before: string): Promise<string[]> => {
  const { results } = await d1
    .prepare(
      `SELECT sha256 FROM photos WHERE tenant_id = ?1 GROUP BY sha256 HAVING count(deleted_at) = count(*) AND max(deleted_at) < ?2 LIMIT ${MOST}`,
    )
    .bind(tenantId, before)
    .all<{ sha256: string }>()
  return results.map(({ sha256 }) => sha256)
}
