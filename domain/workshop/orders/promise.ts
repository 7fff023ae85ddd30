import { addDays } from '#domain/kernel/days.ts'
import type { Order } from './schema.ts'

const DAY = /(?:^|\D)(\d{1,2})[./](\d{1,2})(?:[./](\d{4}))?(?!\d)/
const TIME = /(?:^|\D)([01]?\d|2[0-3])[:.]([0-5]\d)(?!\d|\.\d)|\bora\s+([01]?\d|2[0-3])\b/i
const TOMORROW = /m[âaî]ine/i

const two = (digits: string): string => digits.padStart(2, '0')

/**
 * When a car was promised (`YYYY-MM-DD HH:MM`), read from what the shop wrote as its term, as far as it names a day or a
 * time; '' where it names none. Only for ordering cars: a term that can't be read is shown and orders nothing.
 */
export const promiseOf = ({
  termen_executie,
  data_comanda,
}: Pick<Order, 'termen_executie' | 'data_comanda'>): string => {
  const day = DAY.exec(termen_executie)
  const rest = day ? termen_executie.replace(day[0], ' ') : termen_executie
  const time = TIME.exec(rest)
  const isTomorrow = TOMORROW.test(termen_executie)
  if (!day && !time && !isTomorrow) return ''
  const said = day
    ? `${day[3] ?? data_comanda.slice(0, 4)}-${two(day[2] ?? '')}-${two(day[1] ?? '')}`
    : isTomorrow
      ? addDays(data_comanda, 1)
      : data_comanda
  const at = time ? `${two(time[1] ?? time[3] ?? '')}:${time[2] ?? '00'}` : '23:59'
  return `${said} ${at}`
}
