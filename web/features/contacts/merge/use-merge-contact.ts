import { formatPhone } from '#domain/romania/phone.ts'
import type { Contact } from '#domain/workshop/contacts/schema.ts'
import { useData } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { useMerge } from '#web/merging/use-merge.ts'
import { mergeContacts } from './duplicates.ts'

/** Merges the client with an id into the kept one. */
export const useMergeContact = (kept: Contact) => {
  const { db } = useData()
  const merge = useMerge(m.contacts.merge)
  return async (id: string): Promise<void> => {
    const other = await db.rows('contacts').get(id)
    // The list with the button may not show the merge yet.
    if (!other || other.merged_into !== null) return
    await merge(kept.name || formatPhone(kept.phone), mergeContacts(kept, other))
  }
}
