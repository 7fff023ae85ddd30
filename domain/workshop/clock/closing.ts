import { clockInRomania, dayInRomania } from '#domain/kernel/dates.ts'
import { addDays } from '#domain/kernel/days.ts'
import type { WorkSession } from './schema.ts'

/** Milliseconds after which a session ends by itself that began after closing time. */
export const LONGEST_OVERTIME = 8 * 3_600_000

/**
 * When a session ends that nobody stops, in milliseconds: when the shop closes, which `closingOf` says for a day (`HH:MM`
 * in Romania). One that begins after closing time is overtime or night work: it ends after a shift, at the latest when
 * the shop next closes.
 */
export const endsBy = (startedAt: number, closingOf: (day: string) => string): number => {
  const day = dayInRomania(startedAt)
  const today = clockInRomania(day, closingOf(day))
  if (startedAt < today) return today
  const next = addDays(day, 1)
  return Math.min(startedAt + LONGEST_OVERTIME, clockInRomania(next, closingOf(next)))
}

/** Whether a running session was forgotten, at a time in milliseconds. */
export const isForgotten = ({ stopped_at, ends_at }: WorkSession, now: number): boolean =>
  stopped_at === null && Date.parse(ends_at) <= now

/** The columns that stop a session at an instant (ISO); one that was forgotten stops when it should have, and asks. */
export const stoppedAt = (
  { started_at, ends_at }: Pick<WorkSession, 'started_at' | 'ends_at'>,
  at: string,
): Pick<WorkSession, 'stopped_at' | 'asks'> => {
  // Clocks of two devices differ, and no session ends before it began.
  if (at < ends_at) return { stopped_at: at < started_at ? started_at : at, asks: 0 }
  return { stopped_at: ends_at, asks: 1 }
}
