import { normalisePlate, plateWarning } from '#domain/romania/plate.ts'
import { fold } from '#domain/romania/search.ts'
import { isVin, normaliseVin } from '#domain/romania/vin.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import { m } from '#web/i18n/messages.ts'
import type { WrongCell } from '#web/import/plan.ts'
import { readCells } from '#web/import/read-cells.ts'
import { CAR_FILE } from './vehicles-csv.ts'

/** What a row of a file says about a car, in standard forms; '' and null where it says nothing. */
export type CarOfFile = Pick<
  Vehicle,
  | 'nr_inmatriculare'
  | 'serie_sasiu'
  | 'client_nume'
  | 'client_telefon'
  | 'client_email'
  | 'client_cod_fiscal'
  | 'client_adresa'
  | 'client_localitate'
  | 'client_judet'
  | 'an_fabricatie'
  | 'tip_motor_id'
  | 'marca_id'
  | 'model_id'
>

/** Catalogue entries by their folded names; entries that the file introduces are added. */
export type CarNames = {
  makes: Map<string, string>
  models: Map<string, string>
  engines: Map<string, string>
}

export type ReadCar = {
  car: CarOfFile
  /** New makes and models of the file. */
  made: DraftOp[]
  notes: string[]
  /** Cells that cannot be read, and are left out. */
  wrong: WrongCell[]
}

const modelKey = (makeId: string | null, name: string): string => `${makeId} ${fold(name)}`

export const readCarNames = async (db: AppDatabase): Promise<CarNames> => {
  const [makes, models, engines] = await Promise.all([
    db.rows('catalog_marci').toArray(),
    db.rows('catalog_modele').toArray(),
    db.rows('catalog_tipuri_motoare').toArray(),
  ])
  return {
    makes: new Map(makes.map(({ id, denumire }) => [fold(denumire), id])),
    models: new Map(models.map(({ id, denumire, marca_id }) => [modelKey(marca_id, denumire), id])),
    engines: new Map(engines.map(({ id, denumire }) => [fold(denumire), id])),
  }
}

/** The car of a row. A cell that cannot be read is left out and reported; the rest of the row is kept. */
export const readCar = (cells: Readonly<Record<string, string>>, names: CarNames): ReadCar => {
  const text = m.vehiclesPage.csv
  const { notes, wrong, leave, cell, code, phone, county } = readCells(cells, CAR_FILE)
  const made: DraftOp[] = []
  const plate = normalisePlate(code('plate'))
  const vin = normaliseVin(code('vin'))
  const client_telefon = phone('phone')
  const cui = code('cui')
  const typedYear = cell('year')
  const year =
    typedYear === '' || /^(19|20)\d\d$/.test(typedYear) ? typedYear : leave('year', text.year(typedYear))
  if (plate && plateWarning(plate) !== null) notes.push(text.plate)
  if (vin && !isVin(vin)) notes.push(text.vin)
  const client_judet = county('county')
  const engine = names.engines.get(fold(cell('engine')))
  if (cell('engine') && !engine) leave('engine', text.engine(cell('engine')))

  const named = (
    known: Map<string, string>,
    key: string,
    op: Omit<DraftOp & { op: 'insert' }, 'id'>,
    note: string,
  ): string => {
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
  if (model && marca_id === null) leave('model', text.modelWithoutMake)
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
    wrong,
    car: {
      nr_inmatriculare: plate,
      serie_sasiu: vin,
      client_nume: cell('client'),
      client_telefon,
      client_email: cell('email'),
      client_cod_fiscal: cui,
      client_adresa: cell('address'),
      client_localitate: cell('town'),
      client_judet,
      an_fabricatie: year === '' ? null : Number(year),
      tip_motor_id: engine ?? null,
      marca_id,
      model_id,
    },
  }
}
