/**
 * The Romanian notation of numbers, on screen and on paper: comma for decimals, point for thousands, all from integers.
 */

const MINUS = '\u2212'
const NO_BREAK = '\u00a0'

const grouped = (digits: string): string => digits.replace(/\B(?=(?:\d{3})+$)/g, '.')

/** An integer amount of 1/10^places, with a comma and exactly that many decimals. */
const decimal = (value: number, places: number): string => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an integer amount: ${value}`)
  const digits = String(Math.abs(value)).padStart(places + 1, '0')
  const whole = grouped(digits.slice(0, digits.length - places))
  const fraction = places === 0 ? '' : `,${digits.slice(-places)}`
  return `${value < 0 ? MINUS : ''}${whole}${fraction}`
}

const withoutTrailingZeros = (text: string): string => text.replace(/,?0+$/, '')

/** Bani as `1.234,50`. */
export const formatMoney = (bani: number): string => decimal(bani, 2)

/** Bani as `1.234,50 lei`, with a space that does not break. */
export const formatLei = (bani: number): string => `${formatMoney(bani)}${NO_BREAK}lei`

/** An integer amount of 1/10^places, without trailing zeros. */
export const formatDecimal = (value: number, places: number): string =>
  places === 0 ? decimal(value, 0) : withoutTrailingZeros(decimal(value, places))

/** Thousandths as `1,5`, `2` or `0,125`. */
export const formatQuantity = (thousandths: number): string => formatDecimal(thousandths, 3)

/** Whether „de” stands after a number: after whole ones from twenty on, except those that end in 01 to 19. */
const takesDe = (value: number): boolean =>
  Number.isInteger(value) && value >= 20 && (value % 100 === 0 || value % 100 >= 20)

/** A number before a plural: `5 linii`, `20 de linii`, `101 linii`. */
export const formatCount = (count: number, many: string): string =>
  `${count} ${takesDe(count) ? 'de ' : ''}${many}`

const HOUR = new Set(['oră', 'ora', 'ore'])

const pluralOfHour = (thousandths: number): string => {
  if (Math.abs(thousandths) === 1000) return 'oră'
  return takesDe(Math.abs(thousandths) / 1000) ? 'de ore' : 'ore'
}

/**
 * Thousandths with their unit, in spoken form: `2 buc`, `1 oră`, `1,5 ore`, `20 de ore`; without a unit the quantity
 * alone.
 */
export const formatWithUnit = (thousandths: number, unit: string): string => {
  const named = HOUR.has(unit.trim().toLocaleLowerCase('ro')) ? pluralOfHour(thousandths) : unit.trim()
  return named === '' ? formatQuantity(thousandths) : `${formatQuantity(thousandths)}${NO_BREAK}${named}`
}

/** Thousandths of an hour as `1,50` or `0,125`, so that quarters of an hour align in a column. */
export const formatHours = (thousandths: number): string => decimal(thousandths, 3).replace(/0$/, '')

/** Hundredths of a percent as `21%` or `9,5%`. */
export const formatRate = (hundredths: number): string => `${formatDecimal(hundredths, 2)}%`

/** An exchange rate in ten-thousandths, as BNR writes it: `4,9765`. */
export const formatExchange = (tenThousandths: number): string => decimal(tenThousandths, 4)

/** A whole number as `123.456`. */
export const formatWhole = (value: number): string => decimal(value, 0)

/**
 * A written number → integer of `decimals` places, or null where the text is no number. Accepts `1234,5`, `1.234,50`,
 * `1 234,50` and `12.5`, as some keyboards type it: a single point is a decimal sign unless three digits follow. More
 * decimals than allowed are refused and never rounded.
 */
export const parseDecimal = (text: string, decimals: number): number | null => {
  let clean = text.replace(/[\s\u00a0\u202f]/g, '').replace(/^[−–]/, '-')
  if (/^-?(?:0\.\d+|\d+\.(?:\d{1,2}|\d{4,}))$/.test(clean)) clean = clean.replace('.', ',')
  if (!/^-?(?:\d+|\d{1,3}(?:\.\d{3})+)?(?:,\d*)?$/.test(clean)) return null
  const [whole = '', rest = ''] = clean.replaceAll('.', '').replace('-', '').split(',')
  if (whole === '' && rest === '') return null
  const kept = rest.replace(/0+$/, '')
  if (kept.length > decimals) return null
  const value = Number(`${whole}${kept.padEnd(decimals, '0')}`)
  if (!Number.isSafeInteger(value)) return null
  return clean.startsWith('-') && value !== 0 ? -value : value
}
