import { formatInteger } from './format.ts'

const rules = new Intl.PluralRules('ro')

/** A Romanian count: `1 comandă`, `5 comenzi`, `20 de comenzi`, `101 comenzi`. */
export const count = (value: number, one: string, many: string): string => {
  const form = rules.select(value)
  if (form === 'one') return `${formatInteger(value)} ${one}`
  return `${formatInteger(value)} ${form === 'few' ? many : `de ${many}`}`
}

/** An English count: `1 order`, `20 orders`. */
export const countInEnglish = (value: number, one: string, many: string): string =>
  `${formatInteger(value)} ${value === 1 ? one : many}`
