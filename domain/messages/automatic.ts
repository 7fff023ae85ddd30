import { type PlanId, planHas } from '#domain/plans/catalogue.ts'
import type { Appointment } from '#domain/workshop/appointments/schema.ts'
import type { Contact } from '#domain/workshop/contacts/schema.ts'
import type { Reminder } from '#domain/workshop/reminders/schema.ts'
import { faultOfAddress } from './may-be-sent.ts'
import type { Message, MessageTemplate } from './schema.ts'
import type { FieldValues } from './template.ts'
import { filledTexts, templateOf } from './templates.ts'
import { type Car, type Sender, valuesOfAppointment, valuesOfCar, valuesOfReminder } from './values.ts'
import type { Language, Purpose } from './words.ts'

/** Messages that the server writes by itself, or a person for many cars at once: reminders, and requests for reviews. */

/** The channels by which they go, the best first. */
const WAYS = ['sms', 'email'] as const
export type Way = { channel: (typeof WAYS)[number]; address: string }

/** The client who gets the message, and the car that it is about. */
export type Recipient = {
  contact: Pick<Contact, 'id' | 'name' | 'phone' | 'email' | 'language'>
  vehicleId: string
  car: Car
}

/** The same, of a client who may be no contact yet, with a car that may be none of the shop's. */
type Told = { contact: { id: string | null; language: Language }; vehicleId: string | null }

/** Why no message can reach a client: no address for one, or no consent for the channel of an address. */
export type NoWay = 'no_address' | 'no_consent'

/** The channel of the message: the first one of the plan that reaches the client and to which he agreed. */
export const wayTo = (
  { phone, email }: Pick<Contact, 'phone' | 'email'>,
  plan: PlanId,
  hasAgreed: (channel: Way['channel']) => boolean,
): Way | NoWay => {
  const addresses = { sms: planHas(plan, 'sms') ? phone : '', email: planHas(plan, 'portal') ? email : '' }
  const reaching = WAYS.filter(
    (channel) => addresses[channel] !== '' && faultOfAddress(channel, addresses[channel]) === '',
  )
  const agreed = reaching.find(hasAgreed)
  if (agreed) return { channel: agreed, address: addresses[agreed] }
  return reaching.length === 0 ? 'no_address' : 'no_consent'
}

/** What a message is made of, beside its recipient. */
type Written = {
  purpose: Purpose
  templates: readonly MessageTemplate[]
  values: (language: Language) => FieldValues
  dedupeKey: string
  about: Partial<Pick<Message, 'reminder_id' | 'invoice_id' | 'appointment_id' | 'forced'>>
}

const written = (
  { contact, vehicleId }: Told,
  { channel, address }: Way,
  { purpose, templates, values, dedupeKey, about }: Written,
) => {
  const { language } = contact
  const own = templates.find(
    (one) => one.purpose === purpose && one.channel === channel && one.language === language,
  )
  const template = templateOf(own, purpose, channel, language)
  const { subject, body } = filledTexts(template, purpose, values(language))
  return {
    contact_id: contact.id,
    address,
    channel,
    purpose,
    language,
    template_id: template.id,
    template_version: template.version,
    subject,
    body,
    diacritics: template.diacritics,
    vehicle_id: vehicleId,
    dedupe_key: dedupeKey,
    ...about,
  }
}

/** The values of a new row of `messages`. */
export type NewMessage = ReturnType<typeof written>

/** The message about a reminder. */
export const messageOfReminder = (
  to: Recipient,
  way: Way,
  reminder: Pick<Reminder, 'id' | 'kind' | 'due_date' | 'due_km' | 'note'>,
  {
    shop,
    today,
    booking,
    templates,
    dedupeKey,
  }: {
    shop: Sender
    today: string
    booking: string | null
    templates: readonly MessageTemplate[]
    dedupeKey: string
  },
): NewMessage =>
  written(to, way, {
    purpose: 'reminder',
    templates,
    values: (language) =>
      valuesOfReminder(reminder, to.contact.name, to.car, shop, { today, booking, language }),
    dedupeKey,
    about: { reminder_id: reminder.id },
  })

/** Days in which a client is asked for a review once. */
export const REVIEW_EVERY = 365

/** What names the request for a review after an invoice; those of one contact begin alike. */
export const reviewKey = (contactId: string, invoiceId: string): string => `review/${contactId}/${invoiceId}`

/** The request for a review, after an invoice was paid. */
export const messageOfReview = (
  to: Recipient,
  way: Way,
  invoiceId: string,
  { shop, url, templates }: { shop: Sender; url: string; templates: readonly MessageTemplate[] },
): NewMessage =>
  written(to, way, {
    purpose: 'review',
    templates,
    values: () => ({ ...valuesOfCar(shop, to.contact.name, to.car), recenzie: url }),
    dedupeKey: reviewKey(to.contact.id, invoiceId),
    about: { invoice_id: invoiceId },
  })

/** What names a message about an appointment at a time: a `word` for each occasion. */
export const appointmentKey = (
  { id, data_ora }: Pick<Appointment, 'id' | 'data_ora'>,
  word: string,
): string => `appt/${id}/${data_ora}/${word}`

/** The time (ISO) of which a message about an appointment speaks; null for one that a person wrote. */
export const timeInKey = (dedupeKey: string): string | null => {
  const [kind, , at] = dedupeKey.split('/')
  return kind === 'appt' ? (at ?? null) : null
}

/** The messages to clients about their appointments, by SMS. */
export type AppointmentPurpose = Extract<Purpose, 'code' | `appointment${string}`>

/**
 * The message about an appointment. `word` names the occasion; a code leaves at night too, because its client waits for
 * it.
 */
export const messageOfAppointment = (
  appointment: Pick<
    Appointment,
    'id' | 'contact_id' | 'vehicle_id' | 'client_nume' | 'client_telefon' | 'data_ora'
  >,
  purpose: AppointmentPurpose,
  word: string,
  {
    shop,
    car,
    service,
    language,
    templates,
  }: { shop: Sender; car: Car; service: string; language: Language; templates: readonly MessageTemplate[] },
): NewMessage => {
  const { id, contact_id, vehicle_id, client_telefon } = appointment
  return written(
    { contact: { id: contact_id, language }, vehicleId: vehicle_id },
    { channel: 'sms', address: client_telefon },
    {
      purpose,
      templates,
      values: (of) => valuesOfAppointment(appointment, service, car, shop, of),
      dedupeKey: appointmentKey(appointment, word),
      about: { appointment_id: id, ...(purpose === 'code' && { forced: 1 }) },
    },
  )
}
