import { isTellingPlate } from '#domain/romania/plate.ts'
import { isTellingVin } from '#domain/romania/vin.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import type { VehicleEntry } from '#web/data/workshop/vehicle-index.ts'
import { alikeBy, type Mark } from '#web/merging/alike.ts'
import { mergeOps, type Undoable } from '#web/merging/merge-ops.ts'

/** Why two rows look like the same car. */
export type Likeness = 'vin' | 'plate' | 'phone'

const marksOf = ({ vin, plate, phone, car }: VehicleEntry): Mark<Likeness>[] => [
  ...(isTellingVin(vin) ? [['vin', vin] as const] : []),
  ...(isTellingPlate(plate) ? [['plate', plate] as const] : []),
  // An owner may have many cars: the same phone counts only with the same make and model.
  ...(phone.length >= 6 && car !== '' ? [['phone', `${phone} ${car}`] as const] : []),
]

/** Cars that look alike. A phone does not count where the plates differ. */
export const { likenessOf, doubledIds } = alikeBy(
  marksOf,
  (why, one, other) => why === 'phone' && one.plate !== '' && other.plate !== '',
)

/** Columns that the kept car takes from the other where its own are blank. */
const FILLED = [
  'contact_id',
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

/** Merges a car into the kept one; a model comes only with its make. */
export const mergeCars = (kept: Vehicle, other: Vehicle): Undoable => {
  const takesModel = kept.marca_id === null || kept.marca_id === other.marca_id
  return mergeOps(
    'vehicles',
    kept,
    other,
    FILLED.filter((column) => column !== 'model_id' || takesModel),
  )
}
