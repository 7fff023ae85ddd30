import { normaliseCui } from '#domain/romania/cui.ts'

/** Forms of the TVA codes of the European Union (and the United Kingdom) by prefix, as VIES publishes them. */
const FORMS: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^(?:[A-Z]\d{7}[A-Z0-9]|\d{8}[A-Z])$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
  GB: /^(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(?:\d{7}[A-W][A-I]?|\d[A-Z]\d{5}[A-W])$/,
  IT: /^\d{11}$/,
  LT: /^(?:\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
}

/** Prefixes that differ from the country's code. */
const COUNTRY_OF: Readonly<Record<string, string>> = { EL: 'GR', XI: 'GB' }

const prefixOf = (country: string): string => (country === 'GR' ? 'EL' : country)

/** A code as it is stored: capitals, without spaces, dots and hyphens. */
export const normaliseVatId = (text: string): string => text.toUpperCase().replace(/[^0-9A-Z]/g, '')

/** The country, other than Romania, of a TVA code with its prefix; null for any other text. */
export const vatCountry = (text: string): string | null => {
  const code = normaliseVatId(text)
  const prefix = code.slice(0, 2)
  const isRight = Object.hasOwn(FORMS, prefix) && FORMS[prefix]?.test(code.slice(2))
  return isRight ? (COUNTRY_OF[prefix] ?? prefix) : null
}

/** Whether the form of a country's TVA codes is known here; then a code of another form is doubtful. */
export const hasVatForm = (country: string): boolean => Object.hasOwn(FORMS, prefixOf(country))

/** A company's code as its country writes it: a Romanian one as bare digits, a foreign TVA code with its prefix. */
export const companyCode = (text: string, country: string): string => {
  if (country === 'RO') return normaliseCui(text)
  const code = normaliseVatId(text)
  const whole = prefixOf(country) + code
  return vatCountry(code) === null && vatCountry(whole) === country ? whole : code
}
