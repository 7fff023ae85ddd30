import { formatPlate } from '#domain/romania/plate.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import { useMutate } from '#web/data/hooks.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { toastUndo } from '#web/ui/toast-store.ts'
import { mergeOps } from './duplicates.ts'

/** Merges a car into the kept one: one act, which can be undone. */
export const useMerge = () => {
  const mutate = useMutate()
  const text = m.vehiclesPage.merge
  return async (kept: Vehicle, other: Vehicle): Promise<void> => {
    // The list with the button may not show the merge yet.
    if (other.merged_into !== null) return
    const { ops, undo } = mergeOps(kept, other)
    const plate = formatPlate(kept.nr_inmatriculare) || kept.client_nume
    await reportError(
      mutate(text.label(plate), ops).then(() =>
        toastUndo(text.done(plate), () => reportError(mutate(text.undone(plate), undo))),
      ),
    )
  }
}
