/** Arithmetic with days, all `YYYY-MM-DD`, in the calendar (UTC) and never in hours. */

/** Milliseconds of a day. */
export const DAY = 86_400_000

/** The instant, in milliseconds, at which a day begins in UTC. */
export const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

export const addDays = (day: string, days: number): string => dayOf(startOfDay(day) + days * DAY)

export const daysBetween = (from: string, to: string): number =>
  Math.round((startOfDay(to) - startOfDay(from)) / DAY)

/**
 * The same day some months later, or the last day of a month that is too short: 31 January and one month is 28
 * February.
 */
export const addMonths = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(date, last)))
}

/** The same moment some months later, or earlier, with the day that `addMonths` gives. The answer is ISO in UTC. */
export const shiftMonths = (instant: string, months: number): string => {
  const iso = new Date(instant).toISOString()
  return `${addMonths(iso.slice(0, 10), months)}${iso.slice(10)}`
}

/** 1 for Monday … 7 for Sunday. */
export const weekday = (day: string): number => new Date(startOfDay(day)).getUTCDay() || 7

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => addDays(day, 1 - weekday(day))

/** ISO week: the week of its Thursday. */
export const isoWeek = (day: string): number => {
  const thursday = addDays(mondayOf(day), 3)
  return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1
}

/** First and last day of a day's month. */
export const monthOf = (day: string): { first: string; last: string } => {
  const first = `${day.slice(0, 8)}01`
  return { first, last: addDays(addMonths(first, 1), -1) }
}

/** Day of the month, from 1. */
export const dayOfMonth = (day: string): number => Number(day.slice(8))
