import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Order } from '#domain/workshop/orders/schema.ts'
import { ORDER_STATUSES } from '#domain/workshop/orders/workflow.ts'
import { findOrders, inOrder } from './find-orders.ts'
import { entryOf } from './order-index.ts'
import { EVERYTHING, type OrderQuery, SORTS } from './order-query.ts'

const BOARDS = ['programat', 'gata', null]
const MECHANICS = ['nicu', 'sorin', '']

let made = 0
const order = (more: Partial<Order> = {}): Order =>
  ({
    id: `id-${String(++made).padStart(6, '0')}`,
    nr_comanda: made,
    status: 'DRAFT',
    data_comanda: '2026-11-21',
    board_status_id: null,
    tip_deviz_id: null,
    visible_to: '',
    client_nume: '',
    client_telefon: '',
    nr_auto: '',
    marca_denumire: '',
    model_denumire: '',
    lucrari: '',
    total_general: 0,
    ...more,
  }) as Order

const find = (orders: Order[], filter: Partial<OrderQuery>) =>
  findOrders(inOrder(orders.map(entryOf), filter.sort ?? EVERYTHING.sort), { ...EVERYTHING, ...filter })
const numbers = (orders: Order[], filter: Partial<OrderQuery>) => {
  const byId = new Map(orders.map(({ id, nr_comanda }) => [id, nr_comanda]))
  return find(orders, filter).ids.map((id) => byId.get(id))
}

describe('searching orders', () => {
  const shop = [
    order({
      nr_comanda: 320,
      nr_auto: 'CT12ABC',
      client_nume: 'Ștefan Țurcanu',
      client_telefon: '+40722123456',
      marca_denumire: 'Dacia',
      model_denumire: 'Logan',
      lucrari: 'Înlocuit plăcuțe frână față\nSet plăcuțe',
    }),
    order({ nr_comanda: 7, nr_auto: 'B320XYZ', client_nume: 'Ana Șerban', lucrari: 'Schimb ulei' }),
  ]

  it.each([
    ['a plate however it is written', 'ct 12-abc', [320]],
    ['a client without diacritics', 'turcanu stefan', [320]],
    ['a phone', '0722 123', [320]],
    ['a work', 'placute frana', [320]],
    ['the car and the work together', 'logan placute', [320]],
    ['a number as it is printed', 'nr. 320', [320]],
    ['nothing', 'alfa romeo', []],
  ])('finds by %s', (_, text, found) => {
    expect(numbers(shop, { text })).toEqual(found)
  })

  it('puts the order with exactly that number before newer ones that only contain its digits', () => {
    expect(numbers(shop, { text: '320' })).toEqual([320, 7])
    expect(numbers(shop, { text: '7' })[0]).toBe(7)
  })
})

describe('the filters', () => {
  const someOrder = fc
    .record({
      status: fc.constantFrom(...ORDER_STATUSES),
      board_status_id: fc.constantFrom(...BOARDS),
      visible_to: fc.constantFrom(...MECHANICS),
      data_comanda: fc.constantFrom('2026-10-31', '2026-11-01', '2026-11-21'),
      client_nume: fc.constantFrom('Ana', 'Țuța', 'Dan'),
    })
    .map(order)
  const someFilter = fc.record({
    status: fc.constantFrom(null, ...ORDER_STATUSES),
    board: fc.constantFrom(...BOARDS),
    mechanic: fc.constantFrom(null, 'nicu', 'sorin'),
    from: fc.constantFrom(null, '2026-11-01'),
    to: fc.constantFrom(null, '2026-11-01', '2026-11-30'),
    text: fc.constantFrom('', 'ana', 'tuta'),
    sort: fc.constantFrom(...SORTS),
  })

  it('match together what each of them matches', () => {
    fc.assert(
      fc.property(fc.array(someOrder), someFilter, (orders, filter) => {
        const one = (part: Partial<OrderQuery>) => new Set(find(orders, part).ids)
        const { status, board, mechanic, from, to, text } = filter
        const each = [{ status }, { board }, { mechanic }, { from }, { to }, { text }].map(one)
        const wanted = orders.filter(({ id }) => each.every((ids) => ids.has(id)))
        expect(new Set(find(orders, filter).ids)).toEqual(new Set(wanted.map(({ id }) => id)))
      }),
    )
  })

  it('count for each status what choosing it would show', () => {
    fc.assert(
      fc.property(fc.array(someOrder), someFilter, (orders, filter) => {
        const { counts, count } = find(orders, filter)
        for (const status of ORDER_STATUSES)
          expect(counts[status]).toBe(find(orders, { ...filter, status }).ids.length)
        expect(count).toBe(find(orders, { ...filter, status: null }).ids.length)
      }),
    )
  })
})

describe('the order of the list', () => {
  const shop = [
    order({ nr_comanda: 1, data_comanda: '2026-11-20', client_nume: 'Șerban', total_general: 300 }),
    order({ nr_comanda: 2, data_comanda: '2026-11-21', client_nume: 'Ana', total_general: 100 }),
    order({ nr_comanda: 3, data_comanda: '2026-11-20', client_nume: '', total_general: 200 }),
  ]

  it.each([
    ['-data', [2, 3, 1]],
    ['data', [1, 3, 2]],
    ['numar', [1, 2, 3]],
    ['client', [2, 1, 3]],
    ['-total', [1, 3, 2]],
  ] as const)('%s', (sort, wanted) => {
    expect(numbers(shop, { sort })).toEqual(wanted)
  })
})
