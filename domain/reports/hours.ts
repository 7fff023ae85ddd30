import { clockInRomania, dayInRomania } from '#domain/kernel/dates.ts'
import { addDays } from '#domain/kernel/days.ts'
import { groupBy } from '#domain/kernel/group-by.ts'
import { ownOf, type Piece } from '#domain/workshop/clock/intervals.ts'
import type { WorkSession } from '#domain/workshop/clock/schema.ts'

/** Hours worked by mechanic and day, from their sessions. */

/** Milliseconds that a session adds to a day in Romania. */
export type DayShare = { session: WorkSession; day: string; time: number }

/** A piece of time by the days in Romania that it touches: a day of a clock change has 23 or 25 hours. */
const byDay = ({ from, to }: Piece): { day: string; time: number }[] => {
  const days: { day: string; time: number }[] = []
  for (let at = from; at < to; ) {
    const day = dayInRomania(at)
    const end = Math.min(to, clockInRomania(addDays(day, 1), '00:00'))
    days.push({ day, time: end - at })
    at = end
  }
  return days
}

/**
 * The shares of sessions in days; a session that runs counts until `now`, in milliseconds, and typed hours on the day on
 * which they were typed. The sums by mechanic and by line are those of `ore_lucrate`.
 */
export const sharesOf = (sessions: readonly WorkSession[], now: number): DayShare[] => {
  const groups = groupBy(
    sessions.filter(({ typed }) => typed === null),
    ({ mechanic_id }) => mechanic_id,
  )
  return sessions.flatMap((session): DayShare[] => {
    const { typed, worked, started_at, mechanic_id } = session
    if (typed !== null)
      return worked === 0 ? [] : [{ session, day: dayInRomania(Date.parse(started_at)), time: worked }]
    return ownOf(session, groups.get(mechanic_id) ?? [])
      .map(({ from, to }) => ({ from, to: session.stopped_at === null ? Math.min(to, now) : to }))
      .flatMap(byDay)
      .map((share) => ({ session, ...share }))
  })
}

/** Milliseconds of some shares. */
export const timeOf = (shares: readonly DayShare[]): number =>
  shares.reduce((total, { time }) => total + time, 0)
