import * as v from 'valibot'
import {
  DAY_HOURS,
  type DayHours,
  type Opening,
  type WeekHours,
} from '#domain/workshop/appointments/opening.ts'

/** The hours of a day while they are typed: a time may be missing. */
export type TypedHours = readonly (readonly [from: string | null, to: string | null])[]

/** The hours of a new working day. */
export const USUAL: DayHours = [['08:00', '17:00']]

/** What is wrong with typed hours. */
export type HoursProblem = 'missing' | 'order' | 'quarter'

const QUARTER = /:(?:00|15|30|45)$/

/** Typed hours as they are stored, or what is wrong with them. */
export const readHours = (typed: TypedHours): { hours: DayHours } | { problem: HoursProblem } => {
  const hours = typed.flatMap(([from, to]): Opening[] => (from === null || to === null ? [] : [[from, to]]))
  if (hours.length < typed.length) return { problem: 'missing' }
  if (hours.flat().some((time) => !QUARTER.test(time))) return { problem: 'quarter' }
  // Midnight ends a day, too.
  const parsed = v.safeParse(
    DAY_HOURS,
    hours.map(([from, to]) => [from, to === '00:00' ? '24:00' : to]),
  )
  return parsed.success ? { hours: parsed.output } : { problem: 'order' }
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const NOON = 12 * 60
const HOUR = 60

/** The hours with a break in the last stretch: at noon where that fits, or else in its middle. */
export const withPause = (hours: DayHours): DayHours => {
  const last = hours.at(-1)
  if (!last) return hours
  const [from, to] = [minutesOf(last[0]), minutesOf(last[1])]
  const length = Math.min(HOUR, Math.floor((to - from) / 3 / 15) * 15)
  if (length === 0) return hours
  const middle = Math.floor((from + to - length) / 2 / 15) * 15
  const begin = from < NOON && to > NOON + length ? NOON : middle
  return [...hours.slice(0, -1), [last[0], timeOf(begin)], [timeOf(begin + length), last[1]]]
}

/** The hours without the break before the stretch `index`. */
export const withoutPause = (hours: DayHours, index: number): DayHours =>
  hours.flatMap((opening, at): Opening[] => {
    const next = hours[at + 1]
    if (at === index) return []
    return at === index - 1 && next ? [[opening[0], next[1]]] : [opening]
  })

/** A week in which all working days, Monday to Friday, have the hours of Monday. */
export const withMondayCopied = (week: WeekHours): WeekHours =>
  week.map((hours, index) => (index < 5 ? (week[0] ?? hours) : hours))
