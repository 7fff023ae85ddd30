import { spreadsheetCsv } from '#domain/csv/csv.ts'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { COUNTIES, isCountyCode } from '#domain/romania/counties.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { m } from '#web/i18n/messages.ts'
import { fileColumns } from '#web/import/file-columns.ts'

/** The columns of a file of cars and their clients, in the order of an export. */
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
export type CarKey = (typeof KEYS)[number]

export const CAR_FILE = fileColumns(KEYS, (key) => m.vehiclesPage.csv.headings[key])

/** The column of a car that each cell sets. */
const COLUMNS: Record<CarKey, keyof Vehicle> = {
  plate: 'nr_inmatriculare',
  make: 'marca_id',
  model: 'model_id',
  year: 'an_fabricatie',
  vin: 'serie_sasiu',
  engine: 'tip_motor_id',
  client: 'client_nume',
  phone: 'client_telefon',
  email: 'client_email',
  cui: 'client_cod_fiscal',
  address: 'client_adresa',
  town: 'client_localitate',
  county: 'client_judet',
}

/** The cell that sets a column of a car. */
export const keyOfColumn = (column: string): string => KEYS.find((key) => COLUMNS[key] === column) ?? column

/** All cars with their clients, sorted by plate, as a file for spreadsheets. */
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
  const cells: Record<CarKey, (car: Vehicle) => string> = {
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
    KEYS.map(CAR_FILE.headingOf),
    ...cars.map((car) => KEYS.map((key) => cells[key](car))),
  ])
}

export const vehiclesFile = (now: number): string => m.vehiclesPage.file(dayInRomania(now))
