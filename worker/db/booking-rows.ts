import type { ShopLook } from '#domain/portal/rows.ts'
import { systemActor } from '#domain/sync/actor.ts'
import type { Row } from '#domain/sync/collection.ts'
import { settingsOf } from '#domain/workshop/appointments/hours.ts'
import {
  type Appointment,
  appointments,
  type Bay,
  bays,
  type Service,
  services,
} from '#domain/workshop/appointments/schema.ts'
import {
  type CalendarException,
  type CalendarSettingsRow,
  calendarExceptions,
  calendarSettings,
} from '#domain/workshop/appointments/settings.ts'
import type { Calendar } from '#domain/workshop/appointments/slots.ts'
import { type Mechanic, mechanics } from '#domain/workshop/catalog/schema.ts'
import { type Shop, tenants } from '#domain/workshop/shop/schema.ts'
import { NO_LOOK, shopLookOf } from './portal-rows.ts'
import type { TenantDb } from './tenant-db.ts'
import { visibleRows } from './visibility.ts'

/** What the page for bookings is made of. */
export type BookingRows = { shop: Shop; look: ShopLook; services: Service[]; calendar: Calendar }

/** The longest fortnight in days, whose appointments a page reads. */
type Days = { from: string; to: string }

const ALIVE = 't.deleted_at IS NULL AND t.tenant_id = ?2'

/** The columns that say what an appointment takes: a page for one client reads nothing of the others. */
const TAKEN =
  'id, day, data_ora, durata_minute, buffer_minute, bay_id, mechanic_id, status, hold_until, deleted_at'

/** The statements of a shop's calendar. */
const statementsOf = (db: TenantDb, { from, to }: Days): D1PreparedStatement[] => {
  const actor = systemActor(db, 'booking')
  const all = db.tenantId
  return [
    visibleRows(db, actor, tenants, 't.id = ?2', all),
    shopLookOf(db),
    visibleRows(db, actor, services, ALIVE, all),
    visibleRows(db, actor, calendarSettings, 't.id = ?2', all),
    visibleRows(db, actor, calendarExceptions, ALIVE, all),
    visibleRows(db, actor, bays, ALIVE, all),
    visibleRows(db, actor, mechanics, ALIVE, all),
    db.d1
      .prepare(
        `SELECT ${TAKEN} FROM appointments WHERE tenant_id = ?1 AND day BETWEEN ?2 AND ?3 AND deleted_at IS NULL`,
      )
      .bind(all, from, to),
  ]
}

const rowsIn = (results: readonly D1Result<Row>[]): BookingRows | null => {
  const rows = <T>(place: number): T[] => (results[place]?.results ?? []) as unknown as T[]
  const [shop] = rows<Shop>(0)
  if (!shop) return null
  return {
    shop,
    look: rows<ShopLook>(1)[0] ?? NO_LOOK,
    services: rows<Service>(2),
    calendar: {
      settings: settingsOf(rows<CalendarSettingsRow>(3)[0] ?? null),
      exceptions: rows<CalendarException>(4),
      bays: rows<Bay>(5),
      mechanics: rows<Mechanic>(6),
      appointments: rows<Appointment>(7),
    },
  }
}

/** Reads a shop's calendar with the appointments of some days, in one round trip; null where the shop is gone. */
export const readBookingRows = async (db: TenantDb, days: Days): Promise<BookingRows | null> =>
  rowsIn(await db.d1.batch<Row>(statementsOf(db, days)))

/** The same with one appointment, deleted or not; null where it is not there any more. */
export const readBooked = async (
  db: TenantDb,
  id: string,
  days: Days,
): Promise<(BookingRows & { booked: Appointment }) | null> => {
  const own = visibleRows(db, systemActor(db, 'booking'), appointments, 't.id = ?2', id)
  const [first, ...others] = await db.d1.batch<Row>([own, ...statementsOf(db, days)])
  const booked = first?.results[0] as Appointment | undefined
  const rows = rowsIn(others)
  return booked && rows ? { ...rows, booked } : null
}
