import { DAY } from '#domain/kernel/days.ts'
import type { Entry } from '#domain/sync/protocol.ts'
import type { Purged } from '#worker/db/purge.ts'

/**
 * S21.2: when a tenant's tombstones are purged. Only a deletion sets an alarm, for the day on which its row may go, so
 * that an idle shop costs nothing.
 */

/** Milliseconds for which a deleted row stays (S21.1). */
export const KEPT = 180 * DAY
/** Milliseconds between two runs of one purge, when one run is not enough. */
const NEXT_RUN = 60_000

/** Rows that were deleted before this instant are purged now. */
export const purgeLine = (now: number): string => new Date(now - KEPT).toISOString()

/**
 * The time of the next purge, in milliseconds; null when nothing waits. At most once a day, unless more rows are due
 * now.
 */
export const nextPurge = ({ more, next }: Purged, now: number): number | null => {
  if (more) return now + NEXT_RUN
  return next === null ? null : Math.max(Date.parse(next) + KEPT, now + DAY)
}

/** Milliseconds after which a failed purge is repeated. */
export const PURGE_AGAIN = DAY

/** The time of the purge after a commit that writes these rows; null when it deletes none. */
export const purgeAfter = (rows: readonly Entry[], now: number): number | null =>
  rows.some(({ row }) => row.deleted_at !== null) ? now + KEPT : null
