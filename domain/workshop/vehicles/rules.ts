import type { Rules } from '#domain/sync/collection.ts'
import { vehicles } from './schema.ts'

export const vehicleRules: Rules<typeof vehicles> = {
  change({ kind, before, after }, view) {
    if (kind === 'delete' && view.isUsed(vehicles, after.id)) view.reject('vehicle_used')
    if (after.merged_into === null || after.merged_into === before?.merged_into) return
    // A link is followed to the car that is kept: where it leads back here, the two would swallow one another.
    const kept = view.get(vehicles, after.merged_into)
    if (!kept || kept.deleted_at !== null || kept.id === after.id) view.reject('merge_forbidden')
  },
}
