import { isCountyCode } from './counties.ts'
import { plainCode } from './look-alikes.ts'

/**
 * Number plates: stored in upper case without separators, shown with spaces. Warn, never block: army, provisional and
 * foreign plates exist.
 */

const COMMON = /^([A-Z]{1,2})(\d{2,3})([A-Z]{3})$/

/** Provisional and temporary numbers: `B 012345`. */
const PROVISIONAL = /^([A-Z]{1,2})(\d{3,6})$/

/** Why a plate looks unusual. `county`: no such county; `letters`: I, O or Q where none is issued; `form`: other. */
export type PlateWarning = 'form' | 'county' | 'letters'

/** The plate as stored: upper case, letters and digits only, those that look Latin made Latin. */
export const normalisePlate = plainCode

/** The plate as shown: `CT 12 ABC`. A number of no Romanian form is shown as stored. */
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

/** What is unusual about a plate, or null where it is one that Romania issues today. */
export const plateWarning = (text: string): PlateWarning | null => {
  const [, county, digits, letters] = COMMON.exec(normalisePlate(text)) ?? []
  if (county === undefined || digits === undefined || letters === undefined) return 'form'
  if (!isCountyCode(county)) return 'county'
  if (digits.length === 3 && county !== 'B') return 'form'
  return /^[IO]|Q/.test(letters) ? 'letters' : null
}

/**
 * Whether a plate tells one car from another: it has a digit and more than one character that differs. What people write
 * where there is none (`FARA`, `NECUNOSCUT`, `0000`) is the plate of many cars.
 */
export const isTellingPlate = (text: string): boolean => {
  const plate = normalisePlate(text)
  return plate.length >= 4 && /\d/.test(plate) && new Set(plate).size > 1
}
