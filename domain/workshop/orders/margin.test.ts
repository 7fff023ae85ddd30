import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marginOf } from './margin.ts'
import type { OrderLine } from './schema.ts'

const part = (id: string, pret_unitar: number, more: Partial<OrderLine> = {}) => ({
  id,
  tip: 'material' as const,
  ore: 0,
  pret_ora: 0,
  cantitate: 1000,
  pret_unitar,
  discount_procent: 0,
  discount_valoare: 0,
  stare: 'inclusa' as const,
  ...more,
})

describe('the margin of an order', () => {
  it('is the price of the parts minus their cost, after discounts', () => {
    const lines = [part('a', 10_000, { cantitate: 2000, discount_procent: 500 }), part('b', 5_000)]
    const costs = [
      { id: 'a', pret_achizitie: 7_000 },
      { id: 'b', pret_achizitie: 6_000 },
    ]
    expect(marginOf(lines, costs)).toEqual({
      cost: 20_000,
      sale: 24_000,
      profit: 4_000,
      rate: 1_667,
      unknown: 0,
    })
  })

  it('leaves out refused parts and labour, and says how many parts have no cost', () => {
    const lines = [
      part('a', 10_000),
      part('b', 10_000, { stare: 'refuzata' }),
      part('c', 10_000),
      part('d', 10_000, { tip: 'manopera' }),
    ]
    const costs = [
      ...['a', 'b', 'd'].map((id) => ({ id, pret_achizitie: 4_000 })),
      { id: 'c', pret_achizitie: 0 },
    ]
    expect(marginOf(lines, costs)).toMatchObject({ cost: 4_000, sale: 10_000, rate: 6_000, unknown: 1 })
  })

  it('has no rate where nothing is sold', () => {
    expect(marginOf([], []).rate).toBeNull()
    expect(marginOf([part('a', 0)], [{ id: 'a', pret_achizitie: 100 }])).toMatchObject({
      profit: -100,
      rate: null,
    })
  })

  it('has a rate exact to a hundredth of a percent, whatever the sums', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000_000 }),
        fc.integer({ min: 1, max: 100_000_000 }),
        (sale, cost) => {
          const { rate } = marginOf([part('a', sale)], [{ id: 'a', pret_achizitie: cost }])
          const exact = ((sale - cost) / sale) * 10_000
          expect(Math.abs((rate ?? Number.NaN) - exact)).toBeLessThanOrEqual(0.5 + Math.abs(exact) * 1e-12)
        },
      ),
    )
  })
})
