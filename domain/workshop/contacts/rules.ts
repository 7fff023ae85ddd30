import type { Rules } from '#domain/sync/collection.ts'
import { blanksOf } from './client-columns.ts'
import { knownContact, spread } from './link-contact.ts'
import { keptContact } from './merged.ts'
import { type consents, contacts } from './schema.ts'

export const contactRules: Rules<typeof contacts> = {
  change({ kind, before, after }, view) {
    if (before && before.erased_at !== null) view.reject('contact_erased')
    if (kind === 'delete') {
      if (view.isUsed(contacts, after.id)) view.reject('contact_used')
      return
    }
    if (after.merged_into !== null && after.merged_into !== before?.merged_into) {
      // The link follows to the contact that is kept: a cycle would make both disappear.
      const kept = view.get(contacts, after.merged_into)
      if (!kept || kept.deleted_at !== null || kept.id === after.id) view.reject('merge_forbidden')
      return
    }
    // Two devices that made the same contact offline: the later one arrives merged, and its acts follow.
    if (kind === 'insert' && after.merged_into === null)
      after.merged_into = knownContact(after, view)?.id ?? null
    if (after.merged_into === null) {
      if (before) spread(before, after, view)
      return
    }
    // What a device learnt of a contact, not knowing that it was merged, is not lost.
    const kept = keptContact(after, view)
    const more = kept && blanksOf(kept, after)
    if (kept && more && Object.keys(more).length > 0) {
      view.derive(contacts, kept.id, more)
      spread(kept, { ...kept, ...more }, view)
    }
  },
}

export const consentRules: Rules<typeof consents> = {
  change({ after }, view) {
    after.by = view.actor.userId
    // A person of the shop writes down what a client said to him, never what the client pressed.
    if (view.actor.kind === 'staff') after.source = 'desk'
    // In doubt no message goes out: a withdrawal counts from its arrival, and nothing was agreed to in the future.
    if (after.given === 0 || after.at > view.now) after.at = view.now
  },
}
