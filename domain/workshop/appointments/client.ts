import { mixedId } from '#domain/kernel/ids.ts'
import { isPhone } from '#domain/romania/phone.ts'
import type { View } from '#domain/sync/collection.ts'
import { contactFrom, NOTHING } from '#domain/workshop/contacts/client-columns.ts'
import { clientConsents } from '#domain/workshop/contacts/client-consents.ts'
import { knownContact } from '#domain/workshop/contacts/link-contact.ts'
import { keptOf } from '#domain/workshop/contacts/merged.ts'
import { type Contact, consents, contacts } from '#domain/workshop/contacts/schema.ts'
import { vehicles } from '#domain/workshop/vehicles/schema.ts'
import type { Appointment } from './schema.ts'

type Change = { before: Appointment | null; after: Appointment; patched: ReadonlySet<string> }

/**
 * Who the client of an appointment is, and which car it is about, as far as it is known. A car that was chosen says its
 * client. Otherwise the contact is found by the phone or made, as for cars, and the plate may be of one of his cars. A
 * client who has not proved that the phone is his is nobody yet.
 */
export const linkClient = ({ before, after, patched }: Change, view: View): void => {
  if (after.vehicle_id !== null && after.vehicle_id !== before?.vehicle_id) copyCar(after, patched, view)
  const isChosen = after.contact_id !== null && after.contact_id !== before?.contact_id
  if (isChosen) {
    const contact = keptOf(after.contact_id, view)
    after.contact_id = contact?.id ?? null
    if (contact) fillFrom(contact, after)
  }
  if (after.contact_id !== null || (before !== null && before.contact_id !== null)) return
  if (after.source === 'booking' && after.phone_verified === 0) return
  if (!isPhone(after.client_telefon) || !isNamedNow(before, after)) return
  const client = { ...NOTHING, name: after.client_nume, phone: after.client_telefon }
  const known = knownContact(client, view)
  if (known) {
    fillFrom(known, after)
    if (after.vehicle_id === null) after.vehicle_id = carOf(known, after.nr_auto, view)
  }
  after.contact_id = known?.id ?? view.add(contacts, mixedId(view.actId, after.id), contactFrom(client)).id
}

/** Records in the same act that the client who proves his phone wants reminders on it. */
export const recordConsent = ({ before, after }: Change, view: View): void => {
  const { agreed_text: text_version, contact_id } = after
  if (text_version === (before?.agreed_text ?? '')) return
  if (after.phone_verified === 0 || before?.phone_verified === 1 || contact_id === null)
    view.reject('forbidden')
  const said = { contact_id, given: 1, text_version, source: 'booking', at: view.now } as const
  for (const values of clientConsents(said, ['sms', 'whatsapp'], ['reminder']))
    view.add(consents, mixedId(view.actId, values.channel), values)
}

const isNamedNow = (before: Appointment | null, after: Appointment): boolean =>
  before === null ||
  before.client_telefon !== after.client_telefon ||
  before.client_nume !== after.client_nume ||
  before.phone_verified !== after.phone_verified

const copyCar = (after: Appointment, patched: ReadonlySet<string>, view: View): void => {
  const car = after.vehicle_id === null ? null : view.get(vehicles, after.vehicle_id)
  if (!car) return
  const copy = {
    contact_id: keptOf(car.contact_id, view)?.id ?? null,
    nr_auto: car.nr_inmatriculare,
    client_nume: car.client_nume,
    client_telefon: car.client_telefon,
  }
  for (const [column, value] of Object.entries(copy))
    if (!patched.has(column)) Object.assign(after, { [column]: value })
}

const fillFrom = (contact: Contact, after: Appointment): void => {
  if (after.client_nume === '') after.client_nume = contact.name
  if (after.client_telefon === '') after.client_telefon = contact.phone
}

/** The car of a contact with a plate. */
const carOf = (contact: Contact, plate: string, view: View): string | null =>
  plate === ''
    ? null
    : (view
        .having(vehicles, { contact_id: contact.id })
        .find(({ nr_inmatriculare, merged_into }) => nr_inmatriculare === plate && merged_into === null)
        ?.id ?? null)
