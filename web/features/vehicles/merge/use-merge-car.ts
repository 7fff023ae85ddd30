import { formatPlate } from '#domain/romania/plate.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import { useData } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { useMerge } from '#web/merging/use-merge.ts'
import { mergeCars } from './duplicates.ts'

/** Merges the car with an id into the kept one. */
export const useMergeCar = (kept: Vehicle) => {
  const { db } = useData()
  const merge = useMerge(m.vehiclesPage.merge)
  return async (id: string): Promise<void> => {
    const other = await db.rows('vehicles').get(id)
    // The list with the button may not show the merge yet.
    if (!other || other.merged_into !== null) return
    await merge(formatPlate(kept.nr_inmatriculare) || kept.client_nume, mergeCars(kept, other))
  }
}
