/** Countries by ISO 3166-1, as an address, an invoice and e-Factura name them: two letters. */

export const COUNTRY_CODES: readonly string[] = `
  AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
  CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
  GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT
  JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
  MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY
  QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
  TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
`
  .trim()
  .split(/\s+/)

const codes: ReadonlySet<string> = new Set(COUNTRY_CODES)

/** Whether a text is the code of a country, in capitals. */
export const isCountryCode = (code: string): boolean => codes.has(code)

/** What people and tax offices write for a code that ISO has otherwise. */
const OTHER_CODES: Readonly<Record<string, string>> = { EL: 'GR', UK: 'GB' }

/** A country as it is kept: its code in capitals, Greece and Great Britain by ISO's; '' for what is none. */
export const normaliseCountry = (text: string): string => {
  const code = text.trim().toUpperCase()
  const kept = OTHER_CODES[code] ?? code
  return isCountryCode(kept) ? kept : ''
}

const names = new Map<string, Intl.DisplayNames>()

/** The name of a country: „Germania” for `DE`; the code where the engine knows no name. */
export const countryName = (code: string, language = 'ro'): string => {
  const known = names.get(language) ?? new Intl.DisplayNames([language], { type: 'region' })
  names.set(language, known)
  return isCountryCode(code) ? (known.of(code) ?? code) : code
}
