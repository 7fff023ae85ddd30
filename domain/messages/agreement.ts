import type { View } from '#domain/sync/collection.ts'
import { readTogether } from '#domain/sync/read-together.ts'
import { type Agreement, consentOf } from '#domain/workshop/contacts/consent.ts'
import { familyOf, keptOf } from '#domain/workshop/contacts/merged.ts'
import { type Contact, consents, contacts } from '#domain/workshop/contacts/schema.ts'
import { stoppedAs } from './may-be-sent.ts'
import type { Message } from './schema.ts'
import { CONSENT_PURPOSE, isCommercial } from './words.ts'

type Addressed = Pick<Message, 'address' | 'purpose'>

/**
 * What somebody agreed to holds for his own addresses: a commercial message to another one was never agreed to. `said`
 * is the word of the contact, `own` the contact's rows.
 */
export const agreementAt = (
  { address, purpose }: Addressed,
  said: Agreement,
  own: readonly Pick<Contact, 'phone' | 'email'>[],
): Agreement => {
  if (said !== 'given' || !isCommercial(purpose)) return said
  const isOwn = own.some((one) =>
    [one.phone, one.email].some((text) => stoppedAs(text) === stoppedAs(address)),
  )
  return isOwn ? said : 'never asked'
}

/** What the client of a message agreed to; one who is no contact was never asked. */
export const agreementOf = (
  { contact_id, channel, ...about }: Addressed & Pick<Message, 'contact_id' | 'channel'>,
  view: View,
): Agreement => {
  if (contact_id === null || channel === 'share') return 'never asked'
  const ids = familyOf(keptOf(contact_id, view)?.id ?? contact_id, view)
  const saidBy = (id: string) => view.children(consents, 'contact_id', id)
  readTogether(...ids.map((id) => () => saidBy(id)))
  const said = consentOf(ids.flatMap(saidBy), ids, channel, CONSENT_PURPOSE[about.purpose])
  return agreementAt(
    about,
    said,
    ids.flatMap((id) => view.get(contacts, id) ?? []),
  )
}
