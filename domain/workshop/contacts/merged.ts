import type { View } from '#domain/sync/collection.ts'
import { type Contact, contacts } from './schema.ts'

/** Contacts that were merged, as the rules follow them. */

/** The living contact that a contact was merged into, or itself; null where it is deleted. */
export const keptContact = (contact: Contact | null, view: View): Contact | null => {
  let kept = contact
  const seen = new Set<string>()
  while (kept?.merged_into && !seen.has(kept.id)) {
    seen.add(kept.id)
    kept = view.get(contacts, kept.merged_into)
  }
  return kept?.deleted_at === null ? kept : null
}

/** The contact that answers for an id. */
export const keptOf = (id: string | null, view: View): Contact | null =>
  id === null ? null : keptContact(view.get(contacts, id), view)

/** The ids of a contact and of those that were merged into it, directly or not. */
export const familyOf = (id: string, view: View): string[] => {
  const ids = [id]
  for (const one of ids)
    for (const merged of view.having(contacts, { merged_into: one }))
      if (!ids.includes(merged.id)) ids.push(merged.id)
  return ids
}
