import { normalisePlate } from '#domain/romania/plate.ts'
import { normaliseVin } from '#domain/romania/vin.ts'
import type { VehicleEntry } from '#web/data/workshop/vehicle-index.ts'
import type { VehicleDraft } from './vehicle-form-draft.ts'

/** Characters of a chassis number that identify a car. */
const TELLING_VIN = 6
const TELLING_PLATE = 4

/** The existing car that a new one would duplicate, by its plate or its chassis number. */
export const knownCar = (
  cars: Iterable<VehicleEntry>,
  draft: Pick<VehicleDraft, 'plate' | 'vin'>,
): VehicleEntry | null => {
  const plate = normalisePlate(draft.plate)
  const vin = normaliseVin(draft.vin)
  const hasPlate = plate.length >= TELLING_PLATE
  const hasVin = vin.length >= TELLING_VIN
  if (!hasPlate && !hasVin) return null
  for (const car of cars) if ((hasPlate && car.plate === plate) || (hasVin && car.vin === vin)) return car
  return null
}
