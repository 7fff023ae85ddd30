import { describe, expect, it } from 'vitest'
import type { Make, Model } from '#domain/workshop/catalog/schema.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import { newId } from '#web/data/open-data.ts'
import { emptyDraft, vehicleOps } from './vehicle-form-draft.ts'

const kept = { tenant_id: 't', rev: 1, created_at: '', updated_at: '', deleted_at: null, oracle_id: null }
const make = (id: string, denumire: string) => ({ ...kept, id, denumire, activ: 1 }) as Make
const model = (id: string, marca_id: string, denumire: string) =>
  ({ ...kept, id, marca_id, denumire }) as Model
const catalogue = {
  makes: [make('dacia', 'Dacia'), make('skoda', 'Škoda')],
  models: [model('logan', 'dacia', 'Logan'), model('fabia', 'skoda', 'Fabia')],
}
const CAR = {
  ...kept,
  id: 'car',
  contact_id: 'ana',
  nr_inmatriculare: 'B123ABC',
  marca_id: 'dacia',
  model_id: 'logan',
  an_fabricatie: 2019,
  serie_sasiu: 'UU1HSDAC6N1234567',
  client_nume: 'Ana Țurcanu',
  client_telefon: '+40722123456',
  client_email: '',
  client_cod_fiscal: '',
  client_adresa: '',
  tip_motor_id: null,
} as Vehicle
/** The form as it opens with that car. */
const SHOWN = {
  plate: 'B 123 ABC',
  make: 'Dacia',
  model: 'Logan',
  year: '2019',
  vin: 'UU1HSDAC6N1234567',
  client: 'Ana Țurcanu',
  phone: '0722 123 456',
  contact: 'ana',
}

describe('a new car', () => {
  it('takes make and model from the catalogue, however their names are written', () => {
    const draft = {
      ...emptyDraft(),
      plate: 'ct 12 mrs',
      make: 'skoda',
      model: ' FABIA',
      phone: '0722 123 456',
    }
    const { id, ops } = vehicleOps(draft, null, catalogue, newId)
    expect(ops).toEqual([
      {
        op: 'insert',
        collection: 'vehicles',
        id,
        data: {
          nr_inmatriculare: 'CT12MRS',
          marca_id: 'skoda',
          model_id: 'fabia',
          an_fabricatie: null,
          serie_sasiu: '',
          client_nume: '',
          client_telefon: '+40722123456',
        },
      },
    ])
  })

  it('adds what the catalogue lacks before the car that links to it', () => {
    const { ops } = vehicleOps({ ...emptyDraft(), make: 'Aro', model: '24' }, null, catalogue, newId)
    expect(ops.map(({ collection }) => collection)).toEqual(['catalog_marci', 'catalog_modele', 'vehicles'])
    const [aro, model24, car] = ops
    expect(model24).toMatchObject({ data: { marca_id: aro?.id, denumire: '24' } })
    expect(car).toMatchObject({ data: { marca_id: aro?.id, model_id: model24?.id } })
  })

  it('does not take the model of another make', () => {
    const { ops } = vehicleOps({ ...emptyDraft(), make: 'Dacia', model: 'Fabia' }, null, catalogue, newId)
    expect(ops[0]).toMatchObject({ op: 'insert', collection: 'catalog_modele', data: { marca_id: 'dacia' } })
  })

  it('leaves out a model without a make', () => {
    const { ops } = vehicleOps({ ...emptyDraft(), plate: 'B1ABC', model: 'Logan' }, null, catalogue, newId)
    expect(ops).toHaveLength(1)
    expect(ops[0]).toMatchObject({ data: { marca_id: null, model_id: null } })
  })
})

describe('a changed car', () => {
  it('is not written when only its formatting differs from what is stored', () => {
    expect(vehicleOps(SHOWN, CAR, catalogue, newId)).toEqual({ id: 'car', ops: [] })
  })

  it('sends only the changed columns', () => {
    const draft = { ...SHOWN, client: 'Ana-Maria Țurcanu ', year: '' }
    expect(vehicleOps(draft, CAR, catalogue, newId).ops).toEqual([
      {
        op: 'patch',
        collection: 'vehicles',
        id: 'car',
        data: { client_nume: 'Ana-Maria Țurcanu', an_fabricatie: null },
      },
    ])
  })
})
