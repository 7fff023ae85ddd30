import type { Rules } from '#domain/sync/collection.ts'
import { type consents, contacts } from './schema.ts'

export const contactRules: Rules<typeof contacts> = {
  change({ kind, before, after }, view) {
    if (kind === 'delete' && view.isUsed(contacts, after.id)) view.reject('contact_used')
    if (after.merged_into === null || after.merged_into === before?.merged_into) return
    // The link follows to the contact that is kept: a cycle would make both disappear.
    const kept = view.get(contacts, after.merged_into)
    if (!kept || kept.deleted_at !== null || kept.id === after.id) view.reject('merge_forbidden')
  },
}

export const consentRules: Rules<typeof consents> = {
  change({ after }, view) {
    after.by = view.actor.userId
    // In doubt no message goes out: a withdrawal counts from its arrival, and nothing was agreed to in the future.
    if (after.given === 0 || after.at > view.now) after.at = view.now
  },
}
