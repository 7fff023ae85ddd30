import * as v from 'valibot'
import { type Company, countyOf, tidy, townOf } from '#domain/companies/company.ts'
import { AppError } from '#domain/kernel/errors.ts'
import type { CompanyRegister } from './port.ts'

/** Milliseconds after which the person types the address by hand. */
const TIMEOUT = 8_000

/** The register omits unknown values or sends null. */
const word = v.pipe(v.nullish(v.union([v.string(), v.number()]), ''), v.transform(String))
const yes = v.nullish(v.boolean(), false)

const addressEntries = (prefix: 's' | 'd') => ({
  [`${prefix}denumire_Strada`]: word,
  [`${prefix}numar_Strada`]: word,
  [`${prefix}denumire_Localitate`]: word,
  [`${prefix}denumire_Judet`]: word,
  [`${prefix}cod_JudetAuto`]: word,
  [`${prefix}detalii_Adresa`]: word,
  [`${prefix}cod_Postal`]: word,
})

const foundSchema = v.object({
  date_generale: v.object({
    cui: word,
    denumire: word,
    adresa: word,
    nrRegCom: word,
    telefon: word,
    codPostal: word,
    stare_inregistrare: word,
  }),
  inregistrare_scop_Tva: v.nullish(v.object({ scpTVA: yes }), {}),
  inregistrare_RTVAI: v.nullish(v.object({ statusTvaIncasare: yes }), {}),
  stare_inactiv: v.nullish(v.object({ statusInactivi: yes }), {}),
  adresa_sediu_social: v.nullish(v.object(addressEntries('s')), {}),
  adresa_domiciliu_fiscal: v.nullish(v.object(addressEntries('d')), {}),
})

const answerSchema = v.object({
  found: v.array(foundSchema),
  notFound: v.optional(v.array(v.unknown()), []),
})

type Found = v.InferOutput<typeof foundSchema>
type Address = Pick<Company, 'address' | 'city' | 'county' | 'postalCode'>

const addressOf = (parts: Readonly<Record<string, string | undefined>>, prefix: 's' | 'd'): Address => {
  const part = (name: string) => tidy(parts[`${prefix}${name}`] ?? '')
  const county = countyOf(part('cod_JudetAuto'), part('denumire_Judet'))
  const number = part('numar_Strada')
  const street = part('denumire_Strada')
  return {
    address: [street && number ? `${street} nr. ${number}` : street, part('detalii_Adresa')]
      .filter(Boolean)
      .join(', '),
    city: townOf(part('denumire_Localitate'), county),
    county,
    postalCode: part('cod_Postal'),
  }
}

const companyOf = (found: Found, cui: string): Company => {
  const { date_generale: general } = found
  const seat = addressOf(found.adresa_sediu_social, 's')
  const fiscal = addressOf(found.adresa_domiciliu_fiscal, 'd')
  const place = seat.city || seat.address ? seat : fiscal
  return {
    cui,
    name: tidy(general.denumire),
    regCom: tidy(general.nrRegCom),
    ...place,
    address: place.address || tidy(general.adresa),
    postalCode: place.postalCode || tidy(general.codPostal),
    phone: tidy(general.telefon),
    paysVat: found.inregistrare_scop_Tva.scpTVA ?? false,
    cashBasis: found.inregistrare_RTVAI.statusTvaIncasare ?? false,
    inactive: (found.stare_inactiv.statusInactivi ?? false) || /radiat/i.test(general.stare_inregistrare),
  }
}

const down = (cause: unknown): AppError =>
  new AppError('company_service_down', { params: { retryAfter: 30 }, cause })

/**
 * ANAF's public register, version 9 (docs: static.anaf.ro, `PlatitorTvaRest`): no key, one request per second. An
 * unknown code comes back in `notFound`, with status 200 or 404.
 */
export const anafRegister = (url: string, timeout = TIMEOUT): CompanyRegister => ({
  async find(cui, day) {
    let body: unknown
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify([{ cui: Number(cui), data: day }]),
        redirect: 'manual',
        signal: AbortSignal.timeout(timeout),
      })
      if (!response.ok && response.status !== 404) throw new Error(`the register answered ${response.status}`)
      body = await response.json()
    } catch (error) {
      throw down(error)
    }
    const answer = v.safeParse(answerSchema, body)
    // Without its issues, which quote the answer.
    if (!answer.success) throw down(new Error('the answer of the register has an unknown format'))
    const found = answer.output.found.find(({ date_generale }) => date_generale.cui.trim() === cui)
    if (found) return companyOf(found, cui)
    if (answer.output.notFound.some((code) => String(code) === cui)) return null
    throw down(new Error('the register answered for another code'))
  },
})
