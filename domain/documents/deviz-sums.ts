import { formatLei, formatRate } from '#domain/romania/numbers.ts'
import type { Fact } from './view.ts'

/** Bani without TVA of labour and of parts, their sum, TVA; its rate in hundredths of a percent, 0 without TVA. */
export type Sums = { labour: number; parts: number; net: number; vat: number; rate: number }

/** What the sum to pay is called. */
export const devizTotalLabel = (rate: number): string =>
  rate > 0 ? 'Total de plată, cu TVA' : 'Total de plată'

/**
 * The sums of labour and of materials, where there are any, then the base of TVA. With `withVat` the rows of the deviz
 * include TVA, and these sums do not.
 */
export const devizSums = ({ labour, parts, net, vat, rate }: Sums, withVat: boolean): Fact[] => {
  const without = withVat ? ', fără TVA' : ''
  const kinds = [
    ...(labour === 0 ? [] : [{ label: `Manoperă${without}`, value: formatLei(labour) }]),
    ...(parts === 0 ? [] : [{ label: `Piese și materiale${without}`, value: formatLei(parts) }]),
  ]
  if (rate === 0) return kinds
  return [
    ...kinds,
    { label: 'Total fără TVA', value: formatLei(net) },
    { label: `TVA ${formatRate(rate)}`, value: formatLei(vat) },
  ]
}
