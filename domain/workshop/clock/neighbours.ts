import { dayInRomania } from '#domain/kernel/dates.ts'
import { addDays } from '#domain/kernel/days.ts'
import type { View } from '#domain/sync/collection.ts'
import { readTogether } from '#domain/sync/read-together.ts'
import { claimOf } from './intervals.ts'
import { LONGEST_SESSION, type WorkSession, workSessions } from './schema.ts'

/** The lookup of a mechanic's sessions that began on a day. */
export const mechanicDay = (mechanicId: string, day: string): string => `${mechanicId} ${day}`

/** The days on which sessions begin that can overlap with one of these. */
const daysAround = (sessions: readonly WorkSession[]): string[] => {
  const claims = sessions.map(claimOf)
  const last = dayInRomania(Math.max(...claims.map(({ to }) => to)))
  const days: string[] = []
  let day = dayInRomania(Math.min(...claims.map(({ from }) => from)) - LONGEST_SESSION)
  while (day <= last) {
    days.push(day)
    day = addDays(day, 1)
  }
  return days
}

/**
 * The living sessions of a mechanic that can overlap with these, forms of one session before and after a change, and
 * those that run. One that was moved far has two groups of days.
 */
export const sessionsAround = (
  mechanicId: string,
  forms: readonly WorkSession[],
  view: Pick<View, 'having'>,
): WorkSession[] => {
  const days = new Set(forms.flatMap((one) => daysAround([one])))
  const reads = [
    () => view.having(workSessions, { running_of: mechanicId }),
    ...[...days].map(
      (day) => () => view.having(workSessions, { mechanic_day: mechanicDay(mechanicId, day) }),
    ),
  ]
  readTogether(...reads)
  return [...new Map(reads.flatMap((read) => read()).map((one) => [one.id, one])).values()]
}
