import * as v from 'valibot'
import { keepText, keptText } from '#web/ui/kept-text.ts'
import { emptyDraft, type VehicleDraft } from './vehicle-form-draft.ts'

const schema = v.object({
  plate: v.string(),
  make: v.string(),
  model: v.string(),
  year: v.string(),
  vin: v.string(),
  client: v.string(),
  phone: v.string(),
  contact: v.string(),
}) satisfies v.GenericSchema<VehicleDraft>

const nameOf = (shopId: string): string => `new-car.${shopId}`

/**
 * A new car that was begun and neither saved nor cancelled: stored at each key, so that a Back in the middle of the
 * form, a reload or another address loses nothing of it.
 */
export const keptCar = (shopId: string): VehicleDraft | null => {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), keptText(nameOf(shopId)))
  return parsed.success ? parsed.output : null
}

/** Stores the draft; null, or a draft without text, removes it. */
export const keepCar = (shopId: string, draft: VehicleDraft | null): void => {
  const isBegun = draft !== null && Object.values(draft).some((text) => text.trim() !== '')
  keepText(nameOf(shopId), isBegun ? JSON.stringify({ ...emptyDraft(), ...draft }) : null)
}
