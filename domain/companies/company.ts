import * as v from 'valibot'
import { cleanText } from '#domain/kernel/text.ts'
import { isCountyCode, normaliseCounty } from '#domain/romania/counties.ts'
import { sectorOf } from '#domain/romania/sectors.ts'

/** A company as the tax register describes it, in the forms of our columns. '' where the register has no value. */
export const companySchema = v.object({
  /** Digits only. */
  cui: v.string(),
  name: v.string(),
  /** Number in the trade register, `J13/674/2007`. */
  regCom: v.string(),
  /** Street and number, and other parts that are neither town nor county. */
  address: v.string(),
  /** Town; in Bucharest `SECTOR1` … `SECTOR6`, as e-Factura requires. */
  city: v.string(),
  /** Code of the county, as on plates. */
  county: v.string(),
  postalCode: v.string(),
  phone: v.string(),
  /** Registered for TVA today. */
  paysVat: v.boolean(),
  /** Owes TVA on payment („TVA la încasare”). */
  cashBasis: v.boolean(),
  /** Declared inactive, or struck off: an invoice to it needs a second look. */
  inactive: v.boolean(),
})
export type Company = v.InferOutput<typeof companySchema>

/** A company, and the time of the register's answer, ISO. */
export const companyAnswerSchema = v.object({ company: companySchema, asOf: v.string() })
export type CompanyAnswer = v.InferOutput<typeof companyAnswerSchema>

/** A text of the register as columns store it, with single spaces. */
export const tidy = (text: string): string => cleanText(text).replace(/\s+/g, ' ')

/** The town as documents print it: „Mun. Constanţa” → `Constanța`, „Sector 3 Mun. Bucureşti” → `SECTOR3`. */
export const townOf = (text: string, county: string): string => {
  const town = tidy(text)
  if (county === 'B') return sectorOf(town)
  return town.replace(/^(?:mun\.|municipiul|orș\.|oraș|loc\.|sat)\s+/i, '')
}

/** The county of a plate code or of a name; '' where neither matches. */
export const countyOf = (code: string, name: string): string =>
  isCountyCode(code) ? code : normaliseCounty(name)
