import { DAY } from '#domain/kernel/days.ts'

/** Days of work on the free tier without a backup until the reminder (source 000). */
const REMIND_AFTER = 7

/** Whole days since an instant, both by the device's clock. */
export const daysSince = (at: string, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(at)) / DAY))

/**
 * Whether to remind, and the days since the last backup, or since the first work when there was no backup. `later` is
 * when the person last postponed it for a day.
 */
export const backupReminder = (
  facts: {
    backupAt: string | null
    firstWorkAt: string | null
    changedAt: string | null
    later: string | null
  },
  now: number,
): { days: number; ever: boolean } | null => {
  const { backupAt, firstWorkAt, changedAt, later } = facts
  const since = backupAt ?? firstWorkAt
  if (since === null || daysSince(since, now) < REMIND_AFTER) return null
  // Nothing has changed since the backup.
  if (backupAt !== null && (changedAt === null || changedAt <= backupAt)) return null
  if (later !== null && daysSince(later, now) < 1) return null
  return { days: daysSince(since, now), ever: backupAt !== null }
}
