import { compare } from '#domain/kernel/compare.ts'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import type { Price } from './schema.ts'

/** The ways in which a price list names the hour; the commit finds rows by the exact text. */
export const HOUR_UNITS = ['oră', 'ora', 'Oră', 'Ora', 'ORĂ', 'ORA'] as const

const HOURS: ReadonlySet<string> = new Set(HOUR_UNITS)

/** The shop's hourly rate, bani: the first price of the list that is for an hour; null where there is none. */
export const hourPriceOf = (prices: readonly Pick<Price, 'id' | 'um' | 'pret' | 'activ'>[]): number | null =>
  prices.filter(({ um, activ }) => activ === 1 && HOURS.has(um)).toSorted((a, b) => compare(a.id, b.id))[0]
    ?.pret || null

type Labour = Pick<OrderLine, 'tip' | 'pret_ora'>

/** The hourly rate of the next labour, bani: that of the newest line of labour with one, or else the price list's. */
export const nextHourPrice = (
  newestFirst: readonly Labour[],
  prices: Parameters<typeof hourPriceOf>[0],
): number | null =>
  newestFirst.find((line) => line.tip === 'manopera' && line.pret_ora > 0)?.pret_ora ?? hourPriceOf(prices)
