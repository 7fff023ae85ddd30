import * as v from 'valibot'

/** A stretch of a day, `[from, to]`, each `HH:MM` in Romania on a quarter of an hour; `to` may be `24:00`. */
export type Opening = [from: string, to: string]

/** The hours of one day, in their order, with the lunch break between two; none: closed. */
export type DayHours = Opening[]

/** The hours of a week, from Monday. */
export type WeekHours = DayHours[]

const QUARTER = /^(?:(?:[01]\d|2[0-3]):(?:00|15|30|45)|24:00)$/

const time = v.pipe(v.string(), v.regex(QUARTER))

/** Most stretches of a day. */
const MOST = 6

const isAscending = (hours: readonly Opening[]): boolean =>
  hours.every(([from, to], index) => from < to && (index === 0 || from >= (hours[index - 1]?.[1] ?? '')))

/** The hours of a day as they are stored. */
export const DAY_HOURS = v.pipe(
  v.array(v.tuple([time, time])),
  v.maxLength(MOST),
  v.check((hours) => isAscending(hours)),
)

/** The hours of a week as they are stored: seven days, from Monday. */
export const WEEK_HOURS = v.pipe(v.array(DAY_HOURS), v.length(7))

const WORKDAY: DayHours = [['08:00', '18:00']]

/** The hours of a shop that has not said others: Monday to Friday. */
export const DEFAULT_WEEK: WeekHours = [WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, [], []]

/** The hours of a week that a row of settings says; '' is `DEFAULT_WEEK`. */
export const weekOf = ({ hours }: { hours: string }): WeekHours =>
  hours === '' ? DEFAULT_WEEK : (JSON.parse(hours) as WeekHours)
