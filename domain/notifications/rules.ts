import type { Rules, View } from '#domain/sync/collection.ts'
import { mailNotification, pushNotification } from './jobs.ts'
import { afterQuiet } from './quiet.ts'
import {
  DEFAULT_QUIET,
  kindsByMail,
  kindsIn,
  type Notification,
  notificationSettings,
  type notifications,
} from './schema.ts'

/** Causes what reaches the person outside of the app, at the end of quiet hours. */
const reach = (row: Notification, view: View): void => {
  const settings = view.get(notificationSettings, row.user_id)
  const { quiet_from: from, quiet_until: until } = settings ?? {
    quiet_from: DEFAULT_QUIET.from,
    quiet_until: DEFAULT_QUIET.until,
  }
  const dueAt = new Date(afterQuiet(Date.parse(view.now), { from, until })).toISOString()
  for (const [job, isWanted] of [
    [pushNotification, !kindsIn(settings?.not_pushed).includes(row.kind)],
    [mailNotification, kindsByMail(settings).includes(row.kind)],
  ] as const)
    if (isWanted) view.emit(job, `${job.id}/${row.id}`, { notificationId: row.id }, { dueAt })
}

export const notificationRules: Rules<typeof notifications> = {
  change({ kind, before, after }, view) {
    if (kind === 'insert') {
      after.at = view.now
      reach(after, view)
    }
    if (before && after.read_at !== null) after.read_at = before.read_at ?? view.now
    after.unread = after.read_at === null ? 1 : 0
  },
}

/** Everybody has one row of settings, under the own id. */
export const notificationSettingsRules: Rules<typeof notificationSettings> = {
  change({ kind, after }, view) {
    if (kind !== 'insert') return
    if (after.id !== view.actor.userId) view.reject('forbidden')
    after.user_id = after.id
  },
}
