/** Days are `YYYY-MM-DD` in Europe/Bucharest; instants are ISO 8601 in UTC with milliseconds. */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** First and last day that any record may carry. */
export const FIRST_DAY = '1990-01-01'
export const LAST_DAY = '2100-12-31'

/** Whether a text is a day that exists in the calendar, within the bounds above. */
export const isDay = (text: string): boolean => {
  const parts = DAY.exec(text)
  if (!parts || text < FIRST_DAY || text > LAST_DAY) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** Whether a text is an instant as `Date.toISOString` writes it. */
export const isInstant = (text: string): boolean =>
  INSTANT.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text))

const bucharest = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Bucharest',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day it is in Romania at an instant in milliseconds. */
export const dayInRomania = (milliseconds: number): string => bucharest.format(milliseconds)

/** A day `2026-11-21` as `21.11.2026`. */
export const formatDayShort = (day: string): string => day.split('-').reverse().join('.')
