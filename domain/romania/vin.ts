import { plainCode } from './look-alikes.ts'

/**
 * Chassis numbers. Since 1981 they have seventeen characters without I, O and Q (ISO 3779); older cars have shorter
 * ones.
 */

const MODERN = /^[0-9A-HJ-NPR-Z]{17}$/
const OLDER = /^[0-9A-Z]{5,16}$/

/** Why a chassis number looks wrong: `length`, or `letters` where seventeen characters include I, O or Q. */
export type VinWarning = 'length' | 'letters'

/** The number as stored: upper case, letters and digits only, look-alike letters made Latin. */
export const normaliseVin = plainCode

/**
 * Whether a chassis number identifies one car: seventeen characters with digits, not one character repeated. Another
 * make may have the same shorter number, and placeholders appear on many cars.
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

/** The fault of a chassis number that `isVin` refuses, or null. */
export const vinWarning = (text: string): VinWarning | null => {
  if (isVin(text)) return null
  return normaliseVin(text).length === 17 ? 'letters' : 'length'
}
