import type { Rules } from '#domain/sync/collection.ts'
import type { reminders } from './schema.ts'

export const reminderRules: Rules<typeof reminders> = {
  change({ kind, after }, view) {
    if (kind !== 'delete' && after.due_date === null && after.due_km === null)
      view.reject('reminder_without_due')
  },
}
