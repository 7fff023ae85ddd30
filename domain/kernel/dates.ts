/** Days are `YYYY-MM-DD` in Europe/Bucharest; instants are ISO 8601 in UTC with milliseconds. */

import { startOfDay } from './days.ts'

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** First and last day that any record may carry. */
export const FIRST_DAY = '1990-01-01'
export const LAST_DAY = '2100-12-31'

/** Whether a text is a day that exists in the calendar, within the bounds above. */
export const isDay = (text: string): boolean => {
  const parts = DAY.exec(text)
  if (!parts || text < FIRST_DAY || text > LAST_DAY) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = month === 2 && isLeap ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0)
  return day >= 1 && day <= days
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

/** Whether a text is an instant as `Date.toISOString` writes it. */
export const isInstant = (text: string): boolean => INSTANT.test(text) && isDay(text.slice(0, 10))

const bucharest = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
  timeZone: 'Europe/Bucharest',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

const HOUR = 3_600_000

/** Hours whose answer is kept: those of some months. */
const KEPT = 5_000
const aheadInHour = new Map<number, number>()

/**
 * How far Romania's clock is ahead of UTC at an instant, in milliseconds. It changes at full hours of UTC, so each hour
 * is asked for once: an answer takes longer than all that is then done with it.
 */
const aheadAt = (milliseconds: number): number => {
  const hour = Math.floor(milliseconds / HOUR)
  const known = aheadInHour.get(hour)
  if (known !== undefined) return known
  if (aheadInHour.size >= KEPT) aheadInHour.clear()
  const ahead = readAhead(hour * HOUR)
  aheadInHour.set(hour, ahead)
  return ahead
}

/** As the engine says it of a full second; from the parts, because engines differ in how a locale formats a whole time. */
const readAhead = (milliseconds: number): number => {
  const parts = new Map(bucharest.formatToParts(milliseconds).map(({ type, value }) => [type, value]))
  const [year, month, day] = [parts.get('year'), parts.get('month'), parts.get('day')]
  const [hour, minute, second] = [parts.get('hour'), parts.get('minute'), parts.get('second')]
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - milliseconds
}

/**
 * The instant, in milliseconds, at which Romania's clock shows a time of a day, in milliseconds after midnight. A time that
 * the clock skips in spring is the one an hour later; of one that it shows twice in autumn, the first.
 */
const instantAt = (day: string, time: number): number => {
  const shown = startOfDay(day) + time
  const before = aheadAt(shown - 12 * HOUR)
  const after = aheadAt(shown + 12 * HOUR)
  if (before === after) return shown - before
  const first = shown - Math.max(before, after)
  return aheadAt(first) === Math.max(before, after) ? first : shown - Math.min(before, after)
}

/** The instant, in milliseconds, at which Romania's clock shows a full hour of a day. */
export const instantInRomania = (day: string, hour: number): number => instantAt(day, hour * HOUR)

const CLOCK_TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/

/** Whether a text is a time of the day, `HH:MM`. */
export const isClockTime = (text: string): boolean => CLOCK_TIME.test(text)

/** The instant, in milliseconds, at which Romania's clock shows a time (`HH:MM`) of a day. */
export const clockInRomania = (day: string, time: string): number =>
  instantAt(day, Number(time.slice(0, 2)) * HOUR + Number(time.slice(3)) * 60_000)

/** What Romania's clock and calendar show at an instant in milliseconds, written as an instant. */
const shownAt = (milliseconds: number): string => new Date(milliseconds + aheadAt(milliseconds)).toISOString()

/** The day in Romania at an instant in milliseconds. */
export const dayInRomania = (milliseconds: number): string => shownAt(milliseconds).slice(0, 10)

/** The time of the day in Romania (`HH:MM`) at an instant in milliseconds. */
export const timeInRomania = (milliseconds: number): string => shownAt(milliseconds).slice(11, 16)

/** An instant (ISO) as people in Romania write it: `21.11.2026, 14:32`. */
export const formatInstant = (instant: string): string => {
  const at = Date.parse(instant)
  return `${formatDayShort(dayInRomania(at))}, ${timeInRomania(at)}`
}

/** A day `2026-11-21` as `21.11.2026`. */
export const formatDayShort = (day: string): string => day.split('-').reverse().join('.')
