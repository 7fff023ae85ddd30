import { describe, expect, it } from 'vitest'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import type { VehicleEntry } from '#web/data/workshop/vehicle-index.ts'
import { doubledIds, likenessOf, mergeCars } from './duplicates.ts'

const entry = (id: string, changes: Partial<VehicleEntry> = {}): VehicleEntry => ({
  id,
  text: '',
  plate: '',
  client: '',
  bareClient: '',
  phone: '',
  car: '',
  year: null,
  vin: '',
  ...changes,
})

describe('two rows of one car', () => {
  it('have the same chassis number, or the same plate', () => {
    const one = entry('a', { plate: 'CT12ABC', vin: 'UU1LSDAAH12345678' })
    expect(likenessOf(one, entry('b', { plate: 'B99XYZ', vin: 'UU1LSDAAH12345678' }))).toBe('vin')
    expect(likenessOf(one, entry('b', { plate: 'CT12ABC' }))).toBe('plate')
    expect(likenessOf(one, one)).toBe(null)
  })

  it('are not duplicates where both contain a word for „unknown”', () => {
    const unknown = { plate: 'FARA', vin: 'NECUNOSCUT' }
    expect(likenessOf(entry('a', unknown), entry('b', unknown))).toBe(null)
    const same = { plate: '0000', vin: 'XXXXXXXXXXXXXXXXX' }
    expect(likenessOf(entry('a', same), entry('b', same))).toBe(null)
  })

  it('have the same phone, make and model, and no different plates', () => {
    const one = entry('a', { phone: '+40722123456', car: 'Dacia Logan', plate: 'CT12ABC' })
    const other = entry('b', { phone: '+40722123456', car: 'Dacia Logan' })
    expect(likenessOf(one, other)).toBe('phone')
    expect(likenessOf(one, { ...other, plate: 'CT13ABC' })).toBe(null)
    expect(likenessOf(one, { ...other, car: 'Dacia Duster' })).toBe(null)
  })

  it('are found among all cars', () => {
    const cars = [
      entry('a', { plate: 'CT12ABC' }),
      entry('b', { plate: 'CT13ABC' }),
      entry('c', { plate: 'CT12ABC' }),
      entry('d'),
      entry('e'),
    ]
    expect([...doubledIds(cars)].sort()).toEqual(['a', 'c'])
  })
})

describe('merging', () => {
  const car = (id: string, changes: Partial<Vehicle>): Vehicle =>
    ({
      id,
      client_nume: '',
      client_telefon: '',
      serie_sasiu: '',
      marca_id: null,
      model_id: null,
      an_fabricatie: null,
      ...changes,
    }) as Vehicle

  it('fills the blanks of the kept car and overwrites nothing; undoing it restores both exactly', () => {
    const kept = car('kept', { client_nume: 'Ana', marca_id: 'm1' })
    const other = car('other', {
      client_nume: 'Anna',
      serie_sasiu: 'VIN123456',
      marca_id: 'm2',
      model_id: 'x',
    })
    const { ops, undo } = mergeCars(kept, other)
    expect(ops).toEqual([
      { op: 'patch', collection: 'vehicles', id: 'other', data: { merged_into: 'kept' } },
      { op: 'patch', collection: 'vehicles', id: 'kept', data: { serie_sasiu: 'VIN123456' } },
    ])
    expect(undo).toEqual([
      { op: 'patch', collection: 'vehicles', id: 'other', data: { merged_into: null } },
      { op: 'patch', collection: 'vehicles', id: 'kept', data: { serie_sasiu: '' } },
    ])
  })
})
