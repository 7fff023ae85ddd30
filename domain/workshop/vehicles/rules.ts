import type { Rules } from '#domain/sync/collection.ts'
import { vehicles } from './schema.ts'

export const vehicleRules: Rules<typeof vehicles> = {
  change({ kind, before, after }, view) {
    if (kind === 'delete' && view.isUsed(vehicles, after.id)) view.reject('vehicle_used')
    if (after.merged_into === null || after.merged_into === before?.merged_into) return
    // Follows the links to the car that is kept: a cycle would make both cars disappear.
    const kept = view.get(vehicles, after.merged_into)
    if (!kept || kept.deleted_at !== null || kept.id === after.id) view.reject('merge_forbidden')
  },
}
