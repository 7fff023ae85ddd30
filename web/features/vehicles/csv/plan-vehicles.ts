import type { Table } from '#domain/csv/table.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import type { Actor } from '#domain/sync/actor.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { m } from '#web/i18n/messages.ts'
import type { Answers, PlannedRow, Question } from '#web/import/plan.ts'
import { ANOTHER, planTable } from '#web/import/plan-table.ts'
import { type Doubt, KnownCars, marksOf, withoutLesser } from './known-cars.ts'
import { type CarOfFile, readCar, readCarNames } from './read-car.ts'
import { keyOfColumn } from './vehicles-csv.ts'

/** The main facts of a car, as short texts. */
const factsOf = (car: CarOfFile | Vehicle, makeAndModel: string): string[] =>
  [
    formatPlate(car.nr_inmatriculare),
    makeAndModel,
    car.serie_sasiu,
    car.client_nume,
    formatPhone(car.client_telefon),
  ].filter(Boolean)

const nameOf = (car: Vehicle): string =>
  formatPlate(car.nr_inmatriculare) || car.serie_sasiu || car.client_nume

/**
 * What a file would change in the cars. A car is identified by its chassis number or its plate, one without either by
 * its owner. Where plate and chassis number identify two cars, or one with another plate, the row becomes a question
 * that shows both cars.
 */
export const planVehicles = async (
  db: AppDatabase,
  actor: Actor,
  table: Table,
  answers: Answers,
): Promise<PlannedRow[]> => {
  const known = new KnownCars(await db.rows('vehicles').toArray())
  const names = await readCarNames(db)
  const called = async (name: 'catalog_marci' | 'catalog_modele') =>
    new Map((await db.rows(name).toArray()).map(({ id, denumire }) => [id, denumire]))
  const [makes, models] = [await called('catalog_marci'), await called('catalog_modele')]
  const modelOf = (car: Vehicle) =>
    [makes.get(car.marca_id ?? ''), models.get(car.model_id ?? '')].filter(Boolean).join(' ')
  return planTable({
    collection: 'vehicles',
    actor,
    table,
    answers,
    read: (cells) => {
      const { car, made, notes, wrong } = readCar(cells, names)
      const isNobody = !car.nr_inmatriculare && !car.serie_sasiu && !car.client_nume && !car.client_telefon
      return {
        title: [cells.plate, cells.client, cells.make, cells.model].filter(Boolean).join(' · '),
        given: car,
        marks: marksOf(car),
        problem: isNobody ? m.vehiclesPage.csv.needOne : undefined,
        made,
        notes,
        wrong,
      }
    },
    find: (car, cells) => {
      const found = known.find(car)
      if (found.kind !== 'doubt') return found
      const makeAndModel = [cells.make, cells.model].filter(Boolean).join(' ')
      return {
        kind: 'doubt',
        rows: found.cars,
        question: { ...asked(found.why, found.cars, modelOf), facts: factsOf(car, makeAndModel) },
      }
    },
    without: withoutLesser,
    keyOfColumn,
  })
}

const asked = (
  why: Doubt,
  cars: readonly Vehicle[],
  modelOf: (car: Vehicle) => string,
): Pick<Question, 'text' | 'choices'> => {
  const text = m.vehiclesPage.csv
  const [first = '', second = ''] = cars.map(nameOf)
  return {
    text: text.doubt[why](first, second),
    choices: [
      { value: '', label: m.importing.leaveOut, facts: [] },
      ...cars.map((car) => ({
        value: car.id,
        label: text.isCar(nameOf(car)),
        facts: factsOf(car, modelOf(car)),
      })),
      { value: ANOTHER, label: text.isAnother, facts: [] },
    ],
  }
}
