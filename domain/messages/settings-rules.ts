import type { Rules } from '#domain/sync/collection.ts'
import type { messageSettings } from './schema.ts'

/** Messages leave at some hour of the day, and a new sender name has to be registered again. */
export const messageSettingsRules: Rules<typeof messageSettings> = {
  change({ before, after }, view) {
    if (after.send_from >= after.send_until)
      view.reject('invalid_input', { issues: [{ path: 'send_until', code: 'invalid' }] })
    if (after.sender === (before?.sender ?? '')) return
    after.sender_state = after.sender === '' ? 'none' : 'asked'
  },
}
