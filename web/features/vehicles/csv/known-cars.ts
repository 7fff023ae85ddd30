import { isTellingPlate } from '#domain/romania/plate.ts'
import { fold } from '#domain/romania/search.ts'
import { isTellingVin } from '#domain/romania/vin.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'

/** The columns that identify a car. */
export type Marks = Pick<
  Vehicle,
  'nr_inmatriculare' | 'serie_sasiu' | 'client_nume' | 'client_telefon' | 'marca_id' | 'model_id'
>

/** Why a car cannot be identified: a person has to decide. */
export type Doubt = 'twoCars' | 'otherPlate' | 'otherVin' | 'otherOwner'

export type Found =
  | { kind: 'none' }
  | { kind: 'one'; row: Vehicle }
  | { kind: 'doubt'; why: Doubt; cars: readonly Vehicle[] }

const plateOf = ({ nr_inmatriculare }: Marks): string =>
  isTellingPlate(nr_inmatriculare) ? nr_inmatriculare : ''
const vinOf = ({ serie_sasiu }: Marks): string => (isTellingVin(serie_sasiu) ? serie_sasiu : '')

/** Whether two values both exist and differ. */
const differ = (one: string | null, other: string | null): boolean => !!one && !!other && one !== other

const ownerOf = ({ client_nume, client_telefon }: Marks): string =>
  client_nume || client_telefon ? `${fold(client_nume)} ${client_telefon}` : ''

/** The keys that identify a car, the strongest first; owner, make and model only where it has no other. */
export const marksOf = (car: Marks): string[] => {
  const [vin, plate, owner] = [vinOf(car), plateOf(car), ownerOf(car)]
  if (vin || plate) return [...(vin ? [`vin ${vin}`] : []), ...(plate ? [`plate ${plate}`] : [])]
  return owner ? [`owner ${owner} ${car.marca_id} ${car.model_id}`] : []
}

/** The cars that exist, to find the one that a row of a file means. Cars merged into others are left out. */
export class KnownCars {
  readonly #byMark = new Map<string, Vehicle>()
  readonly #untold = new Map<string, Vehicle[]>()

  constructor(cars: Iterable<Vehicle>) {
    for (const car of cars) {
      if (car.merged_into) continue
      for (const mark of marksOf(car)) this.#byMark.set(mark, car)
      if (vinOf(car) || plateOf(car)) continue
      const owner = ownerOf(car)
      this.#untold.set(owner, [...(this.#untold.get(owner) ?? []), car])
    }
  }

  /**
   * The car that a row means. A plate can move to another car and people mistype, so contradicting marks are a doubt.
   */
  find(car: Marks): Found {
    const [vin, plate] = [vinOf(car), plateOf(car)]
    if (!vin && !plate) return this.#findByOwner(car)
    const byVin = vin ? this.#byMark.get(`vin ${vin}`) : undefined
    const byPlate = plate ? this.#byMark.get(`plate ${plate}`) : undefined
    if (byVin) {
      if (!differ(plate, plateOf(byVin))) return { kind: 'one', row: byVin }
      if (byPlate && byPlate.id !== byVin.id) return { kind: 'doubt', why: 'twoCars', cars: [byVin, byPlate] }
      return { kind: 'doubt', why: 'otherPlate', cars: [byVin] }
    }
    if (!byPlate) return { kind: 'none' }
    if (differ(vin, vinOf(byPlate))) return { kind: 'doubt', why: 'otherVin', cars: [byPlate] }
    const isAnother =
      differ(fold(car.client_nume), fold(byPlate.client_nume)) && differ(car.marca_id, byPlate.marca_id)
    return isAnother ? { kind: 'doubt', why: 'otherOwner', cars: [byPlate] } : { kind: 'one', row: byPlate }
  }

  #findByOwner(car: Marks): Found {
    const owner = ownerOf(car)
    const his = owner ? (this.#untold.get(owner) ?? []) : []
    const found = his.find(
      (one) => !differ(one.marca_id, car.marca_id) && !differ(one.model_id, car.model_id),
    )
    return found ? { kind: 'one', row: found } : { kind: 'none' }
  }
}

/** The values of a row without weaker ones: a word for „none” replaces no plate and no VIN. */
export const withoutLesser = <Values extends Marks>(
  given: Values,
  before: Marks | undefined,
): Partial<Values> => {
  const kept: Partial<Values> = { ...given }
  if (before && plateOf(before) && !plateOf(given)) delete kept.nr_inmatriculare
  if (before && vinOf(before) && !vinOf(given)) delete kept.serie_sasiu
  return kept
}
