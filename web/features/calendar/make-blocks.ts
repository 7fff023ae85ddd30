import { formatPlate } from '#domain/romania/plate.ts'
import type { Appointment, Service } from '#domain/workshop/appointments/schema.ts'
import { holds } from '#domain/workshop/appointments/transitions.ts'
import { lookOf } from '#web/appointments/lookable.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { mechanicName, type ShopCalendar } from '#web/data/workshop/calendar.ts'
import type { AppointmentLook } from '#web/ui/appointment-badge.tsx'
import { type DayClock, dayClock } from './geometry.ts'
import type { Block, Lane } from './grid/blocks.ts'

/** The calendar's rows as it draws them. */

/** The state in which an appointment is shown at a time (ISO); null for a request that ended without an answer. */
export const lookAt = (row: Appointment, now: string): AppointmentLook | null =>
  row.status === 'CERUT' && !holds(row, now) ? null : lookOf(row)

/** The names that rows link to, by id. */
export type Names = {
  services: ReadonlyMap<string, string>
  /** Plates of cars, for appointments without one. */
  plates: ReadonlyMap<string, string>
}

const MINUTES = 60_000

/** The appointment as it is drawn on its day. */
export const blockOf = (row: Appointment, look: AppointmentLook, clock: DayClock, names: Names): Block => {
  const start = Date.parse(row.data_ora)
  const from = clock.minuteAt(start)
  // The end belongs to the day also at midnight.
  const to = clock.minuteAt(start + (row.durata_minute - 1) * MINUTES) + 1
  return {
    id: row.id,
    day: row.day,
    from,
    to,
    until: to + row.buffer_minute,
    bay: row.bay_id,
    mechanic: row.mechanic_id,
    plate: formatPlate(row.nr_auto || (names.plates.get(row.vehicle_id ?? '') ?? '')),
    client: row.client_nume,
    service: names.services.get(row.service_id ?? '') ?? '',
    look,
  }
}

/** The blocks of rows, in their order. */
export const blocksOf = (rows: readonly Appointment[], names: Names, now: string): Block[] => {
  const blocks: Block[] = []
  for (const row of rows) {
    const look = lookAt(row, now)
    if (look !== null) blocks.push(blockOf(row, look, dayClock(row.day), names))
  }
  return blocks
}

/** The names that rows need: services, and the plates of cars that the rows only link to. */
export const readNames = async (
  db: AppDatabase,
  rows: readonly Appointment[],
  services: readonly Service[],
): Promise<Names> => {
  const cars = new Set(rows.flatMap((row) => (row.nr_auto === '' && row.vehicle_id ? [row.vehicle_id] : [])))
  const vehicles = await db.rows('vehicles').bulkGet([...cars])
  return {
    services: new Map(services.map(({ id, nume }) => [id, nume])),
    plates: new Map(vehicles.flatMap((car) => (car ? [[car.id, car.nr_inmatriculare] as const] : []))),
  }
}

const isInUse = ({ activ }: { activ: number }): boolean => activ === 1

/** The lanes in use, in their order. */
export const lanesOf = ({ bays, mechanics }: ShopCalendar): { bays: Lane[]; mechanics: Lane[] } => ({
  bays: bays.filter(isInUse).map(({ id, nume }) => ({ id, name: nume })),
  mechanics: mechanics.filter(isInUse).map((one) => ({ id: one.id, name: mechanicName(one) })),
})
