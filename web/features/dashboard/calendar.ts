/** Days of the dashboard, all `YYYY-MM-DD`, reckoned in the calendar (UTC) and never in hours. */

const DAY = 86_400_000

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const dayOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)

/** 1 for Monday … 7 for Sunday. */
const weekday = (day: string): number => new Date(at(day)).getUTCDay() || 7

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => dayOf(at(day) - (weekday(day) - 1) * DAY)

/** ISO week: the week of its Thursday. */
export const isoWeek = (day: string): number => {
  const thursday = at(mondayOf(day)) + 3 * DAY
  const newYear = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1)
  return Math.floor((thursday - newYear) / (7 * DAY)) + 1
}

/** First and last day of a day's month. */
export const monthOf = (day: string): { first: string; last: string } => {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return { first: `${day.slice(0, 8)}01`, last: dayOf(Date.UTC(year, month, 0)) }
}

/** Day of the month, from 1. */
export const dayOfMonth = (day: string): number => Number(day.slice(8))
