import type { Rules } from '#domain/sync/collection.ts'
import type { messageSettings } from './schema.ts'

/** A new sender name has to be registered anew. */
export const messageSettingsRules: Rules<typeof messageSettings> = {
  change({ before, after }) {
    if (after.sender === (before?.sender ?? '')) return
    after.sender_state = after.sender === '' ? 'none' : 'asked'
  },
}
