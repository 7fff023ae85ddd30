import * as v from 'valibot'
import { emptyDraft, type VehicleDraft } from './vehicle-form-draft.ts'

const schema = v.object({
  plate: v.string(),
  make: v.string(),
  model: v.string(),
  year: v.string(),
  vin: v.string(),
  client: v.string(),
  phone: v.string(),
}) satisfies v.GenericSchema<VehicleDraft>

const nameOf = (shopId: string): string => `roa.typed.new-car.${shopId}`

/**
 * A new car that was begun and is neither saved nor given up: kept with each key, so that the browser's Back in the middle
 * of the form, a reload or another address loses nothing of it.
 */
export const keptCar = (shopId: string): VehicleDraft | null => {
  const kept = localStorage.getItem(nameOf(shopId))
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), kept)
  return parsed.success ? parsed.output : null
}

/** Keeps the draft; null, or one in which nothing is typed, is forgotten. */
export const keepCar = (shopId: string, draft: VehicleDraft | null): void => {
  if (draft && Object.values(draft).some((text) => text.trim() !== ''))
    localStorage.setItem(nameOf(shopId), JSON.stringify({ ...emptyDraft(), ...draft }))
  else localStorage.removeItem(nameOf(shopId))
}
