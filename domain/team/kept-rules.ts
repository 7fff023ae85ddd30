import type { Rules } from '#domain/sync/collection.ts'
import { keptActs } from './schema.ts'

/** Most acts of one person that wait for the office, and most characters of their ops. */
export const KEPT_LIMITS = { acts: 200, size: 4_000_000 } as const

/** The cookie of an ended session may bring acts for a year, so what waits of one person is bounded. */
export const keptRules: Rules<typeof keptActs> = {
  change({ before, after }, view) {
    if (before) return
    const waiting = view.having(keptActs, { user_id: after.user_id }).filter(({ id }) => id !== after.id)
    const size = waiting.reduce((sum, { ops }) => sum + ops.length, after.ops.length)
    if (waiting.length >= KEPT_LIMITS.acts || size > KEPT_LIMITS.size) view.reject('kept_full')
  },
}
