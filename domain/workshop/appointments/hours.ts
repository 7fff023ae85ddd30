import { clockInRomania } from '#domain/kernel/dates.ts'
import { weekday } from '#domain/kernel/days.ts'
import { holidayOf } from '#domain/romania/holidays.ts'
import type { SystemColumns } from '#domain/sync/collection.ts'
import type { Lane } from './lanes.ts'
import { type DayHours, type WeekHours, weekOf } from './opening.ts'
import { type CalendarException, type CalendarSettingsRow, calendarSettings } from './settings.ts'
import { common, type Span } from './time.ts'

/** When a shop, and each of its lanes, is open. */

/** The settings of a calendar, with the week as hours. */
export type CalendarSettings = Omit<CalendarSettingsRow, keyof SystemColumns | 'hours'> & { week: WeekHours }

const INITIAL = Object.fromEntries(
  Object.entries(calendarSettings.columns).map(([name, { initial }]) => [name, initial]),
) as unknown as CalendarSettingsRow

/** The settings of a shop; null is the row of one that has changed none. */
export const settingsOf = (row: CalendarSettingsRow | null): CalendarSettings => {
  const { hours, ...settings } = row?.deleted_at === null ? row : INITIAL
  return { ...settings, week: weekOf({ hours }) }
}

/** The hours of each day of an exception; none: closed. */
export const hoursOfException = ({ hours }: Pick<CalendarException, 'hours'>): DayHours =>
  hours === '' ? [] : (JSON.parse(hours) as DayHours)

/** Settings and exceptions of a shop. */
export type Hours = { settings: CalendarSettings; exceptions: readonly CalendarException[] }

const isOn = ({ from_day, to_day }: CalendarException, day: string): boolean =>
  from_day <= day && day <= to_day

/** The newest of several exceptions for one day counts: ids grow with time. */
const lastOf = (exceptions: readonly CalendarException[]): CalendarException | null =>
  exceptions.reduce<CalendarException | null>((last, one) => (last && last.id > one.id ? last : one), null)

/** The exception of the whole shop on a day; null without one. */
export const exceptionOn = (day: string, { exceptions }: Hours): CalendarException | null =>
  lastOf(exceptions.filter((one) => one.bay_id === null && one.mechanic_id === null && isOn(one, day)))

/** The exception of one lane on a day, such as a mechanic's leave; null without one. */
export const exceptionOfLane = (
  { kind, id }: Lane,
  day: string,
  { exceptions }: Hours,
): CalendarException | null =>
  lastOf(
    exceptions.filter(
      (one) => (kind === 'bay' ? one.bay_id === id : one.mechanic_id === id) && isOn(one, day),
    ),
  )

/** The hours of the shop on a day: its exception, or those of the weekday unless it is a holiday. */
export const hoursOn = (day: string, hours: Hours): DayHours => {
  const exception = exceptionOn(day, hours)
  if (exception) return hoursOfException(exception)
  const { week, open_on_holidays } = hours.settings
  if (open_on_holidays === 0 && holidayOf(day) !== null) return []
  return week[weekday(day) - 1] ?? []
}

/** The hours of a day as time. What the clock skips in spring is no time. */
export const spansOf = (day: string, hours: DayHours): Span[] =>
  hours
    .map(([from, to]) => ({ from: clockInRomania(day, from), to: clockInRomania(day, to) }))
    .filter(({ from, to }) => from < to)

/** When the shop is open on a day, or a lane of it: a lane has at most the hours of the shop. */
export const openOn = (day: string, hours: Hours, lane: Lane | null = null): Span[] => {
  const shop = spansOf(day, hoursOn(day, hours))
  const exception = lane && exceptionOfLane(lane, day, hours)
  return exception ? common(shop, spansOf(day, hoursOfException(exception))) : shop
}

/** Whether a day is in the season, in which services are shorter and starts nearer to each other. */
export const isInSeason = (
  day: string,
  { season_from, season_to }: Pick<CalendarSettings, 'season_from' | 'season_to'>,
): boolean => season_from !== null && season_to !== null && season_from <= day && day <= season_to

/** When work ends in a week without hours. */
const LATEST = '18:00'

/** When work ends on a day (`HH:MM`), by its weekday; on one that is closed, as on the longest day of the week. */
export const closingOf = (day: string, week: WeekHours): string => {
  const closings = week.map((hours) => hours.at(-1)?.[1] ?? '')
  return closings[weekday(day) - 1] || closings.toSorted().at(-1) || LATEST
}
