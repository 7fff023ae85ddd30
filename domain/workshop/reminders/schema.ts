import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import { day, instant, km, oneOf, orNull, ref, text } from '#domain/sync/columns.ts'
import { DESK } from '#domain/team/roles.ts'

/** Inspection, insurance, road tax, oil service, tyres of the season, anything else. */
export const REMINDER_KINDS = ['itp', 'rca', 'rovinieta', 'ulei', 'anvelope', 'alta'] as const
export type ReminderKind = (typeof REMINDER_KINDS)[number]

/** Events about which the shop reminds a car's owner: by a day, by kilometres, or whichever comes first. */
export const reminders = defineCollection({
  name: 'reminders',
  columns: {
    vehicle_id: ref('vehicles'),
    kind: oneOf(REMINDER_KINDS),
    due_date: orNull(day()),
    due_km: orNull(km()),
    note: text(300),
    /** When the client was last contacted about it. */
    contacted_at: orNull(instant()),
    /** When it was done or dropped; null while open. */
    done_at: orNull(instant()),
  },
  rights: { insert: DESK, patch: DESK, delete: DESK },
  parents: ['vehicle_id'],
})
export type Reminder = RowOf<typeof reminders>
