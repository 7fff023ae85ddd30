import { lineAmount, percentOf, sum, vatOf } from '#domain/kernel/money.ts'
import type { OrderLine } from './schema.ts'

/** The columns that decide the value of a line. */
export type LineAmounts = Pick<
  OrderLine,
  'tip' | 'ore' | 'pret_ora' | 'cantitate' | 'pret_unitar' | 'discount_procent' | 'discount_valoare'
>

/** Value of a line before its discount, in bani, rounded half away from zero. */
export const lineGross = (line: LineAmounts): number =>
  line.tip === 'manopera' ? lineAmount(line.ore, line.pret_ora) : lineAmount(line.cantitate, line.pret_unitar)

/** Discount of a line in bani: first its share of the value, then its amount; never more than the value. */
export const lineDiscount = (line: LineAmounts): number => {
  const gross = lineGross(line)
  return Math.min(gross, percentOf(gross, line.discount_procent) + line.discount_valoare)
}

/** Total of a line in bani, after its discount. */
export const lineTotal = (line: LineAmounts): number => lineGross(line) - lineDiscount(line)

/** Whether a line counts in the order's sums. */
export const counts = ({ stare }: Pick<OrderLine, 'stare'>): boolean => stare === 'inclusa'

export type Totals = {
  total_manopera: number
  total_materiale: number
  total_fara_tva: number
  tva: number
  total_general: number
}

/** Totals of an order in bani; `rate` in hundredths of a percent. TVA is computed once, on the summed base. */
export const orderTotals = (
  lines: readonly (LineAmounts & Pick<OrderLine, 'stare'>)[],
  rate: number,
): Totals => {
  const included = lines.filter(counts)
  const of = (tip: OrderLine['tip']) => sum(included.filter((line) => line.tip === tip).map(lineTotal))
  const total_manopera = of('manopera')
  const total_materiale = of('material')
  const total_fara_tva = total_manopera + total_materiale
  const tva = vatOf(total_fara_tva, rate)
  return { total_manopera, total_materiale, total_fara_tva, tva, total_general: total_fara_tva + tva }
}
