import { divideRounded, lineAmount, sum } from '#domain/kernel/money.ts'
import type { OrderLineCost } from './costs.ts'
import type { OrderLine } from './schema.ts'
import { counts, type LineAmounts, lineTotal } from './totals.ts'

/** The shop's margin on an order; bani without TVA. */
export type Margin = {
  /** Cost of the parts with a known cost. */
  cost: number
  /** Sale price of the parts with a known cost. */
  sale: number
  profit: number
  /** Profit in the sale, hundredths of a percent; null where nothing is sold. */
  rate: number | null
  /** Number of included parts without a known cost. */
  unknown: number
}

/** The margin on the included parts of an order. */
export const marginOf = (
  lines: readonly (LineAmounts & Pick<OrderLine, 'id' | 'stare'>)[],
  costs: readonly Pick<OrderLineCost, 'id' | 'pret_achizitie'>[],
): Margin => {
  const costOf = new Map(
    costs
      .filter(({ pret_achizitie }) => pret_achizitie > 0)
      .map(({ id, pret_achizitie }) => [id, pret_achizitie]),
  )
  const parts = lines.filter((line) => line.tip === 'material' && counts(line))
  const known = parts.filter(({ id }) => costOf.has(id))
  const cost = sum(known.map((line) => lineAmount(line.cantitate, costOf.get(line.id) ?? 0)))
  const sale = sum(known.map(lineTotal))
  return {
    cost,
    sale,
    profit: sale - cost,
    rate: rateOf(sale - cost, sale),
    unknown: parts.length - known.length,
  }
}

/** Profit in a sale, hundredths of a percent; in two steps, so that no step exceeds 2^53 up to the largest total. */
const rateOf = (profit: number, sale: number): number | null => {
  if (sale === 0) return null
  const percents = Math.trunc((profit * 100) / sale)
  return percents * 100 + divideRounded((profit * 100 - percents * sale) * 100, sale)
}
