import type { Rules } from '#domain/sync/collection.ts'
import { linkContact } from '#domain/workshop/contacts/link-contact.ts'
import { vehicles } from './schema.ts'
import { takeBackContact } from './take-back.ts'

export const vehicleRules: Rules<typeof vehicles> = {
  change({ kind, before, after, patched }, view) {
    if (kind === 'delete' && view.isUsed(vehicles, after.id)) view.reject('vehicle_used')
    if (kind !== 'delete') linkContact({ before, after, patched }, view)
    if (after.merged_into === null || after.merged_into === before?.merged_into) return
    // Follows the links to the car that is kept: a cycle would make both cars disappear.
    const kept = view.get(vehicles, after.merged_into)
    if (!kept || kept.deleted_at !== null || kept.id === after.id) view.reject('merge_forbidden')
  },

  /** The contact that was made with a car goes with it: an import can be undone. */
  whole({ before, after }, view) {
    if (before?.deleted_at === null && after.deleted_at !== null) takeBackContact(after, view)
  },
}
