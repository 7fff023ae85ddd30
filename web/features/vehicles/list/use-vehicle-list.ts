import { useMemo } from 'react'
import { useFirstRead } from '#web/data/first-reads.ts'
import type { Found } from '#web/listing/list-page.tsx'
import { doubledIds } from '../merge/duplicates.ts'
import { useVehicleIndex, type VehicleEntry } from '../picker/vehicle-picker-index.ts'
import type { VehicleQuery } from './vehicle-query.ts'

/** By plate; cars without one at the end. */
const byPlate = (a: VehicleEntry, b: VehicleEntry): number => {
  if (!a.plate || !b.plate) return a.plate ? -1 : b.plate ? 1 : a.client.localeCompare(b.client, 'ro')
  return a.plate < b.plate ? -1 : a.plate > b.plate ? 1 : 0
}

const NONE: ReadonlySet<string> = new Set()

/**
 * The rows of the list: ids of the matching cars, by plate, or by relevance during a search; and how many seem to be
 * duplicates.
 */
export const useVehicleList = ({ text, only }: VehicleQuery): Found & { doubled: number } => {
  const { ready, all, search } = useVehicleIndex()
  // The list is sorted by plate, so cars that arrive later would move the visible ones.
  useFirstRead(!ready)
  const asked = text.trim()
  const sorted = useMemo(() => (ready ? [...all.values()].sort(byPlate) : []), [ready, all])
  const doubled = useMemo(() => (ready ? doubledIds(all.values()) : NONE), [ready, all])
  const ids = useMemo(() => {
    const found = asked === '' ? sorted : search(asked, Number.POSITIVE_INFINITY)
    return found.filter(({ id }) => only === null || doubled.has(id)).map(({ id }) => id)
  }, [asked, sorted, search, only, doubled])
  return {
    ids: ready ? ids : undefined,
    total: ready ? all.size : undefined,
    isSearching: false,
    doubled: doubled.size,
  }
}
