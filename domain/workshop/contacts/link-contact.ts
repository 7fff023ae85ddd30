import { mixedId } from '#domain/kernel/ids.ts'
import type { View } from '#domain/sync/collection.ts'
import { type Vehicle, vehicles } from '#domain/workshop/vehicles/schema.ts'
import {
  asClientColumns,
  blanksOf,
  CLIENT_COLUMNS,
  type ClientValues,
  clientOf,
  contactFrom,
  NOTHING,
  namesClient,
  SHARED_COLUMNS,
  type SharedColumn,
} from './client-columns.ts'
import { findContact, type Identity, isAlike, keysOf } from './find-contact.ts'
import { familyOf, keptContact, keptOf } from './merged.ts'
import { type Contact, contacts } from './schema.ts'

/**
 * The one rule by which a car gets its contact: by every insert and patch, so also by every import, restore and
 * adoption. A contact that the act chose stays; otherwise the one that is found, or a new one.
 */

/** The contact of this identity that the shop has; one that was merged answers for the one that is kept. */
export const knownContact = (wanted: Identity, view: View): Contact | null =>
  keptContact(findContact(wanted, view.having(contacts, keysOf(wanted))), view)

/** Writes the contact of a car into `after`, and what follows from it into the car's client columns. */
export const linkContact = (
  { before, after, patched }: { before: Vehicle | null; after: Vehicle; patched: ReadonlySet<string> },
  view: View,
): void => {
  const present = before && keptOf(before.contact_id, view)
  if (after.contact_id !== null && after.contact_id !== before?.contact_id) {
    const chosen = keptOf(after.contact_id, view)
    if (chosen) {
      follow(after, chosen, before && !before.contact_id ? clientOf(before) : present, patched, view)
      return
    }
    // Deleted meanwhile, which the device did not know: the car's client is decided as if nobody was chosen.
    after.contact_id = before?.contact_id ?? null
  }
  // A client that the act took off stays off.
  if (before?.contact_id && after.contact_id === null) return
  const client = clientOf(after)
  if (!present) {
    if (namesClient(after) && (before === null || touches(patched))) takeContact(after, patched, null, view)
    return
  }
  if (!before || !changes(before, after)) return
  if (isAnother(client, present) || namesOther(client, clientOf(before), present, view))
    takeContact(after, patched, client.phone === present.phone ? null : present, view)
  else correct(present, clientOf(before), client, view)
}

const CLIENT: ReadonlySet<string> = new Set([...Object.values(CLIENT_COLUMNS), 'contact_id'])
const touches = (patched: ReadonlySet<string>): boolean => [...patched].some((column) => CLIENT.has(column))

const changes = (before: Vehicle, after: Vehicle): boolean =>
  Object.values(CLIENT_COLUMNS).some((column) => before[column] !== after[column])

/** Another person: a name that has nothing of the contact's, with a phone or code that is not his. */
const isAnother = (client: ClientValues, present: Contact): boolean => {
  const [own, his] = [keysOf(client), keysOf(present)]
  const hasOther =
    (own.phone !== '' && his.phone !== '' && own.phone !== his.phone) ||
    (own.fiscal_code !== '' && own.fiscal_code !== his.fiscal_code)
  return hasOther && !isAlike(client.name, present.name)
}

/** Whether another contact has the phone or code that was written now. */
const namesOther = (client: ClientValues, before: ClientValues, present: Contact, view: View): boolean => {
  if (client.phone === before.phone && client.fiscal_code === before.fiscal_code) return false
  const known = knownContact(client, view)
  return known !== null && known.id !== present.id
}

/** Finds the car's contact, or makes it. `past` is the client that the car had: what it repeated of him goes. */
const takeContact = (
  after: Vehicle,
  patched: ReadonlySet<string>,
  past: Contact | null,
  view: View,
): void => {
  const known = knownContact(clientOf(after), view)
  if (known) {
    follow(after, known, past, patched, view)
    return
  }
  const kept = past ? withoutPast(after, past, patched, NOTHING) : after
  Object.assign(after, kept)
  after.contact_id = view.add(contacts, mixedId(view.actId, after.id), contactFrom(clientOf(after))).id
}

/** The car's columns, where those that repeat its past client and were not written now become the next one's. */
const withoutPast = (
  car: Vehicle,
  past: ClientValues,
  patched: ReadonlySet<string>,
  next: ClientValues,
): Partial<Vehicle> => {
  const now = clientOf(car)
  const repeated = SHARED_COLUMNS.filter(
    (column) => !patched.has(CLIENT_COLUMNS[column]) && now[column] === past[column],
  )
  return asClientColumns(Object.fromEntries(repeated.map((column) => [column, next[column]])))
}

/** The car gets this contact: it takes what it does not know of him, and he what the car knows more. */
const follow = (
  after: Vehicle,
  contact: Contact,
  past: ClientValues | null,
  patched: ReadonlySet<string>,
  view: View,
): void => {
  after.contact_id = contact.id
  if (past) Object.assign(after, withoutPast(after, past, patched, contact))
  const said = clientOf(after)
  Object.assign(after, asClientColumns(blanksOf(said, contact)))
  const more = blanksOf(contact, said)
  if (Object.keys(more).length > 0) change(contact, more, view)
}

/** What was written into the car about the same client is written into the contact, where the two said the same. */
const correct = (present: Contact, before: ClientValues, client: ClientValues, view: View): void => {
  const values = SHARED_COLUMNS.filter(
    (column) =>
      client[column] !== before[column] &&
      client[column] !== '' &&
      client[column] !== present[column] &&
      (present[column] === before[column] || present[column] === NOTHING[column]),
  )
  // The name of a client who is known by his phone stays his, when another one is written over it.
  const own = values.filter(
    (column) => column !== 'name' || isAlike(client.name, present.name) || !isKeyed(present),
  )
  if (own.length > 0) change(present, Object.fromEntries(own.map((column) => [column, client[column]])), view)
}

const isKeyed = (contact: Contact): boolean => {
  const { phone, fiscal_code } = keysOf(contact)
  return phone !== '' || fiscal_code !== ''
}

const change = (contact: Contact, values: Partial<ClientValues>, view: View): void => {
  const after = { ...contact, ...values }
  const { kind } = contactFrom(after)
  view.derive(contacts, contact.id, { ...values, ...(kind === 'company' && { kind }) })
  // What one car adds about its client may be for that car alone, such as a firm that pays for it.
  const corrected = SHARED_COLUMNS.filter((column) => contact[column] !== NOTHING[column])
  spread(contact, after, view, corrected)
}

/** A changed contact is changed in his cars too, wherever they said what he said before. */
export const spread = (
  before: Contact,
  after: Contact,
  view: View,
  among: readonly SharedColumn[] = SHARED_COLUMNS,
): void => {
  const columns = among.filter((column) => before[column] !== after[column])
  if (columns.length === 0) return
  for (const id of familyOf(after.id, view)) {
    for (const car of view.having(vehicles, { contact_id: id })) {
      const said = clientOf(car)
      const followed = columns.filter((column) => said[column] === before[column])
      if (followed.length === 0) continue
      const values = Object.fromEntries(followed.map((column) => [column, after[column]]))
      view.derive(vehicles, car.id, asClientColumns(values))
    }
  }
}
