import { stoppedAs } from '#domain/messages/may-be-sent.ts'
import { type MessageSettings, messageSettingsOf } from '#domain/messages/quiet-hours.ts'
import type { MessageTemplate } from '#domain/messages/schema.ts'
import type { FieldValues } from '#domain/messages/template.ts'
import {
  valuesOfAppointment,
  valuesOfCar,
  valuesOfInvoice,
  valuesOfOrder,
  valuesOfReminder,
} from '#domain/messages/values.ts'
import type { Language, Purpose } from '#domain/messages/words.ts'
import { planOfShop } from '#domain/plans/catalogue.ts'
import { bookingPageOf } from '#domain/workshop/appointments/booking-page.ts'
import type { Appointment } from '#domain/workshop/appointments/schema.ts'
import { stands } from '#domain/workshop/appointments/transitions.ts'
import type { Consent, Contact } from '#domain/workshop/contacts/schema.ts'
import type { Order } from '#domain/workshop/orders/schema.ts'
import { reminderKey, stepAt, stepsOf } from '#domain/workshop/reminders/steps.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import { instantOf } from '#web/data/clock.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { timeNow } from '#web/data/time.ts'
import { keptCar } from '#web/data/workshop/cars.ts'
import { idsOf, keptRow } from '#web/data/workshop/merged.ts'
import type { About } from './about.ts'

/** The rows that a message names. */
export type MessageRows = {
  order_id: string | null
  invoice_id: string | null
  vehicle_id: string | null
  reminder_id: string | null
  appointment_id: string | null
}

/** What a row says of a message: whom it is for, what it may be about, what its fields hold. */
type Subject = {
  rows: MessageRows
  /** What may be said, the most likely first. */
  purposes: readonly [Purpose, ...Purpose[]]
  contactId: string | null
  name: string
  plate: string
  phone: string
  email: string
  values: (language: Language) => FieldValues
  /** Names the occasion where one exists, so that nobody gets two messages about it. */
  occasion: string | null
  /** The appointment as the text says it; a message that waits is not sent once it stands at another time. */
  appointment?: Pick<Appointment, 'id' | 'data_ora'>
}

/** The client as far as messages are concerned: language, consents, the addresses that he has stopped. */
export type Client = {
  /** The contact and all that were merged into it; empty for a client who is no contact. */
  ids: readonly string[]
  /** Their addresses: what somebody agreed to holds for his own. */
  own: readonly Pick<Contact, 'phone' | 'email'>[]
  language: Language
  consents: readonly Consent[]
  stops: readonly string[]
}

export type Outgoing = Subject & {
  shop: Shop
  settings: MessageSettings
  /** The shop's own texts by their ids. */
  templates: ReadonlyMap<string, MessageTemplate>
  client: Client
}

const ROWS: MessageRows = {
  order_id: null,
  invoice_id: null,
  vehicle_id: null,
  reminder_id: null,
  appointment_id: null,
}

const carOf = async (db: AppDatabase, car: Vehicle) => {
  const [make, model] = await Promise.all([
    car.marca_id ? db.rows('catalog_marci').get(car.marca_id) : undefined,
    car.model_id ? db.rows('catalog_modele').get(car.model_id) : undefined,
  ])
  return { plate: car.nr_inmatriculare, make: make?.denumire ?? '', model: model?.denumire ?? '' }
}

const purposesOf = ({ status }: Order): Subject['purposes'] =>
  status === 'VALIDAT'
    ? ['estimate', 'ready', 'general']
    : status === 'FACTURAT'
      ? ['ready', 'general']
      : ['general']

type Read = (db: AppDatabase, id: string, shop: Shop, today: string) => Promise<Subject | null>

const ofOrder: Read = async (db, id, shop) => {
  const order = await db.rows('orders').get(id)
  if (!order) return null
  const car = order.vehicle_id === null ? undefined : await keptCar(db, order.vehicle_id)
  return {
    rows: { ...ROWS, order_id: id, vehicle_id: order.vehicle_id },
    purposes: purposesOf(order),
    contactId: car?.contact_id ?? order.contact_id,
    name: order.client_nume,
    plate: order.nr_auto,
    // A number that was corrected on the car counts.
    phone: car?.client_telefon || order.client_telefon,
    email: car?.client_email ?? '',
    values: () => valuesOfOrder(order, shop),
    occasion: null,
  }
}

const ofInvoice: Read = async (db, id, shop) => {
  const invoice = await db.rows('invoices').get(id)
  if (!invoice) return null
  const order = invoice.order_id === null ? undefined : await db.rows('orders').get(invoice.order_id)
  const car = { make: order?.marca_denumire ?? '', model: order?.model_denumire ?? '' }
  return {
    rows: { ...ROWS, invoice_id: id, order_id: invoice.order_id, vehicle_id: order?.vehicle_id ?? null },
    purposes: ['invoice', 'general'],
    contactId: order?.contact_id ?? null,
    name: invoice.client_nume,
    plate: invoice.nr_auto,
    phone: invoice.client_telefon,
    email: invoice.client_email,
    values: () => valuesOfInvoice(invoice, car, shop),
    occasion: null,
  }
}

const ofCar: Read = async (db, id, shop) => {
  const car = await keptCar(db, id)
  if (!car) return null
  const named = await carOf(db, car)
  return {
    rows: { ...ROWS, vehicle_id: car.id },
    purposes: ['general'],
    contactId: car.contact_id,
    name: car.client_nume,
    plate: car.nr_inmatriculare,
    phone: car.client_telefon,
    email: car.client_email,
    values: () => valuesOfCar(shop, car.client_nume, named),
    occasion: null,
  }
}

const ofReminder: Read = async (db, id, shop, today) => {
  const reminder = await db.rows('reminders').get(id)
  const car = reminder && (await keptCar(db, reminder.vehicle_id))
  if (!reminder || !car) return null
  const [subject, named, settings, calendar] = await Promise.all([
    ofCar(db, car.id, shop, today),
    carOf(db, car),
    db.rows('message_settings').get(shop.id),
    db.rows('calendar_settings').get(shop.id),
  ])
  if (!subject) return null
  const { due_date, kind } = reminder
  const booking = bookingPageOf(location.origin, calendar, planOfShop(shop, instantOf(timeNow())))
  const steps = stepsOf(settings?.reminder_steps ?? '')[kind]
  const step = due_date === null ? null : stepAt(steps, due_date, today)
  // A consent is for the client's own addresses, where a car may name another.
  const contact = car.contact_id === null ? undefined : await keptRow(db, 'contacts', car.contact_id)
  return {
    ...subject,
    phone: contact?.phone || subject.phone,
    email: contact?.email || subject.email,
    rows: { ...subject.rows, reminder_id: id },
    purposes: ['reminder', 'general'],
    values: (language) =>
      valuesOfReminder(reminder, car.client_nume, named, shop, { today, booking, language }),
    occasion: due_date === null || step === null ? null : reminderKey(id, due_date, step),
  }
}

const ofAppointment: Read = async (db, id, shop) => {
  const row = await db.rows('appointments').get(id)
  if (!row) return null
  const [car, contact, service] = await Promise.all([
    row.vehicle_id === null ? undefined : keptCar(db, row.vehicle_id),
    row.contact_id === null ? undefined : keptRow(db, 'contacts', row.contact_id),
    row.service_id === null ? undefined : db.rows('services').get(row.service_id),
  ])
  const named = car ? await carOf(db, car) : { plate: row.nr_auto, make: '', model: '' }
  return {
    rows: { ...ROWS, appointment_id: id, vehicle_id: car?.id ?? null },
    purposes: stands(row.status) ? ['appointment', 'general'] : ['general'],
    contactId: row.contact_id,
    name: row.client_nume,
    plate: named.plate,
    phone: row.client_telefon,
    email: contact?.email || car?.client_email || '',
    values: (language) => valuesOfAppointment(row, service?.nume ?? '', named, shop, language),
    occasion: null,
    appointment: row,
  }
}

const SUBJECTS: Readonly<Record<About['kind'], Read>> = {
  order: ofOrder,
  invoice: ofInvoice,
  reminder: ofReminder,
  car: ofCar,
  appointment: ofAppointment,
}

const clientOf = async (db: AppDatabase, { contactId, phone, email }: Subject): Promise<Client> => {
  const contact = contactId === null ? undefined : await keptRow(db, 'contacts', contactId)
  const ids = contact ? await idsOf(db, 'contacts', contact.id) : []
  const [own, consents, stops] = await Promise.all([
    db.rows('contacts').bulkGet([...ids]),
    db.rows('consents').where('contact_id').anyOf(ids).toArray(),
    db.rows('stop_list').where('address').anyOf([phone, email].filter(Boolean).map(stoppedAs)).toArray(),
  ])
  return {
    ids,
    own: own.flatMap((one) => one ?? []),
    language: contact?.language ?? 'ro',
    consents,
    stops: stops.map(({ address }) => address),
  }
}

/** What everything that a shop sends has in common. */
type Common = Pick<Outgoing, 'shop' | 'settings' | 'templates'>

const readCommon = async (db: AppDatabase, tenantId: string): Promise<Common | null> => {
  const [shop, settings, templates] = await Promise.all([
    db.rows('tenants').get(tenantId),
    db.rows('message_settings').get(tenantId),
    db.rows('message_templates').toArray(),
  ])
  if (!shop) return null
  const byId = new Map(templates.map((one) => [one.id, one]))
  return { shop, settings: messageSettingsOf(settings), templates: byId }
}

const outgoingOf = async (
  db: AppDatabase,
  common: Common,
  { kind, id }: About,
  today: string,
): Promise<Outgoing | null> => {
  const subject = await SUBJECTS[kind](db, id, common.shop, today)
  return subject && { ...subject, ...common, client: await clientOf(db, subject) }
}

/** What can be written about a row; null when it is not here. */
export const readOutgoing = async (
  db: AppDatabase,
  tenantId: string,
  about: About,
  today: string,
): Promise<Outgoing | null> => {
  const common = await readCommon(db, tenantId)
  return common && outgoingOf(db, common, about, today)
}

/** The same for many rows; those that are not here are left out. */
export const readAllOutgoing = async (
  db: AppDatabase,
  tenantId: string,
  abouts: readonly About[],
  today: string,
): Promise<Outgoing[]> => {
  const common = await readCommon(db, tenantId)
  if (!common) return []
  const all = await Promise.all(abouts.map((about) => outgoingOf(db, common, about, today)))
  return all.filter((outgoing) => outgoing !== null)
}
