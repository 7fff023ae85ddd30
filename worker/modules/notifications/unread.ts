import type { Notification } from '#domain/notifications/schema.ts'
import { notifications } from '#domain/notifications/schema.ts'
import { systemActor } from '#domain/sync/actor.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { visibleRow } from '#worker/db/visibility.ts'

/** A notification that its person has not read yet; null otherwise. */
export const unread = async (db: TenantDb, id: string): Promise<Notification | null> => {
  const row = await visibleRow(db, systemActor(db, 'notifications'), notifications, id)
  return row?.unread === 1 ? row : null
}
