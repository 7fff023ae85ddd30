import type { View } from '#domain/sync/collection.ts'
import { familyOf } from '#domain/workshop/contacts/merged.ts'
import { type Appointment, appointments } from './schema.ts'

/** From how many appointments that a client missed on the shop confirms his bookings by hand. */
export const MISSED_TOO_OFTEN = 2

/** How many of these appointments their client missed. */
export const noShowsOf = (some: readonly Pick<Appointment, 'status'>[]): number =>
  some.filter(({ status }) => status === 'NEPREZENTAT').length

/** How many appointments a contact missed, with those of the contacts that were merged into it. */
export const noShowsOfContact = (contactId: string, view: View): number =>
  noShowsOf(familyOf(contactId, view).flatMap((id) => view.having(appointments, { contact_id: id })))
