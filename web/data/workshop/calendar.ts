import * as v from 'valibot'
import {
  DAY_HOURS,
  type DayHours,
  DEFAULT_WEEK,
  WEEK_HOURS,
  type WeekHours,
} from '#domain/workshop/appointments/opening.ts'
import type { Bay, Service } from '#domain/workshop/appointments/schema.ts'
import {
  type CalendarException,
  type CalendarSettingsRow,
  calendarSettings,
} from '#domain/workshop/appointments/settings.ts'
import type { Mechanic } from '#domain/workshop/catalog/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { useData, useLive } from '#web/data/hooks.ts'

export type CalendarSettings = {
  [Name in keyof typeof calendarSettings.columns]: CalendarSettingsRow[Name]
}

/** What the calendar of a shop is made of, besides its appointments. */
export type Calendar = {
  /** In the shop's order; those out of use too. */
  bays: Bay[]
  services: Service[]
  mechanics: Mechanic[]
  settings: CalendarSettings
  /** Whether somebody has changed a setting: there is a row. */
  hasSettings: boolean
  week: WeekHours
  exceptions: CalendarException[]
}

const INITIAL = Object.fromEntries(
  Object.entries(calendarSettings.columns).map(([name, column]) => [name, column.initial]),
) as CalendarSettings

const read = <T>(schema: v.GenericSchema<unknown, T>, text: string): T | null => {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text)
  return parsed.success ? parsed.output : null
}
export const weekOf = ({ hours }: Pick<CalendarSettings, 'hours'>): WeekHours =>
  read(WEEK_HOURS, hours) ?? DEFAULT_WEEK
export const hoursOfException = ({ hours }: Pick<CalendarException, 'hours'>): DayHours =>
  read(DAY_HOURS, hours) ?? []
export const baysOf = ({ bays }: Pick<Service, 'bays'>): string[] => read(v.array(v.string()), bays) ?? []

const byPosition = (a: Bay | Service, b: Bay | Service): number =>
  a.position - b.position || (a.id < b.id ? -1 : 1)

export const readCalendar = async (db: AppDatabase, tenantId: string): Promise<Calendar> => {
  const [bays, services, mechanics, row, exceptions] = await Promise.all([
    db.rows('bays').toArray(),
    db.rows('services').toArray(),
    db.rows('mecanici').toArray(),
    db.rows('calendar_settings').get(tenantId),
    db.rows('calendar_exceptions').toArray(),
  ])
  const settings = { ...INITIAL, ...row }
  return {
    bays: bays.sort(byPosition),
    services: services.sort(byPosition),
    mechanics: mechanics.sort((a, b) => a.nume.localeCompare(b.nume, 'ro')),
    settings,
    hasSettings: row !== undefined,
    week: weekOf(settings),
    exceptions,
  }
}

/** The calendar's bays, services, hours and days off, kept current; undefined while they are read. */
export const useCalendar = (): Calendar | undefined => {
  const { writer } = useData()
  const { tenantId } = writer.actor
  return useLive((db) => readCalendar(db, tenantId), [tenantId])
}
