import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_PRICE, MAX_QUANTITY } from '#domain/kernel/money.ts'
import { LINE_STATES } from './line-states.ts'
import { LINE_KINDS } from './schema.ts'
import { lineDiscount, lineGross, lineTotal, orderTotals } from './totals.ts'

const amounts = fc.record({
  tip: fc.constantFrom(...LINE_KINDS),
  ore: fc.nat(MAX_QUANTITY),
  pret_ora: fc.nat(MAX_PRICE),
  cantitate: fc.nat(MAX_QUANTITY),
  pret_unitar: fc.nat(MAX_PRICE),
  discount_procent: fc.nat(10_000),
  discount_valoare: fc.oneof(fc.constant(0), fc.nat(MAX_PRICE)),
  stare: fc.constantFrom(...LINE_STATES),
})

/** The same sums in big integers, which lose nothing. */
const rounded = (numerator: bigint, denominator: bigint): bigint =>
  (numerator * 2n + denominator) / (denominator * 2n)
const exactTotal = (line: typeof amounts extends fc.Arbitrary<infer T> ? T : never): bigint => {
  const [quantity, price] =
    line.tip === 'manopera' ? [line.ore, line.pret_ora] : [line.cantitate, line.pret_unitar]
  const gross = rounded(BigInt(quantity) * BigInt(price), 1000n)
  const left = gross - rounded(gross * BigInt(line.discount_procent), 10_000n) - BigInt(line.discount_valoare)
  return left > 0n ? left : 0n
}

describe('the total of a line', () => {
  it('is exact to the ban up to the largest quantity, price and discount', () => {
    fc.assert(fc.property(amounts, (line) => BigInt(lineTotal(line)) === exactTotal(line)))
  })

  it('is never below 0 nor above the value before the discount', () => {
    fc.assert(
      fc.property(amounts, (line) => {
        const total = lineTotal(line)
        return total >= 0 && total <= lineGross(line) && total + lineDiscount(line) === lineGross(line)
      }),
    )
  })

  it('subtracts the share first and then the amount: four tyres of 315 lei, minus 10% and 4 lei', () => {
    const tyres = { tip: 'material' as const, ore: 0, pret_ora: 0, cantitate: 4000, pret_unitar: 31_500 }
    expect(lineTotal({ ...tyres, discount_procent: 1000, discount_valoare: 400 })).toBe(113_000)
  })
})

describe('the totals of an order', () => {
  it('sum only the included lines, and compute TVA once on their sum', () => {
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 30 }), fc.constantFrom(0, 1100, 2100), (lines, rate) => {
        const totals = orderTotals(lines, rate)
        const base = lines
          .filter(({ stare }) => stare === 'inclusa')
          .reduce((total, line) => total + exactTotal(line), 0n)
        expect(BigInt(totals.total_fara_tva)).toBe(base)
        expect(totals.total_manopera + totals.total_materiale).toBe(totals.total_fara_tva)
        expect(BigInt(totals.tva)).toBe(rounded(base * BigInt(rate), 10_000n))
        expect(totals.total_general).toBe(totals.total_fara_tva + totals.tva)
      }),
    )
  })

  it('do not change when a refused line is added', () => {
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 10 }), amounts, (lines, line) => {
        const refused = { ...line, stare: 'refuzata' as const }
        expect(orderTotals([...lines, refused], 2100)).toEqual(orderTotals(lines, 2100))
      }),
    )
  })
})
