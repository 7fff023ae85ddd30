/** A coupon of the seller; people type its promotion code on Stripe's page. Of the two reductions one is set. */
export type Coupon = {
  percent_off: number | null
  amount_off: number | null
  /** `once`: of a subscription the first charge alone. */
  duration: 'once' | 'forever'
}

/** What a coupon takes off a sum. */
export const takenOff = (coupon: Coupon | null, sum: number): number => {
  if (!coupon || sum <= 0) return 0
  const { percent_off, amount_off } = coupon
  return Math.min(sum, amount_off ?? Math.round((sum * (percent_off ?? 0)) / 100))
}
