import { FIRST_DAY } from '../kernel/dates.ts'

/**
 * TVA rates by the day of the supply, in hundredths of a percent. Standard: labour, parts, tyres. Legea 141/2025 raised
 * both rates on 2025-08-01. A new rate is a new line here; a line that documents depend on never changes.
 */
export const VAT_RATES = [
  { from: '2025-08-01', standard: 2100, reduced: 1100, others: [] },
  { from: FIRST_DAY, standard: 1900, reduced: 900, others: [500] },
] as const

export type VatKind = 'standard' | 'reduced'

const ratesOf = (day: string) => {
  const rates = VAT_RATES.find((entry) => day >= entry.from)
  if (!rates) throw new RangeError(`no TVA rate is known for the day ${day}`)
  return rates
}

/** The rate that applies on a day (`YYYY-MM-DD`), in hundredths of a percent. Throws on a day before the first rate. */
export const vatRate = (day: string, kind: VatKind = 'standard'): number => ratesOf(day)[kind]

/** All rates that an invoice may carry for a supply on that day, the standard one first. */
export const vatRatesOn = (day: string): number[] => {
  const { standard, reduced, others } = ratesOf(day)
  return [standard, reduced, ...others]
}
