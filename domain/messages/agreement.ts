import type { View } from '#domain/sync/collection.ts'
import { readTogether } from '#domain/sync/read-together.ts'
import { type Agreement, consentOf } from '#domain/workshop/contacts/consent.ts'
import { familyOf, keptOf } from '#domain/workshop/contacts/merged.ts'
import { consents } from '#domain/workshop/contacts/schema.ts'
import type { Message } from './schema.ts'
import { CONSENT_PURPOSE } from './words.ts'

/** What the client of a message agreed to; one who is no contact was never asked. */
export const agreementOf = (
  { contact_id, channel, purpose }: Pick<Message, 'contact_id' | 'channel' | 'purpose'>,
  view: View,
): Agreement => {
  if (contact_id === null || channel === 'share') return 'never asked'
  const ids = familyOf(keptOf(contact_id, view)?.id ?? contact_id, view)
  const saidBy = (id: string) => view.children(consents, 'contact_id', id)
  readTogether(...ids.map((id) => () => saidBy(id)))
  return consentOf(ids.flatMap(saidBy), ids, channel, CONSENT_PURPOSE[purpose])
}
