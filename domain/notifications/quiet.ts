import { dayInRomania, instantInRomania } from '#domain/kernel/dates.ts'
import { addDays, DAY } from '#domain/kernel/days.ts'

/** The hours in which a person wants to hear nothing, in Romania: full hours, over midnight where `from` is later. */
export type Quiet = { from: number; until: number }

/** When a person may get a notification: now, or at the end of the quiet hours. Milliseconds. */
export const afterQuiet = (now: number, { from, until }: Quiet): number => {
  if (from === until) return now
  // Quiet hours that begin yesterday may last until today.
  for (const day of [now - DAY, now].map(dayInRomania)) {
    const begins = instantInRomania(day, from)
    const ends = instantInRomania(from < until ? day : addDays(day, 1), until)
    if (now >= begins && now < ends) return ends
  }
  return now
}
