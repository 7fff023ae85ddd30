import { useMemo } from 'react'
import { formatPhone } from '#domain/romania/phone.ts'
import type { Contact } from '#domain/workshop/contacts/schema.ts'
import { useMay } from '#web/data/hooks.ts'
import { useContactIndex } from '#web/data/workshop/contact-index.ts'
import { m } from '#web/i18n/messages.ts'
import { type Double, Doubles } from '#web/merging/doubles.tsx'
import { likenessOf } from './duplicates.ts'
import { useMergeContact } from './use-merge-contact.ts'

/** Rows that seem to be this same client. */
export const ContactDoubles = ({ contact }: { contact: Contact }) => {
  const text = m.contacts.merge
  const { all } = useContactIndex()
  const merge = useMergeContact(contact)
  const mayMerge = useMay()('patch', 'contacts')
  const found = useMemo((): Double[] => {
    const one = all.get(contact.id)
    return [...all.values()].flatMap((entry) => {
      const likeness = one ? likenessOf(one, entry) : null
      if (likeness === null) return []
      return {
        id: entry.id,
        to: `/clienti/${entry.id}`,
        name: <span className="font-medium underline">{entry.name || m.client.nameless}</span>,
        why: [formatPhone(entry.phone), entry.city, text.why[likeness]].filter(Boolean).join(' · '),
      }
    })
  }, [all, contact.id, text])
  return mayMerge && <Doubles text={text} found={found} onMerge={merge} />
}
