import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { counts } from '#domain/workshop/orders/totals.ts'
import { openOn } from './hours.ts'
import { activeBays, activeMechanics, isOnLane, type Lane } from './lanes.ts'
import type { Calendar } from './slots.ts'
import { common, merged, minutesOf, type Span, takenBy } from './time.ts'
import { holds } from './transitions.ts'

/** Minutes of a lane on a day: those there are, those booked within them, and those booked beyond the hours. */
export type LaneLoad = { lane: Lane; open: number; booked: number; beyond: number }

const sum = (spans: readonly Span[]): number => spans.reduce((minutes, span) => minutes + minutesOf(span), 0)

/**
 * What is booked of each lane in use on a day against the hours there are, buffers included; the bays first. An
 * appointment that is done counts. The calendar has the appointments of that day.
 */
export const loadOn = (day: string, calendar: Calendar, now: string): LaneLoad[] => {
  const lanes: Lane[] = [
    ...activeBays(calendar.bays).map(({ id }): Lane => ({ kind: 'bay', id })),
    ...activeMechanics(calendar.mechanics).map(({ id }): Lane => ({ kind: 'mechanic', id })),
  ]
  const booked = calendar.appointments.filter(
    (one) => one.day === day && one.deleted_at === null && (holds(one, now) || one.status === 'FINALIZAT'),
  )
  return lanes.map((lane) => {
    const open = openOn(day, calendar, lane)
    const taken = merged(booked.filter((one) => isOnLane(one, lane)).map(takenBy))
    const within = sum(common(open, taken))
    return { lane, open: sum(open), booked: within, beyond: sum(taken) - within }
  })
}

/** An order on which work may be left. */
const isOpen = ({ status, deleted_at }: Pick<Order, 'status' | 'deleted_at'>): boolean =>
  deleted_at === null && (status === 'DRAFT' || status === 'VALIDAT')

/**
 * The labour that is left on open orders, in thousandths of an hour, by mechanic; '' is the mechanic of a line without
 * one. A line leaves its hours less those worked; one that is done leaves none.
 */
export const carryOverOf = (
  orders: readonly Pick<Order, 'id' | 'status' | 'deleted_at'>[],
  lines: readonly OrderLine[],
): Map<string, number> => {
  const open = new Set(orders.filter(isOpen).map(({ id }) => id))
  const left = new Map<string, number>()
  for (const line of lines) {
    const { order_id, tip, executat, ore, ore_lucrate, mecanic_id, deleted_at } = line
    if (tip !== 'manopera' || executat === 1 || deleted_at !== null || !open.has(order_id) || !counts(line))
      continue
    const hours = Math.max(0, ore - ore_lucrate)
    if (hours > 0) left.set(mecanic_id ?? '', (left.get(mecanic_id ?? '') ?? 0) + hours)
  }
  return left
}
