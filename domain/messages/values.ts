import { invoiceNumber } from '#domain/documents/invoice.ts'
import { formatDayShort } from '#domain/kernel/dates.ts'
import { formatLei, formatMoney, formatWhole } from '#domain/romania/numbers.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import { spokenInstant } from '#domain/romania/spoken-day.ts'
import type { Appointment } from '#domain/workshop/appointments/schema.ts'
import type { Invoice } from '#domain/workshop/invoices/schema.ts'
import type { Order } from '#domain/workshop/orders/schema.ts'
import type { Reminder, ReminderKind } from '#domain/workshop/reminders/schema.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import type { FieldValues } from './template.ts'
import type { Language } from './words.ts'

/** The values of the fields of templates (`FIELDS_OF`), from the rows that a message is about. */

export type Sender = Pick<Shop, 'nume' | 'telefon'>
/** The car as it is called: plate in standard form, make and model. */
export type Car = { plate: string; make: string; model: string }

const common = (shop: Sender, client: string, { plate, make, model }: Car): FieldValues => ({
  client,
  masina: [make, model].filter(Boolean).join(' '),
  numar: formatPlate(plate),
  atelier: shop.nume,
  telefon: shop.telefon === '' ? '' : formatPhone(shop.telefon),
})

/** Values for a message about a car and its client alone. */
export const valuesOfCar = common

/** Values for an order: its car and client as they stood, and the sum to pay. */
export const valuesOfOrder = (
  order: Pick<
    Order,
    'nr_comanda' | 'total_general' | 'client_nume' | 'nr_auto' | 'marca_denumire' | 'model_denumire'
  >,
  shop: Sender,
): FieldValues => ({
  ...common(shop, order.client_nume, {
    plate: order.nr_auto,
    make: order.marca_denumire,
    model: order.model_denumire,
  }),
  comanda: order.nr_comanda === null ? '' : String(order.nr_comanda),
  total: formatLei(order.total_general),
})

/** Values for an appointment: its car, day and time, and the work. */
export const valuesOfAppointment = (
  { client_nume, data_ora }: Pick<Appointment, 'client_nume' | 'data_ora'>,
  service: string,
  car: Car,
  shop: Sender,
  language: Language,
): FieldValues => ({
  ...common(shop, client_nume, car),
  programare: spokenInstant(data_ora, language),
  serviciu: service,
})

const sumOf = (amount: number, currency: Invoice['moneda']): string =>
  currency === 'RON' ? formatLei(amount) : `${formatMoney(amount)} ${currency}`

/** Values for an invoice as it was issued, with the sum left to pay. */
export const valuesOfInvoice = (
  invoice: Pick<
    Invoice,
    'serie_factura' | 'nr_factura' | 'total_general' | 'rest' | 'moneda' | 'client_nume' | 'nr_auto'
  >,
  car: Omit<Car, 'plate'>,
  shop: Sender,
): FieldValues => ({
  ...common(shop, invoice.client_nume, { ...car, plate: invoice.nr_auto }),
  factura: invoiceNumber(invoice),
  total: sumOf(invoice.total_general, invoice.moneda),
  rest: invoice.rest > 0 ? sumOf(invoice.rest, invoice.moneda) : null,
})

type Event = { name: string; runsOut: boolean }

const EVENTS: Readonly<Record<Language, Readonly<Record<ReminderKind, Event>>>> = {
  ro: {
    itp: { name: 'ITP', runsOut: true },
    rca: { name: 'RCA', runsOut: true },
    rovinieta: { name: 'Rovinieta', runsOut: true },
    ulei: { name: 'Schimb de ulei', runsOut: false },
    anvelope: { name: 'Schimb de anvelope', runsOut: false },
    alta: { name: 'Verificare', runsOut: false },
  },
  en: {
    itp: { name: 'ITP inspection', runsOut: true },
    rca: { name: 'RCA insurance', runsOut: true },
    rovinieta: { name: 'Road tax', runsOut: true },
    ulei: { name: 'Oil change', runsOut: false },
    anvelope: { name: 'Change of tyres', runsOut: false },
    alta: { name: 'Check', runsOut: false },
  },
}

const WORDS = {
  ro: { past: 'a expirat la', ahead: 'expiră la', due: 'are termen la', or: 'sau la' },
  en: { past: 'expired on', ahead: 'expires on', due: 'is due on', or: 'or at' },
} as const satisfies Record<Language, unknown>

/**
 * Values for a reminder. `today` decides between a coming and a past day; `booking` is the address where clients book
 * by themselves, null where they do not.
 */
export const valuesOfReminder = (
  { kind, due_date, due_km, note }: Pick<Reminder, 'kind' | 'due_date' | 'due_km' | 'note'>,
  client: string,
  car: Car,
  shop: Sender,
  { today, booking, language }: { today: string; booking: string | null; language: Language },
): FieldValues => {
  const { name, runsOut } = EVENTS[language][kind]
  const words = WORDS[language]
  const when = [
    due_date === null ? '' : formatDayShort(due_date),
    due_km === null ? '' : `${formatWhole(due_km)} km`,
  ].filter(Boolean)
  const verb = !runsOut ? words.due : due_date !== null && due_date < today ? words.past : words.ahead
  return {
    ...common(shop, client, car),
    // What the shop itself wrote says more than our word for anything else.
    eveniment: kind === 'alta' && note !== '' ? note : name,
    termen: when.length === 0 ? '' : `${verb} ${when.join(` ${words.or} `)}`,
    programari: booking,
  }
}
