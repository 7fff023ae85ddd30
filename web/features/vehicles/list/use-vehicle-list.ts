import { useVehicleIndex, type VehicleEntry } from '#web/data/workshop/vehicle-index.ts'
import { useDoubledList } from '#web/merging/use-doubled-list.ts'
import { doubledIds } from '../merge/duplicates.ts'
import type { VehicleQuery } from './vehicle-query.ts'

/** By plate; cars without one at the end. */
const byPlate = (a: VehicleEntry, b: VehicleEntry): number => {
  if (!a.plate || !b.plate) return a.plate ? -1 : b.plate ? 1 : a.client.localeCompare(b.client, 'ro')
  return a.plate < b.plate ? -1 : a.plate > b.plate ? 1 : 0
}

/** The rows of the list of cars. */
export const useVehicleList = (query: VehicleQuery) =>
  useDoubledList(useVehicleIndex(), query, byPlate, doubledIds)
