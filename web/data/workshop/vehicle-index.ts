import { useSyncExternalStore } from 'react'
import { compact, searchText } from '#domain/romania/search.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { useData } from '#web/data/hooks.ts'
import { indexOfRows, useSearchedRows } from '#web/data/search-rows.ts'

/** A car in the picker's index; plate and phone as stored. */
export type VehicleEntry = {
  id: string
  text: string
  plate: string
  client: string
  /** The client's name folded, without separators. */
  bareClient: string
  phone: string
  /** Make and model. */
  car: string
  year: number | null
  vin: string
}

const entriesOf = async (all: Vehicle[], db: AppDatabase): Promise<VehicleEntry[]> => {
  // A car that was merged into another is found as that one.
  const rows = all.filter((row) => !row.merged_into)
  const present = (ids: (string | null)[]) => [...new Set(ids.filter((id) => id !== null))]
  const named = async (name: 'catalog_marci' | 'catalog_modele', ids: string[]) =>
    new Map((await db.rows(name).bulkGet(ids)).flatMap((row) => (row ? [[row.id, row.denumire]] : [])))
  const makes = await named('catalog_marci', present(rows.map((row) => row.marca_id)))
  const models = await named('catalog_modele', present(rows.map((row) => row.model_id)))
  return rows.map((row) => {
    const car = [makes.get(row.marca_id ?? ''), models.get(row.model_id ?? '')].filter(Boolean).join(' ')
    return {
      id: row.id,
      plate: row.nr_inmatriculare,
      client: row.client_nume,
      bareClient: compact(row.client_nume),
      phone: row.client_telefon,
      car,
      year: row.an_fabricatie,
      vin: row.serie_sasiu,
      text: searchText({
        texts: [row.client_nume, car],
        plates: [row.nr_inmatriculare, row.serie_sasiu],
        phones: [row.client_telefon],
      }),
    }
  })
}

const indexOf = indexOfRows('vehicles', entriesOf)

/** How well a car matches the query: by the start of its plate, within the plate, by the client's name, by the rest. */
const distance = (entry: VehicleEntry, bare: string): number => {
  const plate = entry.plate.toLowerCase()
  if (plate.startsWith(bare)) return 0
  if (bare !== '' && plate.includes(bare)) return 1
  return entry.bareClient.startsWith(bare) ? 2 : 3
}

/** The matches of a query, the best first. */
const nearestFirst = (found: readonly VehicleEntry[], query: string): VehicleEntry[] => {
  const bare = compact(query)
  const shelves: VehicleEntry[][] = [[], [], [], []]
  for (const entry of found) shelves[distance(entry, bare)]?.push(entry)
  return shelves.flat()
}

/** All cars of the shop in memory, kept current: found by plate, client, phone, VIN, make and model. */
export const useVehicleIndex = () => useSearchedRows(indexOf, nearestFirst)

/** The cars by id, as far as they are read. */
export const useVehicleEntries = (): ReadonlyMap<string, VehicleEntry> => {
  const index = indexOf(useData().db)
  return useSyncExternalStore(index.watch, index.get).entries
}
