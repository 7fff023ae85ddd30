import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_PRICE, MAX_QUANTITY, MAX_TOTAL, shareOf, spread, sum, vatOf } from '#domain/kernel/money.ts'
import type { VatGroup } from './frozen.ts'
import { returnedOf, stornoGroups, stornoLine } from './storno.ts'
import { grossOf, inCurrency, inLei, invoiceLineTotal, totalsOf, vatByLine, vatGroups } from './totals.ts'
import type { VatCategory } from './vat-categories.ts'

/** An exact fraction, to which the sums are compared. */
type Fraction = { n: bigint; d: bigint }
const fraction = (n: bigint, d = 1n): Fraction => ({ n, d })

/** Rounded half away from zero, by definition. */
const rounded = ({ n, d }: Fraction): bigint => {
  const sign = n < 0n ? -1n : 1n
  return sign * ((2n * sign * n + d) / (2n * d))
}

const isMinusZero = (value: number) => Object.is(value, -0)

type Line = {
  cantitate: number
  pret_unitar: number
  discount: number
  total: number
  categorie_tva: VatCategory
  cota_tva: number
}

const aLine = fc
  .record({
    cantitate: fc.integer({ min: 1, max: MAX_QUANTITY }),
    pret_unitar: fc.integer({ min: 0, max: MAX_PRICE }),
    permille: fc.integer({ min: 0, max: 1000 }),
    cota_tva: fc.constantFrom(2100, 1100, 1900, 900, 500),
  })
  .map(({ permille, ...line }): Line => {
    const discount = shareOf(grossOf(line), permille, 1000)
    const whole = { ...line, discount, categorie_tva: 'S' as const }
    return { ...whole, total: invoiceLineTotal(whole) }
  })
const someLines = fc.array(aLine, { minLength: 1, maxLength: 12 })
const permille = fc.integer({ min: 0, max: 1000 })

const sumOf = (lines: readonly Line[]) => lines.reduce((sum, { total }) => sum + total, 0)

describe('lines and discounts against exact arithmetic', () => {
  it('rounds quantity × price − discount to bani, half away from zero', () => {
    fc.assert(
      fc.property(aLine, (line) => {
        const exact = rounded(fraction(BigInt(line.cantitate) * BigInt(line.pret_unitar), 1000n))
        expect(BigInt(line.total)).toBe(exact - BigInt(line.discount))
        expect(isMinusZero(line.total)).toBe(false)
      }),
    )
  })

  it('computes a share exactly, of any size', () => {
    const amount = fc.integer({ min: -MAX_TOTAL, max: MAX_TOTAL })
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 1, max: MAX_TOTAL }), (a, part, whole) => {
        const share = shareOf(a, part % whole, whole)
        expect(BigInt(share)).toBe(rounded(fraction(BigInt(a) * BigInt(part % whole), BigInt(whole))))
        expect(isMinusZero(share)).toBe(false)
      }),
    )
  })

  it('spreads to the ban, and takes no more from a part than it has', () => {
    const weights = fc.array(fc.integer({ min: 0, max: MAX_TOTAL / 10 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(weights, permille, (parts, cut) => {
        const whole = parts.reduce((sum, part) => sum + part, 0)
        const amount = shareOf(whole, cut, 1000)
        const given = spread(amount, parts)
        expect(given.reduce((sum, part) => sum + part, 0)).toBe(amount)
        for (const [index, part] of given.entries()) {
          expect(part).toBeGreaterThanOrEqual(0)
          expect(part).toBeLessThanOrEqual(parts[index] ?? 0)
        }
      }),
    )
  })
})

describe('TVA per rate on the summed base', () => {
  it('is computed once on each base, and everything adds up', () => {
    fc.assert(
      fc.property(someLines, permille, (lines, cut) => {
        const discount = shareOf(sumOf(lines), cut, 1000)
        const groups = vatGroups(lines, discount)
        const totals = totalsOf(groups)
        expect(totals.total_linii).toBe(sumOf(lines))
        expect(totals.discount).toBe(discount)
        expect(totals.total_fara_tva).toBe(sumOf(lines) - discount)
        expect(totals.total_general).toBe(totals.total_fara_tva + totals.tva)
        let tva = 0n
        for (const group of groups) {
          const own = lines.filter((line) => line.cota_tva === group.cota)
          expect(group.total_linii).toBe(sumOf(own))
          expect(group.baza).toBe(group.total_linii - group.discount)
          const exact = rounded(fraction(BigInt(group.baza) * BigInt(group.cota), 10_000n))
          expect(BigInt(group.tva)).toBe(exact)
          tva += exact
        }
        expect(BigInt(totals.tva)).toBe(tva)
        expect(Object.values(totals).some(isMinusZero)).toBe(false)
      }),
    )
  })

  it('is not the sum of the lines’ own TVA: three times 0,33 at 21% is 0,21', () => {
    const line = { total: 33, categorie_tva: 'S' as const, cota_tva: 2100 }
    expect(totalsOf(vatGroups([line, line, line], 0))).toMatchObject({ tva: 21, total_general: 120 })
  })

  it('has no TVA and one group for a shop that is not registered', () => {
    const line = { total: 10_000, categorie_tva: 'O' as const, cota_tva: 0 }
    expect(vatGroups([line, line], 500)).toEqual([
      { categorie: 'O', cota: 0, total_linii: 20_000, discount: 500, baza: 19_500, tva: 0 },
    ])
  })
})

describe('currency', () => {
  it('converts lei into euro and back with exact rounding', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: MAX_TOTAL }),
        fc.integer({ min: 10_000, max: 1_000_000 }),
        (bani, curs) => {
          expect(BigInt(inCurrency(bani, curs))).toBe(rounded(fraction(BigInt(bani) * 10_000n, BigInt(curs))))
          expect(BigInt(inLei(bani, curs))).toBe(rounded(fraction(BigInt(bani) * BigInt(curs), 10_000n)))
          expect(inCurrency(bani, null)).toBe(bani)
        },
      ),
    )
  })
})

/** Reverses the lines in portions (thousandths by line), each in its own storno. */
const takeBack = (lines: readonly Line[], groups: readonly VatGroup[], portions: readonly number[][]) => {
  const earlier: Line[] = []
  return portions.map((portion) => {
    const own = lines.flatMap((line, index): Line[] => {
      const quantity = portion[index] ?? 0
      if (quantity === 0) return []
      const returned = returnedOf(earlier.filter((one) => one.pret_unitar === index))
      // The index stands for the id of the line.
      const back = stornoLine(line, returned, quantity)
      return [{ ...line, ...back, pret_unitar: index }]
    })
    const storno = totalsOf(stornoGroups(groups, earlier, own))
    earlier.push(...own)
    return { own, storno }
  })
}

describe('storno', () => {
  it('reverses the whole to the ban at once', () => {
    fc.assert(
      fc.property(someLines, permille, (lines, cut) => {
        const groups = vatGroups(lines, shareOf(sumOf(lines), cut, 1000))
        const totals = totalsOf(groups)
        const [all] = takeBack(lines, groups, [lines.map((line) => line.cantitate)])
        for (const [name, value] of Object.entries(totals)) {
          expect(all?.storno[name as keyof typeof totals]).toBe(value === 0 ? 0 : -value)
        }
      }),
    )
  })

  it('reverses the whole to the ban in any portions', () => {
    const cuts = fc.array(permille, { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(someLines, permille, cuts, (lines, cut, parts) => {
        const groups = vatGroups(lines, shareOf(sumOf(lines), cut, 1000))
        const left = lines.map((line) => line.cantitate)
        const portions = parts.map((part) =>
          left.map((quantity, index) => {
            const portion = shareOf(quantity, part, 1000)
            left[index] = quantity - portion
            return portion
          }),
        )
        const stornos = takeBack(lines, groups, [...portions, left])
        const totals = totalsOf(groups)
        for (const name of ['total_linii', 'discount', 'total_fara_tva', 'tva', 'total_general'] as const) {
          const back = stornos.reduce((sum, { storno }) => sum + storno[name], 0)
          expect(back === 0 ? 0 : -back).toBe(totals[name])
        }
        for (const { own, storno } of stornos) {
          expect(Object.values(storno).some(isMinusZero)).toBe(false)
          for (const line of own) expect(line.total).toBeLessThanOrEqual(0)
        }
      }),
    )
  })
})

describe('the TVA of each line', () => {
  const taxed = fc.record({
    total: fc.integer({ min: 0, max: 5_000_000 }),
    categorie_tva: fc.constant('S' as const),
    cota_tva: fc.constantFrom(2100, 1100),
  })

  it('adds up to the TVA of its rate, and deviates by a ban at most', () => {
    fc.assert(
      fc.property(fc.array(taxed, { minLength: 1, maxLength: 30 }), fc.boolean(), (positive, isStorno) => {
        const lines = isStorno ? positive.map((one) => ({ ...one, total: -one.total || 0 })) : positive
        const groups = vatGroups(lines, 0)
        const vat = vatByLine(lines, groups)
        for (const { cota, tva } of groups)
          expect(sum(vat.filter((_, index) => lines[index]?.cota_tva === cota))).toBe(tva)
        for (const [index, one] of lines.entries())
          expect(Math.abs((vat[index] ?? 0) - vatOf(one.total, one.cota_tva))).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('ignores a discount of the whole document, which follows the lines', () => {
    const lines = [{ total: 10_000, categorie_tva: 'S' as const, cota_tva: 2100 }]
    expect(vatByLine(lines, vatGroups(lines, 5_000))).toEqual([2_100])
  })
})
