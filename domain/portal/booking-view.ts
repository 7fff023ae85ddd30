import { dayInRomania, timeInRomania } from '#domain/kernel/dates.ts'
import { addDays } from '#domain/kernel/days.ts'
import { formatCount, formatLei, formatWithUnit } from '#domain/romania/numbers.ts'
import { shortDate, weekdayName } from '#domain/romania/spoken-day.ts'
import { hoursOn } from '#domain/workshop/appointments/hours.ts'
import type { Service } from '#domain/workshop/appointments/schema.ts'
import {
  type Calendar,
  freeSlots,
  isOffered,
  minutesOn,
  offeredSlots,
  type Wanted,
  wantedFor,
} from '#domain/workshop/appointments/slots.ts'

/** What clients choose from when they book, or move what they have booked: texts ready to show, in Romanian. */

/** Days that a page shows at once. */
export const FORTNIGHT = 14

export type ServiceChoice = { id: string; name: string; detail: string }

/** A day; `state` says in a word what is there where nothing can be chosen. */
export type DayChoice = { day: string; weekday: string; date: string; free: number; state: string }

export type TimeChoice = { at: string; time: string }

/** Days and times of a service. */
export type Times = {
  days: DayChoice[]
  /** The day whose times are shown; '' where no day has any. */
  day: string
  times: TimeChoice[]
  /** The first days of the pages before and after; '' for none. */
  earlier: string
  later: string
}

/** The services that clients may book, in the shop's order. */
export const bookable = (services: readonly Service[]): Service[] =>
  services
    .filter((one) => one.activ === 1 && one.bookable === 1 && one.deleted_at === null)
    .toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))

/** About how long a work takes: `45 de minute`, `1,5 ore`. */
export const formatLength = (minutes: number): string =>
  minutes < 60 ? formatCount(minutes, 'minute') : formatWithUnit(Math.round((minutes / 60) * 100) * 10, 'oră')

/** A service as it is chosen; prices and lengths are those of `today`. */
export const serviceChoice = (
  service: Service,
  { settings }: Pick<Calendar, 'settings'>,
  today: string,
): ServiceChoice => ({
  id: service.id,
  name: service.nume,
  detail: [
    `circa ${formatLength(minutesOn(today, service, settings))}`,
    ...(service.price_from === null ? [] : [`de la ${formatLei(service.price_from)}`]),
  ].join(' · '),
})

export const timeChoice = (at: string): TimeChoice => ({ at, time: timeInRomania(Date.parse(at)) })

/** The first day that a page may show: of the days asked for, within the shop's horizon. */
const firstDay = (asked: string, today: string, last: string): string => {
  if (asked <= today) return today
  return asked > last ? last : asked
}

/** The days whose appointments `timesOf` needs. */
export const shownDays = (asked: string, { settings }: Pick<Calendar, 'settings'>, now: string): string[] => {
  const today = dayInRomania(Date.parse(now))
  const last = addDays(today, settings.horizon_days)
  const first = firstDay(asked, today, last)
  return Array.from({ length: FORTNIGHT }, (_, ahead) => addDays(first, ahead)).filter((day) => day <= last)
}

/**
 * What is free of a fortnight for a service. `asked` is the first day that is wanted ('' is today), `chosen` the day whose
 * times are wanted ('' is the first with any); `id` is the appointment that moves.
 */
export const timesOf = (
  service: Service,
  calendar: Calendar,
  { asked, chosen, id }: { asked: string; chosen: string; id: string | null },
  now: string,
): Times => {
  const today = dayInRomania(Date.parse(now))
  const last = addDays(today, calendar.settings.horizon_days)
  const days = shownDays(asked, calendar, now)
  const offered = new Map(
    days.map((day) => [day, offeredSlots(day, wantedFor(service, day, calendar, id), calendar, now)]),
  )
  const freeOn = (day: string) => offered.get(day) ?? []
  const day = freeOn(chosen).length > 0 ? chosen : (days.find((one) => freeOn(one).length > 0) ?? '')
  const [first = today] = days
  const next = addDays(first, FORTNIGHT)
  return {
    days: days.map((one) =>
      dayChoice(one, freeOn(one).length, wantedFor(service, one, calendar, id), calendar, now),
    ),
    day,
    times: freeOn(day).map(({ at }) => timeChoice(at)),
    earlier: first > today ? firstDay(addDays(first, -FORTNIGHT), today, last) : '',
    later: next <= last ? next : '',
  }
}

const dayChoice = (
  day: string,
  free: number,
  wanted: Wanted,
  calendar: Calendar,
  now: string,
): DayChoice => ({
  day,
  weekday: weekdayName(day),
  date: shortDate(day),
  free,
  state: free > 0 ? '' : whyNone(day, wanted, calendar, now),
})

const whyNone = (day: string, wanted: Wanted, calendar: Calendar, now: string): string => {
  if (hoursOn(day, calendar).length === 0) return 'închis'
  const isLate = freeSlots(day, { ...wanted, byClient: true }, calendar, now).some(
    ({ at }) => !isOffered(at, calendar.settings, now),
  )
  return isLate ? 'prea târziu' : 'complet'
}
