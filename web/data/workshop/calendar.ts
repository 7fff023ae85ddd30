import { addDays } from '#domain/kernel/days.ts'
import { type CalendarSettings, settingsOf } from '#domain/workshop/appointments/hours.ts'
import type { Appointment, Service } from '#domain/workshop/appointments/schema.ts'
import type { Calendar } from '#domain/workshop/appointments/slots.ts'
import type { Mechanic } from '#domain/workshop/catalog/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { useData, useLive } from '#web/data/hooks.ts'

/** What the calendar of a shop is made of, besides its appointments. */
export type ShopCalendar = Omit<Calendar, 'appointments'> & {
  /** In the shop's order; those out of use too. */
  services: Service[]
  /** Whether somebody has changed a setting: there is a row. */
  hasSettings: boolean
}
export type { CalendarSettings }

const inOrder = <Row extends { id: string; position: number }>(rows: Row[]): Row[] =>
  rows.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))

const byName = (a: Mechanic, b: Mechanic): number => mechanicName(a).localeCompare(mechanicName(b), 'ro')

export const mechanicName = ({ nume, prenume }: Pick<Mechanic, 'nume' | 'prenume'>): string =>
  [prenume, nume].filter(Boolean).join(' ')

export const readCalendar = async (db: AppDatabase, tenantId: string): Promise<ShopCalendar> => {
  const [bays, services, mechanics, row, exceptions] = await Promise.all([
    db.rows('bays').toArray(),
    db.rows('services').toArray(),
    db.rows('mecanici').toArray(),
    db.rows('calendar_settings').get(tenantId),
    db.rows('calendar_exceptions').toArray(),
  ])
  return {
    bays: inOrder(bays),
    services: inOrder(services),
    mechanics: mechanics.sort(byName),
    settings: settingsOf(row ?? null),
    hasSettings: row !== undefined,
    exceptions,
  }
}

/** Days of a calendar, both included. */
export type Period = { from: string; to: string }

/** The days of a period, in their order. */
export const daysOf = ({ from, to }: Period): string[] => {
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

/**
 * The appointments of some days, which their index finds among those of years. Each day is a request of its own: the
 * browser makes the rows of one in a turn, and has other turns between them.
 */
export const readDays = async (db: AppDatabase, period: Period): Promise<Appointment[]> => {
  const rows = db.rows('appointments')
  const byDay = await Promise.all(daysOf(period).map((day) => rows.where('day').equals(day).toArray()))
  return byDay.flat()
}

/** The calendar's bays, services, hours and days off, kept current; undefined while they are read. */
export const useShopCalendar = (): ShopCalendar | undefined => {
  const { writer } = useData()
  const { tenantId } = writer.actor
  return useLive((db) => readCalendar(db, tenantId), [tenantId])
}
