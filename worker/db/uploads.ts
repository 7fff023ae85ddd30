import type { TenantDb } from './tenant-db.ts'

/** Room for pictures that are being stored: of many at once, no more begin than there is room for. Instants are ISO. */

const STORED = `(SELECT coalesce(sum(size), 0) FROM photos
  WHERE tenant_id = ?1 AND uploaded_at IS NOT NULL AND deleted_at IS NULL AND id <> ?2)`
const RESERVED = `(SELECT coalesce(sum(size), 0) FROM uploads
  WHERE tenant_id = ?1 AND photo_id <> ?2 AND expires_at > ?4)`

/** A reservation of bytes until `expiresAt`, unless it is given back before. */
export type Reservation = { photoId: string; size: number; now: string; expiresAt: string }

/**
 * Reserves the bytes of a photo, in one statement with the sum of what is stored and reserved. Returns the bytes before
 * it, or null where `limit` has no room.
 */
export const reserveRoom = async (
  { d1, tenantId }: TenantDb,
  { photoId, size, now, expiresAt }: Reservation,
  limit: number,
): Promise<number | null> => {
  const [, taken] = await d1.batch<{ used: number }>([
    d1.prepare('DELETE FROM uploads WHERE tenant_id = ?1 AND expires_at <= ?2').bind(tenantId, now),
    d1
      .prepare(
        `INSERT INTO uploads (tenant_id, photo_id, size, expires_at)
         SELECT ?1, ?2, ?3, ?5 WHERE ${STORED} + ${RESERVED} + ?3 <= ?6
         ON CONFLICT (tenant_id, photo_id) DO UPDATE SET size = excluded.size, expires_at = excluded.expires_at
         RETURNING ${STORED} + ${RESERVED} AS used`,
      )
      .bind(tenantId, photoId, size, now, expiresAt, limit),
  ])
  return taken?.results[0]?.used ?? null
}

/** Gives a reservation back: the photo's row counts now, or its picture was not stored. */
export const releaseRoom = async ({ d1, tenantId }: TenantDb, photoId: string): Promise<void> => {
  await d1.prepare('DELETE FROM uploads WHERE tenant_id = ?1 AND photo_id = ?2').bind(tenantId, photoId).run()
}
