/**
 * Whole numbers, and the decimals with which people and files write each kind: `money` in bani, `hours` and `quantity`
 * in thousandths, `percent` in hundredths of a percent, `exchange` as lei for one unit of a currency in
 * ten-thousandths. A `number` is a name and not an amount (the number of an order, a year); a `position` orders a row
 * in its list, ascending, and has no meaning of its own.
 */
export const DECIMALS = {
  money: 2,
  hours: 3,
  quantity: 3,
  percent: 2,
  exchange: 4,
  km: 0,
  count: 0,
  number: 0,
  position: 0,
} as const
export type NumberKind = keyof typeof DECIMALS

export const isNumber = (kind: string): kind is NumberKind => Object.hasOwn(DECIMALS, kind)
