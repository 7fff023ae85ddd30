import { compare } from '#domain/kernel/compare.ts'
import type { Price } from './schema.ts'

/** The ways in which a price list names the hour; the commit finds rows by the exact text. */
export const HOUR_UNITS = ['oră', 'ora', 'Oră', 'Ora', 'ORĂ', 'ORA'] as const

const HOURS: ReadonlySet<string> = new Set(HOUR_UNITS)

/** The shop's hourly rate, bani: the first price of the list that is for an hour; null where there is none. */
export const hourPriceOf = (prices: readonly Pick<Price, 'id' | 'um' | 'pret' | 'activ'>[]): number | null =>
  prices.filter(({ um, activ }) => activ === 1 && HOURS.has(um)).toSorted((a, b) => compare(a.id, b.id))[0]
    ?.pret || null
