import { dayInRomania } from '#domain/kernel/dates.ts'
import { addDays } from '#domain/kernel/days.ts'
import type { Mechanic } from '#domain/workshop/catalog/schema.ts'
import { type Hours, isInSeason, openOn } from './hours.ts'
import { activeBays, activeMechanics, baysOf, type Lane, type Lanes, lacksLane } from './lanes.ts'
import { takes } from './needs.ts'
import type { Appointment, Bay, Service, ServiceNeeds } from './schema.ts'
import { isWithin, overlap, type Span, takenBy } from './time.ts'
import { holds } from './transitions.ts'

/** What is free, and nearest to what somebody wanted. */

/** What the calendar of a shop consists of: its hours, its lanes, and the appointments of the days in question. */
export type Calendar = Hours & {
  bays: readonly Bay[]
  mechanics: readonly Mechanic[]
  appointments: readonly Appointment[]
}

/** A place in the calendar: an instant (ISO) and the lanes. */
export type Slot = Lanes & { at: string }

/** What is looked for a place. */
export type Wanted = {
  /** Minutes, and minutes after it in which the lanes stay free. */
  minutes: number
  buffer: number
  needs: ServiceNeeds
  /** The bays that come into question; none: all. */
  bays: readonly string[]
  /** Lanes that are taken where they are free, before any other of their kind. */
  first: Lanes
  /** Whether a client looks, who gets only bays that can be booked. */
  byClient: boolean
  /** The appointment that looks for another place: it does not stand in its own way. */
  id: string | null
}

/** Minutes of a service on a day. */
export const minutesOn = (
  day: string,
  { minutes, season_minutes }: Pick<Service, 'minutes' | 'season_minutes'>,
  settings: Hours['settings'],
): number => (isInSeason(day, settings) ? (season_minutes ?? minutes) : minutes)

/** What is looked for where a service is wanted on a day; `id` is the appointment that moves. */
export const wantedFor = (
  service: Service,
  day: string,
  hours: Pick<Hours, 'settings'>,
  id: string | null = null,
): Wanted => ({
  minutes: minutesOn(day, service, hours.settings),
  buffer: service.buffer_minute,
  needs: service.needs,
  bays: baysOf(service),
  first: { bay_id: null, mechanic_id: null },
  byClient: false,
  id,
})

/** A lane with its hours and what is taken of it, on one day. */
type Row = { id: string; open: Span[]; taken: Span[] }

const rowsOf = (day: string, calendar: Calendar, wanted: Wanted, now: string) => {
  const holding = calendar.appointments.filter(
    (one) => one.id !== wanted.id && one.deleted_at === null && holds(one, now),
  )
  const rowOf = (lane: Lane, column: keyof Lanes): Row => ({
    id: lane.id,
    open: openOn(day, calendar, lane),
    taken: holding.filter((one) => one[column] === lane.id).map(takenBy),
  })
  const bays = activeBays(calendar.bays).filter(
    ({ id, bookable }) =>
      (wanted.bays.length === 0 || wanted.bays.includes(id)) && (!wanted.byClient || bookable === 1),
  )
  return {
    bays: preferred(
      bays.map(({ id }) => rowOf({ kind: 'bay', id }, 'bay_id')),
      wanted.first.bay_id,
    ),
    // The one who has least to do.
    mechanics: preferred(
      activeMechanics(calendar.mechanics)
        .map(({ id }) => rowOf({ kind: 'mechanic', id }, 'mechanic_id'))
        .toSorted((a, b) => lengthOf(a.taken) - lengthOf(b.taken)),
      wanted.first.mechanic_id,
    ),
  }
}

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { from, to }) => sum + to - from, 0)

const preferred = (rows: readonly Row[], id: string | null): Row[] =>
  id === null ? [...rows] : rows.toSorted((a, b) => Number(b.id === id) - Number(a.id === id))

type Rows = ReturnType<typeof rowsOf>

/** The lanes that are free for what is wanted from an instant on; null where one is missing. */
const lanesAt = (
  from: number,
  wanted: Wanted,
  { bays, mechanics }: Rows,
  isBeyondHours = false,
): Lanes | null => {
  const work = { from, to: from + wanted.minutes * 60_000 }
  const taken = { from, to: work.to + wanted.buffer * 60_000 }
  const free = (rows: readonly Row[]) =>
    rows.find(
      (row) => (isBeyondHours || isWithin(work, row.open)) && !row.taken.some((one) => overlap(one, taken)),
    )?.id ?? null
  const lanes = {
    bay_id: takes(wanted, 'bay') ? free(bays) : null,
    mechanic_id: takes(wanted, 'mechanic') ? free(mechanics) : null,
  }
  return lacksLane(wanted.needs, lanes) ? null : lanes
}

/** The lanes that are free for what is wanted at an instant (ISO) within the hours; null where there are none. */
export const freeLanesAt = (at: string, wanted: Wanted, calendar: Calendar, now: string): Lanes | null => {
  const from = Date.parse(at)
  return lanesAt(from, wanted, rowsOf(dayInRomania(from), calendar, wanted, now))
}

/** The same where the desk decides: within the hours if possible, otherwise beyond them. */
export const anyLanesAt = (at: string, wanted: Wanted, calendar: Calendar, now: string): Lanes | null => {
  const from = Date.parse(at)
  const rows = rowsOf(dayInRomania(from), calendar, wanted, now)
  return lanesAt(from, wanted, rows) ?? lanesAt(from, wanted, rows, true)
}

/**
 * The free places of a day that begin after `now` (ISO), ascending, one a start: starts are `slot_minutes` apart from the
 * opening on, in the season `season_slot`. The calendar has the appointments of that day.
 */
export const freeSlots = (day: string, wanted: Wanted, calendar: Calendar, now: string): Slot[] => {
  const { settings } = calendar
  const step = (isInSeason(day, settings) ? settings.season_slot : settings.slot_minutes) * 60_000
  const rows = rowsOf(day, calendar, wanted, now)
  const first = Date.parse(now)
  const slots: Slot[] = []
  for (const { from, to } of openOn(day, calendar))
    for (let at = from; at < to; at += step) {
      if (at <= first) continue
      const lanes = lanesAt(at, wanted, rows)
      if (lanes) slots.push({ at: new Date(at).toISOString(), ...lanes })
    }
  return slots
}

/** Whether a client may choose a place that begins at an instant (ISO): notice and horizon of the shop. */
export const isOffered = (
  at: string,
  { notice_hours, horizon_days }: Hours['settings'],
  now: string,
): boolean => {
  const time = Date.parse(now)
  if (Date.parse(at) < time + notice_hours * 3_600_000) return false
  return dayInRomania(Date.parse(at)) <= addDays(dayInRomania(time), horizon_days)
}

/** The places of a day that a client may choose: free, within notice and horizon of the shop. */
export const offeredSlots = (day: string, wanted: Wanted, calendar: Calendar, now: string): Slot[] =>
  freeSlots(day, { ...wanted, byClient: true }, calendar, now).filter(({ at }) =>
    isOffered(at, calendar.settings, now),
  )
