import type { NumberKind } from '#domain/kernel/number-kinds.ts'
import {
  formatExchange,
  formatHours,
  formatInteger,
  formatKilometres,
  formatLei,
  formatQuantity,
  formatRate,
} from './format.ts'

const WRITTEN: { readonly [K in Exclude<NumberKind, 'money'>]: (value: number) => string } = {
  hours: formatHours,
  quantity: formatQuantity,
  percent: formatRate,
  exchange: formatExchange,
  km: formatKilometres,
  count: formatInteger,
  // A year has no thousands separator.
  number: String,
  position: formatInteger,
}

/** How a language writes the bounds of a value in a sentence; whole lei are counted. */
export const boundsOf =
  (inLei: (lei: number) => string) =>
  (value: number, kind: NumberKind): string => {
    // A kind that only a newer server knows is written as a bare number.
    if (kind !== 'money') return Object.hasOwn(WRITTEN, kind) ? WRITTEN[kind](value) : String(value)
    return value % 100 === 0 ? inLei(value / 100) : formatLei(value)
  }
