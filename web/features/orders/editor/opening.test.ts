import { describe, expect, it } from 'vitest'
import type { DraftOp } from '#web/data/mutate.ts'
import { opening } from './opening.ts'

const ID = 'order'
const TODAY = '2026-11-21'
const patch = (data: Record<string, string | number>): DraftOp => ({
  op: 'patch',
  collection: 'orders',
  id: ID,
  data,
})
const car: DraftOp = { op: 'insert', collection: 'vehicles', id: 'car', data: { client_nume: 'Ana' } }
const line: DraftOp = { op: 'insert', collection: 'order_lines', id: 'line', data: { order_id: ID } }
const order = (data: Record<string, string | number>): DraftOp => ({
  op: 'insert',
  collection: 'orders',
  id: ID,
  data,
})

describe('the first act of a new order', () => {
  it('creates the order of today with what was typed', () => {
    expect(opening(ID, [patch({ km_intrare: 1200 })], TODAY, null)).toEqual([
      order({ data_comanda: TODAY, km_intrare: 1200 }),
    ])
  })

  it('keeps a typed day, and of two patches the later one', () => {
    const ops = [patch({ data_comanda: '2026-11-02', observatii: 'a' }), patch({ observatii: 'b' })]
    expect(opening(ID, ops, TODAY, null)).toEqual([order({ data_comanda: '2026-11-02', observatii: 'b' })])
  })

  it('comes after the car it is for and before its lines', () => {
    expect(opening(ID, [car, patch({ vehicle_id: 'car' })], TODAY, null)).toEqual([
      car,
      order({ data_comanda: TODAY, vehicle_id: 'car' }),
    ])
    expect(opening(ID, [line], TODAY, null)).toEqual([order({ data_comanda: TODAY }), line])
    expect(opening(ID, [car, line, patch({ vehicle_id: 'car' })], TODAY, null)).toEqual([
      car,
      order({ data_comanda: TODAY, vehicle_id: 'car' }),
      line,
    ])
  })

  it('is for the car that was chosen before there was anything to write, unless the act sets another', () => {
    expect(opening(ID, [line], TODAY, 'chosen')).toEqual([
      order({ data_comanda: TODAY, vehicle_id: 'chosen' }),
      line,
    ])
    expect(opening(ID, [patch({ vehicle_id: 'car' })], TODAY, 'chosen')).toEqual([
      order({ data_comanda: TODAY, vehicle_id: 'car' }),
    ])
  })

  it('leaves patches of other rows unchanged', () => {
    const other: DraftOp = { op: 'patch', collection: 'orders', id: 'another', data: { km_intrare: 1 } }
    expect(opening(ID, [other], TODAY, null)).toEqual([other, order({ data_comanda: TODAY })])
  })
})
