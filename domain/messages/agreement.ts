import type { View } from '#domain/sync/collection.ts'
import { readTogether } from '#domain/sync/read-together.ts'
import { type Agreement, consentOf } from '#domain/workshop/contacts/consent.ts'
import { consents, contacts } from '#domain/workshop/contacts/schema.ts'
import type { Message } from './schema.ts'
import { CONSENT_PURPOSE } from './words.ts'

/** The contact that is kept, when others are merged into each other. */
const keptContact = (view: View, id: string): string => {
  const seen = new Set<string>()
  let kept = id
  for (;;) {
    seen.add(kept)
    const next = view.get(contacts, kept)?.merged_into ?? null
    if (next === null || seen.has(next)) return kept
    kept = next
  }
}

/** A contact and all that are merged into it: what either of them said counts. */
const oneContact = (view: View, id: string): string[] => {
  const ids = [keptContact(view, id)]
  for (const one of ids) {
    for (const merged of view.children(contacts, 'merged_into', one)) {
      if (!ids.includes(merged.id)) ids.push(merged.id)
    }
  }
  return ids
}

/** What the client of a message agreed to; one who is no contact was never asked. */
export const agreementOf = (
  { contact_id, channel, purpose }: Pick<Message, 'contact_id' | 'channel' | 'purpose'>,
  view: View,
): Agreement => {
  if (contact_id === null || channel === 'share') return 'never asked'
  const ids = oneContact(view, contact_id)
  const saidBy = (id: string) => view.children(consents, 'contact_id', id)
  readTogether(...ids.map((id) => () => saidBy(id)))
  return consentOf(ids.flatMap(saidBy), ids, channel, CONSENT_PURPOSE[purpose])
}
