import type { Message } from '#domain/messages/schema.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { reminders } from '#domain/workshop/reminders/schema.ts'
import { vehicles } from '#domain/workshop/vehicles/schema.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { visibleRow } from '#worker/db/visibility.ts'

/**
 * Whether a message that has waited is still to be sent: its reminder is open, and the car is the client's and not
 * merged into another.
 */
export const isWanted = async (db: TenantDb, { reminder_id }: Message): Promise<boolean> => {
  if (reminder_id === null) return true
  const actor = systemActor(db, 'messages')
  const reminder = await visibleRow(db, actor, reminders, reminder_id)
  if (!reminder || reminder.done_at !== null) return false
  const vehicle = await visibleRow(db, actor, vehicles, reminder.vehicle_id)
  return vehicle !== null && vehicle.merged_into === null
}
