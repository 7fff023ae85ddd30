import { formatDayNarrow, formatDayShort } from '#web/i18n/format.ts'

/** A day as a row shows it: with the year only when it is not the current one. */
export const dayInList = (day: string, today: string): string =>
  day.slice(0, 4) === today.slice(0, 4) ? formatDayNarrow(day) : formatDayShort(day)
