import { groupBy } from '#domain/kernel/group-by.ts'
import { carryOverOf, type LaneLoad, loadOn } from '#domain/workshop/appointments/load.ts'
import type { Calendar } from '#domain/workshop/appointments/slots.ts'
import type { AppDatabase } from '#web/data/database.ts'
import type { LaneKind } from './grid/blocks.ts'
import type { Track } from './grid/track.ts'

/** Minutes of a lane or a day: those there are, those taken, and those that are left of orders in work. */
export type Load = { open: number; booked: number; carried: number }

/** The load of each lane, by day. */
export type Loads = ReadonlyMap<string, readonly LaneLoad[]>

/** The load of days whose appointments are these. */
export const loadsOf = (days: readonly string[], calendar: Calendar, now: string): Loads => {
  const byDay = groupBy(calendar.appointments, ({ day }) => day)
  return new Map(
    days.map((day) => [day, loadOn(day, { ...calendar, appointments: byDay.get(day) ?? [] }, now)]),
  )
}

const laneKind = { bays: 'bay', mechanics: 'mechanic' } as const

const sumOf = (loads: readonly LaneLoad[], carried: number): Load => ({
  open: loads.reduce((sum, { open }) => sum + open, 0),
  booked: loads.reduce((sum, { booked, beyond }) => sum + booked + beyond, 0),
  carried,
})

/** Minutes of labour that orders in work leave, by mechanic; '' is nobody's. */
export type CarryOver = ReadonlyMap<string, number>

/** Nothing is carried over to a day that is not today. */
export const NO_CARRY_OVER: CarryOver = new Map()

/** How full a lane is on its day; null for what has no lane. */
export const trackLoad = (
  { day, lane: { id } }: Pick<Track, 'day' | 'lane'>,
  kind: LaneKind,
  loads: Loads,
  carryOver: CarryOver,
): Load | null => {
  const found = loads.get(day)?.find(({ lane }) => lane.kind === laneKind[kind] && lane.id === id)
  return found ? sumOf([found], kind === 'mechanics' ? (carryOver.get(found.lane.id) ?? 0) : 0) : null
}

/** How full a day is: its bays together, or its mechanics, and what orders leave to do. */
export const dayLoad = (day: string, kind: LaneKind, loads: Loads, carryOver: CarryOver): Load =>
  sumOf(
    loads.get(day)?.filter(({ lane }) => lane.kind === laneKind[kind]) ?? [],
    [...carryOver.values()].reduce((sum, minutes) => sum + minutes, 0),
  )

/** Thousandths of an hour in minutes. */
const minutesOf = (hours: number): number => Math.round((hours * 60) / 1000)

/** Reads what orders in work leave to do. */
export const readCarryOver = async (db: AppDatabase): Promise<CarryOver> => {
  const orders = await db.rows('orders').where('status').equals('DRAFT').toArray()
  const lines = await db
    .rows('order_lines')
    .where('order_id')
    .anyOf(orders.map(({ id }) => id))
    .toArray()
  return new Map([...carryOverOf(orders, lines)].map(([id, hours]) => [id, minutesOf(hours)]))
}
