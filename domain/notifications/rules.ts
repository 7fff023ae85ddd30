import type { Rules } from '#domain/sync/collection.ts'
import type { notificationSettings, notifications } from './schema.ts'

export const notificationRules: Rules<typeof notifications> = {
  change({ kind, before, after }, view) {
    if (kind === 'insert') after.at = view.now
    if (before && after.read_at !== null) after.read_at = before.read_at ?? view.now
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
