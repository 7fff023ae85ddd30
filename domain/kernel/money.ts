/**
 * Integer money. An amount is in bani (1/100 leu), a quantity in thousandths (1,5 ore = 1500), a rate in hundredths of
 * a percent (21 % = 2100). No amount is ever a fraction.
 */

/** Largest price of one unit: 1.000.000,00 lei. */
export const MAX_PRICE = 100_000_000
/** Largest quantity: 10.000,000. With MAX_PRICE the product is 10^15, below 2^53. */
export const MAX_QUANTITY = 10_000_000
/** Largest total of a document: 100.000.000.000,00 lei. */
export const MAX_TOTAL = 10_000_000_000_000

/** `round(numerator / denominator)` on integers, half away from zero, never "-0". Exact below 2^53. */
export const divideRounded = (numerator: number, denominator: number): number => {
  const whole = Math.trunc(numerator / denominator)
  const rest = numerator - whole * denominator
  const rounded = Math.abs(rest) * 2 >= denominator ? whole + Math.sign(numerator) : whole
  return rounded === 0 ? 0 : rounded
}

/** Quantity (thousandths) × unit price (bani) → bani, rounded half away from zero. */
export const lineAmount = (quantity: number, unitPrice: number): number =>
  divideRounded(quantity * unitPrice, 1000)

/** A share of an amount: bani × rate (hundredths of a percent) → bani. Split so that no step passes 2^53. */
export const percentOf = (amount: number, rate: number): number => {
  const whole = Math.trunc(amount / 10_000)
  return whole * rate + divideRounded((amount - whole * 10_000) * rate, 10_000)
}

/** VAT (TVA) of a summed base, in bani; `rate` in hundredths of a percent. */
export const vatOf = percentOf

/** Adds amounts. */
export const sum = (amounts: Iterable<number>): number => {
  let total = 0
  for (const amount of amounts) total += amount
  return total
}

/** `round(amount × part / whole)`, half away from zero, exact for products of any size; 0 where `whole` is 0. */
export const shareOf = (amount: number, part: number, whole: number): number => {
  if (whole === 0) return 0
  const product = BigInt(amount) * BigInt(part)
  const divisor = BigInt(whole)
  const quotient = product / divisor
  const rest = product % divisor
  const twice = rest < 0n ? -2n * rest : 2n * rest
  const up = twice >= (divisor < 0n ? -divisor : divisor)
  const away = product < 0n === divisor < 0n ? 1n : -1n
  return Number(up ? quotient + away : quotient)
}

/** Splits an amount into parts proportional to `weights` (none negative). The parts add up to the amount exactly. */
export const spread = (amount: number, weights: readonly number[]): number[] => {
  const whole = sum(weights)
  let before = 0
  let given = 0
  // Each part is the growth of the running total, so the next part gets what rounding takes from this one.
  return weights.map((weight) => {
    before += weight
    const upTo = shareOf(amount, before, whole)
    const part = upTo - given
    given = upTo
    return part
  })
}
