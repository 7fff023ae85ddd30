import { formatDayShort } from '#domain/kernel/dates.ts'
import { formatLei, formatMoney, formatQuantity, formatRate, formatWhole } from '#domain/romania/numbers.ts'

/**
 * How numbers, days and identifiers are written for people in Romania. Amounts come as integer bani,
 * quantities as integer thousandths; nothing here passes through a fraction.
 */

const NO_BREAK = '\u00a0'

export { formatDayShort, formatLei, formatMoney, formatQuantity, formatRate }

/** Thousandths of an hour → `1,5 h`. */
export const formatHours = (thousandths: number): string => `${formatQuantity(thousandths)}${NO_BREAK}h`

/** Whole number → `185.000`. */
export const formatInteger = formatWhole

/** Kilometres → `185.000 km`. */
export const formatKilometres = (value: number): string => `${formatInteger(value)}${NO_BREAK}km`

/**
 * Typed text → integer of `decimals` places, or null where it is not a number. Takes `1234,5`, `1.234,50`,
 * `1 234,50` and, as typed on some keyboards, `12.5`: a single point with other than three digits behind it
 * is a decimal sign. More decimals than allowed are refused, not rounded: nobody's figure changes silently.
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

/** Typed text → bani, or null. */
export const parseMoney = (text: string): number | null => parseDecimal(text, 2)

/** Typed text → thousandths, or null. */
export const parseQuantity = (text: string): number | null => parseDecimal(text, 3)

const TIME_ZONE = 'Europe/Bucharest'
const days = new Map<string, Intl.DateTimeFormat>()

/** Formatters are slow to make; each set of options is made once. */
const formatter = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = JSON.stringify(options)
  const known = days.get(key) ?? new Intl.DateTimeFormat('ro-RO', options)
  days.set(key, known)
  return known
}

/** A day is a date in the calendar, not an instant: it is read and written in UTC. */
const formatCalendar = (day: string, options: Intl.DateTimeFormatOptions): string =>
  formatter({ ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** `2026-11-21` → `sâmbătă, 21 noiembrie`. */
export const formatDay = (day: string): string =>
  formatCalendar(day, { weekday: 'long', day: 'numeric', month: 'long' })

/** `2026-11-21` → `21 noiembrie 2026`. */
export const formatDayOfYear = (day: string): string =>
  formatCalendar(day, { day: 'numeric', month: 'long', year: 'numeric' })

/** `2026-11-21` → `21 nov.`, for narrow columns. */
export const formatDayNarrow = (day: string): string =>
  formatCalendar(day, { day: 'numeric', month: 'short' })

/** Instant (ISO, UTC) → `14:05` in Romania. */
export const formatTime = (instant: string): string =>
  formatter({ hour: '2-digit', minute: '2-digit', timeZone: TIME_ZONE }).format(new Date(instant))

/** Instant (ISO, UTC) → `21.11.2026, 14:05` in Romania. */
export const formatInstant = (instant: string): string =>
  formatter({
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: TIME_ZONE,
  }).format(new Date(instant))
