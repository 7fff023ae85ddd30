import { describe, expect, it } from 'vitest'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { myWorkOf } from './my-work.ts'

const order = (id: string, data_comanda: string, status: Order['status'] = 'DRAFT') =>
  ({ id, data_comanda, status, termen_executie: '' }) as Order
const work = (id: string, order_id: string, more: Partial<OrderLine> = {}) =>
  ({
    id,
    order_id,
    tip: 'manopera',
    stare: 'inclusa',
    mecanic_id: 'me',
    executat: 0,
    ore: 1000,
    ore_lucrate: 0,
    ordine: 1,
    ...more,
  }) as OrderLine
const ME = new Set(['me'])

describe('a mechanic’s work', () => {
  it('is the mechanic’s own works on orders in progress, the oldest car first', () => {
    const orders = [
      order('new', '2026-11-21'),
      order('old', '2026-11-18', 'VALIDAT'),
      order('theirs', '2026-11-01'),
    ]
    const lines = [
      work('a', 'new'),
      work('b', 'old'),
      work('c', 'old', { mecanic_id: 'other' }),
      work('d', 'theirs', { mecanic_id: 'other' }),
    ]
    const { open, done } = myWorkOf(orders, lines, ME)
    expect(open.map(({ order, works }) => [order.id, works.map(({ id }) => id)])).toEqual([
      ['old', ['b']],
      ['new', ['a']],
    ])
    expect(done).toEqual([])
  })

  it('begins with what was promised first, as far as the term can be read', () => {
    const promised = (id: string, termen_executie: string) => ({
      ...order(id, '2026-11-21'),
      termen_executie,
    })
    const orders = [
      promised('unknown', 'cât mai repede'),
      promised('tomorrow', 'mâine la ora 10'),
      promised('evening', 'azi, 17:30'),
      promised('day', '24.11'),
      promised('noon', 'azi 12:00'),
    ]
    const { open } = myWorkOf(
      orders,
      orders.map(({ id }) => work(id, id)),
      ME,
    )
    expect(open.map((one) => one.order.id)).toEqual(['noon', 'evening', 'tomorrow', 'day', 'unknown'])
  })

  it('leaves out parts, what the client refused, and orders that are invoiced or cancelled', () => {
    const orders = [
      order('a', '2026-11-21'),
      order('b', '2026-11-21', 'FACTURAT'),
      order('c', '2026-11-21', 'ANULAT'),
    ]
    const lines = [
      work('refused', 'a', { stare: 'refuzata' }),
      work('part', 'a', { tip: 'material' }),
      work('invoiced', 'b'),
      work('annulled', 'c'),
    ]
    expect(myWorkOf(orders, lines, ME)).toEqual({ open: [], done: [], planned: 0, worked: 0 })
  })

  it('is done with an order when all own works on it are, and sums the hours of open works', () => {
    const orders = [order('a', '2026-11-21'), order('b', '2026-11-20')]
    const lines = [
      work('1', 'a', { executat: 1, ore: 500, ore_lucrate: 750 }),
      work('2', 'a', { ore: 1500 }),
      work('3', 'b', { executat: 1, ore: 4000, ore_lucrate: 4000 }),
    ]
    const { open, done, planned, worked } = myWorkOf(orders, lines, ME)
    expect([open.map(({ order }) => order.id), done.map(({ order }) => order.id)]).toEqual([['a'], ['b']])
    expect([planned, worked]).toEqual([2000, 750])
  })
})
