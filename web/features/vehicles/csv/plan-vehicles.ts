import type { Table } from '#domain/csv/table.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import type { Actor } from '#domain/sync/actor.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import { m } from '#web/i18n/messages.ts'
import { type Answers, type PlannedRow, plannedWrite, type Question } from '#web/import/plan.ts'
import { type Doubt, KnownCars, marksOf, withoutLesser } from './known-cars.ts'
import { type CarOfFile, readCar, readCarNames } from './read-car.ts'
import { keyOfColumn } from './vehicles-csv.ts'

/** The answer that the row means none of the existing cars. */
const ANOTHER = 'new'

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
 * What a file would change in the cars, row by row; nothing is written. A car is identified by its chassis number or
 * its plate, one without either by its owner, and empty cells leave existing values. Where plate and chassis number
 * identify two cars, or one with another plate, the row becomes a question that shows both cars: the history of one
 * must not silently become that of the other.
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
  const seen = new Map<string, number>()

  return table.rows.map(({ line, cells }): PlannedRow => {
    const title = [cells.plate, cells.client, cells.make, cells.model].filter(Boolean).join(' · ')
    const { car, made, notes, wrong } = readCar(cells, names)
    const nothing = (reasons: string[], question?: Question): PlannedRow => ({
      line,
      kind: 'error',
      title,
      notes: reasons,
      wrong,
      ops: [],
      undo: [],
      ...(question && { question }),
    })
    if (!car.nr_inmatriculare && !car.serie_sasiu && !car.client_nume && !car.client_telefon)
      return nothing([...notes, m.vehiclesPage.csv.needOne])
    const marks = marksOf(car)
    const earlier = marks.map((mark) => seen.get(mark)).find((other) => other !== undefined)
    if (earlier !== undefined) return nothing([m.importing.repeated(earlier)])
    for (const mark of marks) seen.set(mark, line)

    const found = known.find(car)
    let before = found.kind === 'one' ? found.car : undefined
    let question: Question | undefined
    if (found.kind === 'doubt') {
      const makeAndModel = [cells.make, cells.model].filter(Boolean).join(' ')
      const answer = answers.get(line) ?? ''
      question = {
        ...asked(found.why, found.cars, modelOf),
        facts: factsOf(car, makeAndModel),
        answer,
      }
      before = found.cars.find(({ id }) => id === answer)
      if (!before && answer !== ANOTHER) return nothing(notes, question)
    }
    const given = Object.fromEntries(
      Object.entries(withoutLesser(car, before)).filter(([, value]) => value !== '' && value !== null),
    )
    const write = plannedWrite('vehicles', actor, {
      id: before?.id ?? newId(),
      before: before as Row | undefined,
      data: given,
    })
    return {
      line,
      title,
      kind: write.kind,
      notes: [...write.notes, ...notes],
      wrong: [...wrong, ...write.wrong.map(({ key, note }) => ({ key: keyOfColumn(key), note }))],
      ops: write.ops.length > 0 ? [...made, ...write.ops] : [],
      undo: [
        ...write.undo,
        ...made.map(({ collection, id }): DraftOp => ({ op: 'delete', collection, id })).reverse(),
      ],
      ...(question && { question }),
    }
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
