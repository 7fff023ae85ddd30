import { plainCode } from './look-alikes.ts'

/** Chassis numbers. Since 1981 seventeen characters without I, O and Q (ISO 3779); older cars have shorter ones. */

const MODERN = /^[0-9A-HJ-NPR-Z]{17}$/
const OLDER = /^[0-9A-Z]{5,16}$/
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
// biome-ignore format: a table
const VALUES: Record<string, number> = {
  A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8, J: 1, K: 2, L: 3, M: 4,
  N: 5, P: 7, R: 9, S: 2, T: 3, U: 4, V: 5, W: 6, X: 7, Y: 8, Z: 9,
}

/** Why a chassis number looks wrong: `length`, or `letters` where seventeen characters hold I, O or Q. */
export type VinWarning = 'length' | 'letters'

/** The number as stored: upper case, letters and digits only, those that look Latin made Latin. */
export const normaliseVin = plainCode

/**
 * Whether a chassis number tells one car from all others: seventeen characters with digits, not one of them repeated. A
 * shorter one may be that of another make, and what people write where they don't know it is that of many cars.
 */
export const isTellingVin = (text: string): boolean => {
  const vin = normaliseVin(text)
  return vin.length === 17 && /\d/.test(vin) && new Set(vin).size > 1
}

/** Whether a text can be a chassis number: a modern one, or an older one of 5 to 16 characters. */
export const isVin = (text: string): boolean => {
  const vin = normaliseVin(text)
  return MODERN.test(vin) || OLDER.test(vin)
}

/** What is wrong with a chassis number that `isVin` refuses, or null. */
export const vinWarning = (text: string): VinWarning | null => {
  if (isVin(text)) return null
  return normaliseVin(text).length === 17 ? 'letters' : 'length'
}

/**
 * Whether the ninth character is the check digit, or null for older numbers. Only a hint: European makers are not
 * bound to it, so a mismatch is no mistake.
 */
export const vinCheckDigitMatches = (text: string): boolean | null => {
  const vin = normaliseVin(text)
  if (!MODERN.test(vin)) return null
  const total = WEIGHTS.reduce((sum, weight, index) => {
    const character = vin[index] ?? ''
    return sum + weight * (VALUES[character] ?? Number(character))
  }, 0)
  const digit = total % 11
  return vin[8] === (digit === 10 ? 'X' : String(digit))
}
