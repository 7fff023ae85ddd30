import { compare } from '#domain/kernel/compare.ts'
import { addDays, addMonths } from '#domain/kernel/days.ts'
import { type Holiday, holidaysOf } from '#domain/romania/holidays.ts'
import { exceptionOn, type Hours } from '#domain/workshop/appointments/hours.ts'
import type { CalendarException } from '#domain/workshop/appointments/settings.ts'

/** Public holidays in a row, as people speak of them: Christmas is two days. */
export type HolidayDays = { holiday: Holiday; from_day: string; to_day: string }

/** What is off, or has other hours: what the shop has written, and the public holidays. */
export type DayOff =
  | { kind: 'exception'; key: string; from_day: string; exception: CalendarException }
  | { kind: 'holiday'; key: string; from_day: string; days: HolidayDays }

/** The public holidays from a day on, for a year. */
const holidaysFrom = (today: string): HolidayDays[] => {
  const last = addMonths(today, 12)
  const year = Number(today.slice(0, 4))
  const days = [...holidaysOf(year), ...holidaysOf(year + 1)].filter(([day]) => today <= day && day < last)
  const rows: HolidayDays[] = []
  for (const [day, holiday] of days.sort(([a], [b]) => compare(a, b))) {
    const before = rows.at(-1)
    if (before?.holiday === holiday && addDays(before.to_day, 1) === day) before.to_day = day
    else rows.push({ holiday, from_day: day, to_day: day })
  }
  return rows
}

/**
 * What is off from today on, the nearest first. A holiday on which the shop has said other hours for all is listed by
 * those alone, and none is where holidays are days like any other.
 */
export const daysOffFrom = (today: string, hours: Hours): DayOff[] => {
  const written = hours.exceptions
    .filter(({ to_day }) => to_day >= today)
    .map(
      (exception): DayOff => ({
        kind: 'exception',
        key: exception.id,
        from_day: exception.from_day,
        exception,
      }),
    )
  const holidays = hours.settings.open_on_holidays === 1 ? [] : holidaysFrom(today)
  const shown = holidays
    .filter(({ from_day }) => exceptionOn(from_day, hours) === null)
    .map((days): DayOff => ({ kind: 'holiday', key: days.from_day, from_day: days.from_day, days }))
  return [...written, ...shown].sort((a, b) => compare(a.from_day, b.from_day) || compare(a.key, b.key))
}
