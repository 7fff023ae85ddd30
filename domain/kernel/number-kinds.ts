/**
 * Whole numbers, and the decimals that each has where people or files write it: `money` in bani, `hours` and `quantity` in
 * thousandths, `percent` in hundredths of one, `exchange` as lei for one unit of a currency in ten-thousandths. `number`
 * names rather than counts (an order's, a year); `position` is where a row stands in its list, ascending, and nobody's value.
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
