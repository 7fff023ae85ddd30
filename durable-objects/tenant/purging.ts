import type { Entry } from '#domain/sync/protocol.ts'
import type { Purged } from '#worker/db/purge.ts'

/**
 * S21: when a tenant's tombstones are purged. An alarm is set only by a deletion, for the day on which its row may go, so
 * that a shop at rest costs nothing.
 */

const DAY = 86_400_000
/** Milliseconds for which a deleted row stays. */
export const KEPT = 180 * DAY
/** Milliseconds between two runs of one purge, when there is more than one run takes. */
const NEXT_RUN = 60_000

/** The instant before which what was deleted goes now. */
export const purgeLine = (now: number): string => new Date(now - KEPT).toISOString()

/** When to purge next, in milliseconds; null when nothing waits. At most once a day, unless there is more at once. */
export const nextPurge = ({ more, next }: Purged, now: number): number | null => {
  if (more) return now + NEXT_RUN
  return next === null ? null : Math.max(Date.parse(next) + KEPT, now + DAY)
}

/** Milliseconds after which a purge that failed is tried again. */
export const PURGE_AGAIN = DAY

/** When to purge after a commit that writes these rows; null when it deletes none. */
export const purgeAfter = (rows: readonly Entry[], now: number): number | null =>
  rows.some(({ row }) => row.deleted_at !== null) ? now + KEPT : null
