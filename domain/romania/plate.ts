import { isCountyCode } from './counties.ts'
import { plainCode } from './look-alikes.ts'

/**
 * Number plates: stored in upper case without separators, shown with spaces. Code warns about a plate and never refuses
 * it: army, provisional and foreign plates exist.
 */

const COMMON = /^([A-Z]{1,2})(\d{2,3})([A-Z]{3})$/

/** Provisional and temporary numbers: `B 012345`. */
const PROVISIONAL = /^([A-Z]{1,2})(\d{3,6})$/

/**
 * Why a plate looks unusual. `county`: the county does not exist; `letters`: I, O or Q in a place where none is issued;
 * `form`: any other reason.
 */
export type PlateWarning = 'form' | 'county' | 'letters'

/** The plate as stored: upper case, letters and digits only, look-alike letters made Latin. */
export const normalisePlate = plainCode

/** The plate as shown: `CT 12 ABC`. A plate of another form is shown as stored. */
export const formatPlate = (text: string): string => {
  const plate = normalisePlate(text)
  const parts = COMMON.exec(plate) ?? PROVISIONAL.exec(plate)
  return parts ? parts.slice(1).join(' ') : plate
}

/** Whether a plate has a Romanian form, common or provisional. */
export const looksRomanian = (text: string): boolean => {
  const plate = normalisePlate(text)
  return COMMON.test(plate) || PROVISIONAL.test(plate)
}

/** What is unusual about a plate, or null for a form that Romania issues today. */
export const plateWarning = (text: string): PlateWarning | null => {
  const [, county, digits, letters] = COMMON.exec(normalisePlate(text)) ?? []
  if (county === undefined || digits === undefined || letters === undefined) return 'form'
  if (!isCountyCode(county)) return 'county'
  if (digits.length === 3 && county !== 'B') return 'form'
  return /^[IO]|Q/.test(letters) ? 'letters' : null
}

/**
 * Whether a plate identifies a car: it has a digit and at least two different characters. Placeholders (`FARA`,
 * `NECUNOSCUT`, `0000`) appear on many cars.
 */
export const isTellingPlate = (text: string): boolean => {
  const plate = normalisePlate(text)
  return plate.length >= 4 && /\d/.test(plate) && new Set(plate).size > 1
}
