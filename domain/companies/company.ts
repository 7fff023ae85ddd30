import { cleanText } from '#domain/kernel/text.ts'
import { isCountyCode, normaliseCounty } from '#domain/romania/counties.ts'
import { sectorOf } from '#domain/romania/sectors.ts'

/** A company as the tax register knows it, in the forms that our columns keep. '' for what the register does not say. */
export type Company = {
  /** Bare digits. */
  cui: string
  name: string
  /** Number in the trade register, `J13/674/2007`. */
  regCom: string
  /** Street and number, and what else is not town or county. */
  address: string
  /** Town; in Bucharest `SECTOR1` … `SECTOR6`, as e-Factura wants it. */
  city: string
  /** Code of the county, as on plates. */
  county: string
  postalCode: string
  phone: string
  /** Registered for TVA today. */
  paysVat: boolean
  /** Owes TVA as it is paid („TVA la încasare”). */
  cashBasis: boolean
  /** Declared inactive, or struck off: an invoice to it needs a second look. */
  inactive: boolean
}

/** The answer of `GET /api/companies/:cui`; `asOf` is when the register said so, ISO. */
export type CompanyAnswer = { company: Company; asOf: string }

/** A text of the register as columns keep it, with single spaces. */
export const tidy = (text: string): string => cleanText(text).replace(/\s+/g, ' ')

/** The town as documents name it: „Mun. Constanţa” → `Constanța`, „Sector 3 Mun. Bucureşti” → `SECTOR3`. */
export const townOf = (text: string, county: string): string => {
  const town = tidy(text)
  if (county === 'B') return sectorOf(town)
  return town.replace(/^(?:mun\.|municipiul|orș\.|oraș|loc\.|sat)\s+/i, '')
}

/** The county of a plate code or of a name; '' where neither is one. */
export const countyOf = (code: string, name: string): string =>
  isCountyCode(code) ? code : normaliseCounty(name)
