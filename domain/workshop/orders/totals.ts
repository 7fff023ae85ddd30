import { lineAmount, sum, vatOf } from '#domain/kernel/money.ts'
import type { OrderLine } from './schema.ts'

type Amounts = Pick<OrderLine, 'tip' | 'ore' | 'pret_ora' | 'cantitate' | 'pret_unitar'>

/** Total of a line in bani, rounded half away from zero. */
export const lineTotal = (line: Amounts): number =>
  line.tip === 'manopera' ? lineAmount(line.ore, line.pret_ora) : lineAmount(line.cantitate, line.pret_unitar)

export type Totals = {
  total_manopera: number
  total_materiale: number
  total_fara_tva: number
  tva: number
  total_general: number
}

/** Totals of an order in bani; `rate` in hundredths of a percent. TVA is taken once, on the summed base. */
export const orderTotals = (lines: readonly Amounts[], rate: number): Totals => {
  const of = (tip: OrderLine['tip']) => sum(lines.filter((line) => line.tip === tip).map(lineTotal))
  const total_manopera = of('manopera')
  const total_materiale = of('material')
  const total_fara_tva = total_manopera + total_materiale
  const tva = vatOf(total_fara_tva, rate)
  return { total_manopera, total_materiale, total_fara_tva, tva, total_general: total_fara_tva + tva }
}
