import { formatPhone } from '#domain/romania/phone.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import type { IcsEvent } from './ics.ts'
import type { Appointment } from './schema.ts'
import type { AppointmentStatus } from './transitions.ts'

/** Appointments as events of a calendar for other programs. */

/** Days of a feed before and after today. */
export const FEED_DAYS = { before: 90, after: 365 } as const

const STATUS: Readonly<Record<AppointmentStatus, IcsEvent['status']>> = {
  CERUT: 'TENTATIVE',
  PROGRAMAT: 'CONFIRMED',
  CONFIRMAT: 'CONFIRMED',
  SOSIT: 'CONFIRMED',
  FINALIZAT: 'CONFIRMED',
  NEPREZENTAT: 'CONFIRMED',
  ANULAT: 'CANCELLED',
  RESPINS: 'CANCELLED',
}

/** What an event is called by: names of rows that may be gone. */
export type FeedNames = { service: string; bay: string; mechanic: string }

type Row = Pick<
  Appointment,
  | 'id'
  | 'rev'
  | 'status'
  | 'updated_at'
  | 'deleted_at'
  | 'data_ora'
  | 'ends_at'
  | 'nr_auto'
  | 'client_nume'
  | 'client_telefon'
  | 'cerere'
>

const eventOf = (row: Row): Omit<IcsEvent, 'summary' | 'description' | 'location'> => ({
  uid: `${row.id}@roaauto.ro`,
  // Revs grow with each change of the row.
  sequence: row.rev,
  changedAt: row.deleted_at ?? row.updated_at,
  start: row.data_ora,
  end: row.ends_at,
  status: row.deleted_at === null ? STATUS[row.status] : 'CANCELLED',
})

const joined = (parts: readonly string[], by: string): string => parts.filter((part) => part !== '').join(by)

/**
 * An appointment in the feed of the shop, or of a mechanic, who gets neither name nor phone: a feed is read by programs of
 * others. Cancelled and deleted ones stay, as cancelled.
 */
export const feedEvent = (row: Row, { service, bay, mechanic }: FeedNames, isShop: boolean): IcsEvent => ({
  ...eventOf(row),
  summary: joined([formatPlate(row.nr_auto), service, isShop ? row.client_nume : ''], ' · ') || 'Programare',
  description: joined([isShop ? formatPhone(row.client_telefon) : '', row.cerere], '\n'),
  location: joined([bay, isShop ? mechanic : ''], ', '),
})

/** An appointment as its client keeps it. */
export const clientEvent = (
  row: Row,
  service: string,
  shop: { name: string; address: string; phone: { shown: string } | null },
): IcsEvent => ({
  ...eventOf(row),
  summary: joined([shop.name, service], ' · '),
  description: joined([formatPlate(row.nr_auto), shop.phone?.shown ?? ''], '\n'),
  location: shop.address,
})
