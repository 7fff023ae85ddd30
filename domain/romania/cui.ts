import { plainCode } from './look-alikes.ts'

/** The fiscal code of a company (CUI/CIF). Stored as bare digits; the `RO` prefix means that the company pays TVA. */

const WEIGHTS = [7, 5, 3, 2, 1, 7, 5, 3, 2]

/**
 * The code as stored: without spaces, dots, „CUI”/„CIF” and the RO prefix. A text that is no code is returned cleaned.
 */
export const normaliseCui = (text: string): string =>
  plainCode(text)
    .replace(/^(?:CUI|CIF)/, '')
    .replace(/^RO(?=\d)/, '')

/** Whether a text, with or without RO, is a fiscal code with a valid check digit. */
export const isValidCui = (text: string): boolean => {
  const digits = normaliseCui(text)
  if (!/^\d{2,10}$/.test(digits) || /^0+$/.test(digits)) return false
  const padded = digits.padStart(10, '0')
  const total = WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(padded[index]), 0)
  return ((total * 10) % 11) % 10 === Number(padded[9])
}

/** The code as documents show it: `RO14399840` for a shop or client that pays TVA, the digits otherwise. */
export const formatCui = (text: string, paysVat: boolean): string => {
  const cui = normaliseCui(text)
  return paysVat && /^\d+$/.test(cui) ? `RO${cui}` : cui
}
