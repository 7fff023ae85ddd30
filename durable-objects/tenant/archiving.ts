import { DAY } from '#domain/kernel/days.ts'
import type { Archived } from '#worker/db/archive.ts'

/** S3.4: when a tenant's old log moves to R2. The object of a shop that writes nothing for months sleeps. */

/** Milliseconds for which a change stays in D1: a device works alone for less long, a lease says for how long. */
const KEPT = 90 * DAY
/** Milliseconds between two looks, and between two runs of one move. */
const LOOK = 30 * DAY
const NEXT_RUN = 60_000

/** Changes that were committed before this instant move now. */
export const archiveLine = (now: number): string => new Date(now - KEPT).toISOString()

/** The first look after a commit. */
export const archiveAfter = (now: number): number => now + LOOK

/** The time of the next run, in milliseconds; null where nothing is left to move. */
export const nextArchive = ({ more, isEmpty }: Archived, now: number): number | null => {
  if (more) return now + NEXT_RUN
  return isEmpty ? null : now + LOOK
}

/** Milliseconds after which a failed run is repeated. */
export const ARCHIVE_AGAIN = DAY
