import { startOfDay } from '#domain/kernel/days.ts'
import { countryName, isCountryCode } from '#domain/romania/countries.ts'
import * as romanian from '#domain/romania/numbers.ts'
import { type Language, language } from './language.ts'

/**
 * Writes numbers and days for people, in the language in use; the examples are Romanian. Amounts are integer bani,
 * quantities integer thousandths; nothing here becomes a fraction.
 */

const NO_BREAK = '\u00a0'

/** English swaps the point and the comma; the rest of a number is the same. */
const swapped = (text: string): string => text.replace(/[.,]/g, (sign) => (sign === ',' ? '.' : ','))

const written = (inRomanian: string): string => (language === 'en' ? swapped(inRomanian) : inRomanian)

/** Bani → `1.234,50`. */
export const formatMoney = (bani: number): string => written(romanian.formatMoney(bani))

/** Bani → `1.234,50 lei`, which never breaks over lines. */
export const formatLei = (bani: number): string => written(romanian.formatLei(bani))

/** Thousandths → `1,5`, `2` or `0,125`. */
export const formatQuantity = (thousandths: number): string => written(romanian.formatQuantity(thousandths))

/** Thousandths with their unit → `2 buc`, `1,5 ore`. */
export const formatWithUnit = (thousandths: number, unit: string): string => {
  const text = romanian.formatWithUnit(thousandths, unit)
  const number = romanian.formatQuantity(thousandths)
  return written(number) + text.slice(number.length)
}

/** Hundredths of a percent → `21%` or `9,5%`. */
export const formatRate = (hundredths: number): string => written(romanian.formatRate(hundredths))

/** Ten-thousandths of a leu for one unit of a currency → `4,9765`. */
export const formatExchange = (tenThousandths: number): string =>
  written(romanian.formatExchange(tenThousandths))

/** Thousandths of an hour → `1,5 h`. */
export const formatHours = (thousandths: number): string => `${formatQuantity(thousandths)}${NO_BREAK}h`

/** Whole number → `185.000`. */
export const formatInteger = (value: number): string => written(romanian.formatWhole(value))

/** Kilometres → `185.000 km`. */
export const formatKilometres = (value: number): string => `${formatInteger(value)}${NO_BREAK}km`

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB']

/** Bytes → `3,4 MB`. */
export const formatBytes = (bytes: number): string => {
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = value < 10 && unit > 0 ? 1 : 0
  return `${written(value.toFixed(digits).replace('.', ',').replace(/,0$/, ''))}${NO_BREAK}${UNITS[unit]}`
}

/** `parseDecimal` of domain/romania for the language in use: English swaps the two signs. */
export const parseDecimal = (text: string, decimals: number): number | null =>
  romanian.parseDecimal(written(text), decimals)

/** Typed text → bani, or null. */
export const parseMoney = (text: string): number | null => parseDecimal(text, 2)

/** Typed text → thousandths, or null. */
export const parseQuantity = (text: string): number | null => parseDecimal(text, 3)

const countryNames = new Map<Language, Intl.DisplayNames>()

/** `DE` → `Germania`. */
export const formatCountry = (code: string): string => {
  if (language === 'ro') return countryName(code)
  const names = countryNames.get(language) ?? new Intl.DisplayNames([language], { type: 'region' })
  countryNames.set(language, names)
  return isCountryCode(code) ? (names.of(code) ?? code) : code
}

const TIME_ZONE = 'Europe/Bucharest'
const days = new Map<string, Intl.DateTimeFormat>()

/** English dates as in Europe: the day before the month, 24 hours. */
const LOCALES: Record<Language, string> = { ro: 'ro-RO', en: 'en-GB' }

/** Formatters are slow to create; each set of options is created once per language. */
const formatter = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language}${JSON.stringify(options)}`
  const known = days.get(key) ?? new Intl.DateTimeFormat(LOCALES[language], options)
  days.set(key, known)
  return known
}

/** A day is a calendar date, not an instant: it is read and written in UTC. */
const formatCalendar = (day: string, options: Intl.DateTimeFormatOptions): string =>
  formatter({ ...options, timeZone: 'UTC' }).format(startOfDay(day))

/** `2026-11-21` → `sâmbătă, 21 noiembrie`. */
export const formatDay = (day: string): string =>
  formatCalendar(day, { weekday: 'long', day: 'numeric', month: 'long' })

/** `2026-11-21` → `21 noiembrie 2026`. */
export const formatDayOfYear = (day: string): string =>
  formatCalendar(day, { day: 'numeric', month: 'long', year: 'numeric' })

/** `2026-11-21` → `21.11.2026`. */
export const formatDayShort = (day: string): string =>
  formatCalendar(day, { day: '2-digit', month: '2-digit', year: 'numeric' })

/** `2026-11-21` → `noiembrie`. */
export const formatMonth = (day: string): string => formatCalendar(day, { month: 'long' })

/** `2026-11-21` → `noiembrie 2026`. */
export const formatMonthOfYear = (day: string): string =>
  formatCalendar(day, { month: 'long', year: 'numeric' })

/** `2026-11-21` → `sâmbătă`. */
export const formatWeekday = (day: string): string => formatCalendar(day, { weekday: 'long' })

/** `2026-11-21` → `sâm.`, for narrow columns. */
export const formatWeekdayNarrow = (day: string): string => formatCalendar(day, { weekday: 'short' })

/** `2026-11-21` → `21 nov.`, for narrow columns. */
export const formatDayNarrow = (day: string): string =>
  formatCalendar(day, { day: 'numeric', month: 'short' })

/** Milliseconds → `1 h 25 min`, whole minutes; negative ones with a minus. */
export const formatDuration = (milliseconds: number): string => {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000)
  const hours = Math.floor(minutes / 60)
  const parts = [...(hours > 0 ? [`${hours}${NO_BREAK}h`] : []), `${minutes % 60}${NO_BREAK}min`]
  return `${milliseconds <= -60_000 ? '−' : ''}${parts.join(NO_BREAK)}`
}

/** Instant (ISO, UTC) → `14:05` in Romania. */
export const formatTime = (instant: string): string =>
  formatter({ hour: '2-digit', minute: '2-digit', timeZone: TIME_ZONE }).format(new Date(instant))

/** Instant (ISO, UTC) → `sâm., 21 nov., 14:05` in Romania. */
export const formatPlace = (instant: string): string =>
  formatter({
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: TIME_ZONE,
  }).format(new Date(instant))

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
