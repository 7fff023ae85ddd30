import { dayInRomania, instantInRomania } from '#domain/kernel/dates.ts'
import { addDays, weekday } from '#domain/kernel/days.ts'
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
