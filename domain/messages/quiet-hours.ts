import { dayInRomania, instantInRomania } from '#domain/kernel/dates.ts'
import { addDays, DAY, weekday } from '#domain/kernel/days.ts'
import { type MessageSettingsRow, messageSettings } from './schema.ts'

/** The settings of a shop, without the columns of the row. */
export type MessageSettings = {
  [Name in keyof typeof messageSettings.columns]: MessageSettingsRow[Name]
}

/** The settings of a shop that has changed none. */
export const DEFAULT_MESSAGE_SETTINGS = Object.fromEntries(
  Object.entries(messageSettings.columns).map(([name, column]) => [name, column.initial]),
) as MessageSettings

/** The settings of a row, or of a shop that has none. */
export const messageSettingsOf = (row: Partial<MessageSettings> | null | undefined): MessageSettings => ({
  ...DEFAULT_MESSAGE_SETTINGS,
  ...row,
})

type Hours = Pick<MessageSettings, 'send_from' | 'send_until' | 'saturdays'>

const SATURDAY = 6
const SUNDAY = 7

const isQuietDay = (day: string, { saturdays }: Hours): boolean => {
  const of = weekday(day)
  return of === SUNDAY || (of === SATURDAY && saturdays === 0)
}

/** The first instant from `at` on, in milliseconds, at which messages leave: outside the shop's quiet hours. */
export const leavesAt = (at: number, hours: Hours): number => {
  for (let day = dayInRomania(at); ; day = addDays(day, 1)) {
    if (isQuietDay(day, hours)) continue
    if (at < instantInRomania(day, hours.send_until))
      return Math.max(at, instantInRomania(day, hours.send_from))
  }
}

/** How long before the night a message leaves at the latest, so that it arrives by day. */
const BEFORE_NIGHT = 15 * 60_000

/** The last instant up to `limit`, in milliseconds, at which messages leave. */
const leavesBefore = (limit: number, hours: Hours): number => {
  for (let day = dayInRomania(limit); ; day = addDays(day, -1)) {
    if (isQuietDay(day, hours)) continue
    const at = Math.min(limit, instantInRomania(day, hours.send_until) - BEFORE_NIGHT)
    if (at >= instantInRomania(day, hours.send_from)) return at
  }
}

/**
 * When a client is reminded of an appointment, in milliseconds: a day before it, or, where that is in quiet hours, as
 * late as messages leave before its day.
 */
export const eveOf = (appointment: number, hours: Hours): number => {
  const at = appointment - DAY
  if (leavesAt(at, hours) === at) return at
  return leavesBefore(instantInRomania(dayInRomania(appointment), 0), hours)
}
