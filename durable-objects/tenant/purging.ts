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

/** After a purge that failed: it is tried again the next day. */
export const purgeAgain = (now: number): number => now + DAY

/** An object that an alarm wakes does not know its name. */
const TENANT = 'tenantId'

/** Whose object this is. */
export const tenantToPurge = async (storage: DurableObjectStorage): Promise<string> => {
  const tenantId = await storage.get<string>(TENANT)
  if (tenantId === undefined) throw new Error('an alarm without a tenant')
  return tenantId
}

/** Sets the alarm for a commit that will delete rows, unless one is set: the oldest tombstone comes first. */
export const expectPurge = async (
  storage: DurableObjectStorage,
  tenantId: string,
  rows: readonly Entry[],
  now: number,
): Promise<void> => {
  if (rows.every(({ row }) => row.deleted_at === null) || (await storage.getAlarm()) !== null) return
  await storage.put(TENANT, tenantId)
  await storage.setAlarm(now + KEPT)
}
