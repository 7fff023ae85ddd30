import { plainCode } from './look-alikes.ts'

/**
 * Bank accounts by ISO 13616: a country, two check digits, and the country's own number; each country has one length.
 */

/** Characters of an IBAN by country: SWIFT's registry, and countries that use IBANs without being in it. */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  `
  AD24 AE23 AL28 AO25 AT20 AX18 AZ28 BA20 BE16 BF28 BG22 BH22 BI27 BJ28 BL27 BR29 BY28 CF27 CG27 CH21 CI28
  CM27 CR22 CV25 CY28 CZ24 DE22 DJ27 DK18 DO28 DZ26 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GA27 GB22 GE22 GF27
  GI23 GL18 GP27 GQ27 GR27 GT28 GW25 HN28 HR21 HU28 IE22 IL23 IQ23 IR26 IS26 IT27 JO30 KM27 KW30 KZ20 LB28
  LC32 LI21 LT20 LU20 LV21 LY25 MA28 MC27 MD24 ME22 MF27 MG27 MK19 ML28 MN20 MQ27 MR27 MT31 MU30 MZ25 NC27
  NE28 NI28 NL18 NO15 OM23 PF27 PK24 PL28 PM27 PS29 PT25 QA29 RE27 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19
  SK24 SM27 SN28 SO23 ST25 SV28 TD27 TF27 TG28 TL23 TN24 TR26 UA29 VA22 VG24 WF27 XK20 YE30 YT27
`
    .trim()
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]+$/
/** A Romanian IBAN also has four letters for the bank. */
const ROMANIAN = /^RO\d{2}[A-Z]{4}/

/** The account as stored: upper case, no separators. */
export const normaliseIban = plainCode

/** Remainder modulo 97 of the rearranged number (ISO 13616), character by character, so that the numbers stay small. */
const remainder = (iban: string): number => {
  let rest = 0
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97
  }
  return rest
}

/** The length of an IBAN of the text's country; undefined where the country has no IBAN. */
export const ibanLength = (text: string): number | undefined => LENGTHS.get(normaliseIban(text).slice(0, 2))

/** Whether a text, with or without spaces, is an IBAN of any country with the right length and check digits. */
export const isValidIban = (text: string): boolean => {
  const iban = normaliseIban(text)
  if (!IBAN.test(iban) || iban.length !== ibanLength(iban)) return false
  if (iban.startsWith('RO') && !ROMANIAN.test(iban)) return false
  return remainder(iban) === 1
}

/** The account in groups of four, as people read it. */
export const formatIban = (text: string): string => normaliseIban(text).replace(/(.{4})(?=.)/g, '$1 ')
