import { isTellingPlate } from '#domain/romania/plate.ts'
import { isTellingVin } from '#domain/romania/vin.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import type { VehicleEntry } from '#web/features/vehicles/picker/vehicle-picker-index.ts'

/** Why two rows look like the same car. */
export type Likeness = 'vin' | 'plate' | 'phone'

const keysOf = ({ vin, plate, phone, car }: VehicleEntry): [Likeness, string][] => [
  ...(isTellingVin(vin) ? [['vin', vin] as [Likeness, string]] : []),
  ...(isTellingPlate(plate) ? [['plate', plate] as [Likeness, string]] : []),
  // An owner may have many cars: the same phone counts only with the same make and model.
  ...(phone.length >= 6 && car !== '' ? [['phone', `${phone} ${car}`] as [Likeness, string]] : []),
]

/** Why two rows look alike, by the strongest reason. A phone does not count where the plates differ. */
export const likenessOf = (one: VehicleEntry, other: VehicleEntry): Likeness | null => {
  if (one.id === other.id) return null
  const mine = new Map(keysOf(one))
  const found = keysOf(other).find(([kind, key]) => mine.get(kind) === key)?.[0] ?? null
  if (found !== 'phone') return found
  return one.plate !== '' && other.plate !== '' ? null : found
}

/** Cars that seem to be there twice, found in one pass. */
export const doubledIds = (entries: Iterable<VehicleEntry>): Set<string> => {
  const seen = new Map<string, VehicleEntry[]>()
  const doubled = new Set<string>()
  for (const entry of entries) {
    for (const [kind, key] of keysOf(entry)) {
      const others = seen.get(`${kind} ${key}`) ?? []
      for (const other of others)
        if (likenessOf(entry, other)) {
          doubled.add(entry.id)
          doubled.add(other.id)
        }
      if (others.length < 5) others.push(entry)
      seen.set(`${kind} ${key}`, others)
    }
  }
  return doubled
}

/** Columns that the kept car takes from the other where its own are blank. */
const FILLED = [
  'client_nume',
  'client_telefon',
  'client_email',
  'client_cod_fiscal',
  'client_adresa',
  'client_localitate',
  'client_judet',
  'client_cod_postal',
  'client_reg_com',
  'nr_inmatriculare',
  'marca_id',
  'model_id',
  'an_fabricatie',
  'serie_sasiu',
  'tip_motor_id',
] as const satisfies readonly (keyof Vehicle)[]

/** The one act that merges a car into the kept one, and the one that undoes it. */
export const mergeOps = (kept: Vehicle, other: Vehicle): { ops: DraftOp[]; undo: DraftOp[] } => {
  const isBlank = (value: unknown) => value === '' || value === null
  const takesModel = kept.marca_id === null || kept.marca_id === other.marca_id
  const columns = FILLED.filter(
    (column) => isBlank(kept[column]) && !isBlank(other[column]) && (column !== 'model_id' || takesModel),
  )
  const patch = (id: string, data: Record<string, string | number | null>): DraftOp => ({
    op: 'patch',
    collection: 'vehicles',
    id,
    data,
  })
  const pick = (row: Vehicle) => Object.fromEntries(columns.map((column) => [column, row[column]]))
  const both = (merged: string | null, row: Vehicle): DraftOp[] => [
    patch(other.id, { merged_into: merged }),
    ...(columns.length > 0 ? [patch(kept.id, pick(row))] : []),
  ]
  return { ops: both(kept.id, other), undo: both(null, kept) }
}
