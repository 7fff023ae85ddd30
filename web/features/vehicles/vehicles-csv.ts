import { spreadsheetCsv } from '#domain/csv/csv.ts'
import type { Table, TableColumn, TableRow } from '#domain/csv/table.ts'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { COUNTIES, isCountyCode, normaliseCounty } from '#domain/romania/counties.ts'
import { formatPhone, isPhone, normalisePhone } from '#domain/romania/phone.ts'
import { formatPlate, normalisePlate, plateWarning } from '#domain/romania/plate.ts'
import { fold } from '#domain/romania/search.ts'
import { isVin, normaliseVin } from '#domain/romania/vin.ts'
import type { Actor, Row } from '#domain/sync/collection.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import { type PlannedRow, plannedWrite } from '#web/features/import/plan.ts'
import { m } from '#web/i18n/messages.ts'
import { sentenceOfIssue } from '#web/i18n/sentence-of.ts'

/** The columns of a file of cars and their clients, in the order in which it is written. */
const KEYS = [
  'plate',
  'make',
  'model',
  'year',
  'vin',
  'engine',
  'client',
  'phone',
  'email',
  'cui',
  'address',
  'town',
  'county',
] as const
type Key = (typeof KEYS)[number]

const namesOf = (key: Key): string[] => m.vehiclesPage.csv.headings[key].split(', ')

export const vehicleColumns = (): TableColumn[] => KEYS.map((key) => ({ key, names: namesOf(key) }))

type Names = { makes: Map<string, string>; models: Map<string, string>; engines: Map<string, string> }

const modelKey = (makeId: string | null, name: string): string => `${makeId} ${fold(name)}`

/** All cars with their clients, by plate, as a spreadsheet reads them. */
export const vehiclesCsv = async (db: AppDatabase): Promise<string> => {
  const named = async (name: 'catalog_marci' | 'catalog_modele' | 'catalog_tipuri_motoare') =>
    new Map((await db.rows(name).toArray()).map(({ id, denumire }) => [id, denumire]))
  const [makes, models, engines] = [
    await named('catalog_marci'),
    await named('catalog_modele'),
    await named('catalog_tipuri_motoare'),
  ]
  const cars = (await db.rows('vehicles').orderBy('nr_inmatriculare').toArray()).filter(
    ({ merged_into }) => !merged_into,
  )
  const cells: Record<Key, (car: Vehicle) => string> = {
    plate: (car) => formatPlate(car.nr_inmatriculare),
    make: (car) => makes.get(car.marca_id ?? '') ?? '',
    model: (car) => models.get(car.model_id ?? '') ?? '',
    year: (car) => String(car.an_fabricatie ?? ''),
    vin: (car) => car.serie_sasiu,
    engine: (car) => engines.get(car.tip_motor_id ?? '') ?? '',
    client: (car) => car.client_nume,
    phone: (car) => formatPhone(car.client_telefon),
    email: (car) => car.client_email,
    cui: (car) => car.client_cod_fiscal,
    address: (car) => car.client_adresa,
    town: (car) => car.client_localitate,
    county: (car) => (isCountyCode(car.client_judet) ? COUNTIES[car.client_judet] : ''),
  }
  return spreadsheetCsv([
    KEYS.map((key) => namesOf(key)[0] ?? key),
    ...cars.map((car) => KEYS.map((key) => cells[key](car))),
  ])
}

export const vehiclesFile = (now: number): string => m.vehiclesPage.file(dayInRomania(now))

/** Marks by which a car of a file is one that is here already, the strongest first. */
const marksOf = (car: { nr_inmatriculare: string; serie_sasiu: string }): string[] => [
  ...(car.serie_sasiu.length >= 6 ? [`vin ${car.serie_sasiu}`] : []),
  ...(car.nr_inmatriculare ? [`plate ${car.nr_inmatriculare}`] : []),
]

const ownerMark = (car: { client_nume: string; client_telefon: string }): string =>
  `owner ${fold(car.client_nume)} ${car.client_telefon}`

/**
 * What a file would do to the cars, row by row; nothing is written. A car is known by its chassis number or plate, one
 * without either by its owner; empty cells leave what is there.
 */
export const planVehicles = async (db: AppDatabase, actor: Actor, table: Table): Promise<PlannedRow[]> => {
  const known = new Map<string, Vehicle>()
  for (const car of await db.rows('vehicles').toArray()) {
    if (car.merged_into) continue
    const marks = marksOf(car)
    for (const mark of marks.length > 0 ? marks : [ownerMark(car)]) known.set(mark, car)
  }
  const names: Names = {
    makes: new Map((await db.rows('catalog_marci').toArray()).map((row) => [fold(row.denumire), row.id])),
    models: new Map(
      (await db.rows('catalog_modele').toArray()).map((row) => [
        modelKey(row.marca_id, row.denumire),
        row.id,
      ]),
    ),
    engines: new Map(
      (await db.rows('catalog_tipuri_motoare').toArray()).map((row) => [fold(row.denumire), row.id]),
    ),
  }
  const seen = new Map<string, number>()
  return table.rows.map((row): PlannedRow => {
    const read = readCar(row, names)
    const title = [row.cells.plate, row.cells.client, row.cells.make, row.cells.model]
      .filter(Boolean)
      .join(' · ')
    const failed = (note: string): PlannedRow => ({
      line: row.line,
      kind: 'error',
      title,
      notes: [note],
      ops: [],
      undo: [],
    })
    if ('problem' in read) return failed(read.problem)
    const { car, made, notes } = read
    const own = marksOf(car)
    const marks = own.length > 0 ? own : [ownerMark(car)]
    const earlier = marks.map((mark) => seen.get(mark)).find((line) => line !== undefined)
    if (earlier !== undefined) return failed(m.importing.repeated(earlier))
    for (const mark of marks) seen.set(mark, row.line)
    const before = marks.map((mark) => known.get(mark)).find((one) => one !== undefined)
    const given = Object.fromEntries(
      Object.entries(car).filter(([, value]) => value !== '' && value !== null),
    )
    const write = plannedWrite('vehicles', actor, {
      id: before?.id ?? newId(),
      before: before as Row | undefined,
      data: given,
    })
    return {
      line: row.line,
      title,
      ...write,
      notes: [...write.notes.map(sentenceOfIssue), ...notes],
      ops: write.ops.length > 0 ? [...made, ...write.ops] : [],
      undo: [
        ...write.undo,
        ...made.map(({ collection, id }): DraftOp => ({ op: 'delete', collection, id })).reverse(),
      ],
    }
  })
}

type ReadCar = {
  car: Pick<Vehicle, 'nr_inmatriculare' | 'serie_sasiu' | 'client_nume' | 'client_telefon'> & Partial<Vehicle>
  made: DraftOp[]
  notes: string[]
}

const readCar = ({ cells }: TableRow, names: Names): ReadCar | { problem: string } => {
  const text = m.vehiclesPage.csv
  const cell = (key: Key): string => cells[key] ?? ''
  const notes: string[] = []
  const made: DraftOp[] = []
  const year = cell('year')
  if (year !== '' && !/^(19|20)\d\d$/.test(year)) return { problem: text.year(year) }
  const plate = normalisePlate(cell('plate'))
  const vin = normaliseVin(cell('vin'))
  const phone = normalisePhone(cell('phone'))
  if (!plate && !vin && !cell('client') && !phone) return { problem: text.needOne }
  if (plate && plateWarning(plate) !== null) notes.push(text.plate)
  if (vin && !isVin(vin)) notes.push(text.vin)
  if (phone && !isPhone(phone)) notes.push(text.phone)
  const county = normaliseCounty(cell('county'))
  if (cell('county') && !county) notes.push(text.county(cell('county')))
  const engine = names.engines.get(fold(cell('engine')))
  if (cell('engine') && !engine) notes.push(text.engine(cell('engine')))

  const named = (
    known: Map<string, string>,
    key: string,
    op: Omit<DraftOp & { op: 'insert' }, 'id'>,
    note: string,
  ) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const id = newId()
    known.set(key, id)
    made.push({ ...op, id })
    notes.push(note)
    return id
  }
  const make = cell('make')
  const model = cell('model')
  const marca_id = make
    ? named(
        names.makes,
        fold(make),
        { op: 'insert', collection: 'catalog_marci', data: { denumire: make } },
        text.newMake(make),
      )
    : null
  if (model && marca_id === null) notes.push(text.modelWithoutMake)
  const model_id =
    model && marca_id !== null
      ? named(
          names.models,
          modelKey(marca_id, model),
          { op: 'insert', collection: 'catalog_modele', data: { denumire: model, marca_id } },
          text.newModel(model),
        )
      : null
  return {
    made,
    notes,
    car: {
      nr_inmatriculare: plate,
      serie_sasiu: vin,
      client_nume: cell('client'),
      client_telefon: phone,
      client_email: cell('email'),
      client_cod_fiscal: cell('cui'),
      client_adresa: cell('address'),
      client_localitate: cell('town'),
      client_judet: county,
      an_fabricatie: year === '' ? null : Number(year),
      tip_motor_id: engine ?? null,
      marca_id,
      model_id,
    },
  }
}
