import { isDay } from './dates.ts'

/** Day, month and year between points, slashes, dashes, commas or spaces; or only the digits, as on a bank's form. */
const SEPARATED = /^(\d{1,2})[\s.,/-]+(\d{1,2})[\s.,/-]+(\d{4}|\d{2})\.?$/
const BARE = /^(\d{2})(\d{2})(\d{4}|\d{2})$/
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/

/** Two-digit years from this one on belong to the last century: no record is older than 1990. */
const CENTURY = 90

const fullYear = (digits: string): number => {
  const year = Number(digits)
  if (digits.length === 4) return year
  return year < CENTURY ? 2000 + year : 1900 + year
}

/**
 * A day as people type or paste it (`15.01.2027`, `15.1.27`, `15/01/2027`, `15 1 2027`, `150127`, `2027-01-15`) as
 * `YYYY-MM-DD`, or null for anything else. The day always precedes the month, and the year is never guessed.
 */
export const parseDay = (text: string): string | null => {
  const typed = text.trim()
  const iso = ISO.exec(typed)
  const parts = iso ? [iso[3], iso[2], iso[1]] : (SEPARATED.exec(typed) ?? BARE.exec(typed))?.slice(1)
  if (!parts) return null
  const [day = '', month = '', year = ''] = parts
  const written = `${fullYear(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(written) ? written : null
}
