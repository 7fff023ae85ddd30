import { fold } from '#domain/romania/search.ts'

/** Units as shops write them → codes of UN/ECE recommendation 20, as e-Factura requires. */
const CODES: Readonly<Record<string, string>> = {
  ora: 'HUR',
  ore: 'HUR',
  h: 'HUR',
  buc: 'H87',
  bucata: 'H87',
  bucati: 'H87',
  set: 'SET',
  kit: 'SET',
  per: 'PR',
  pereche: 'PR',
  l: 'LTR',
  litru: 'LTR',
  litri: 'LTR',
  ml: 'MLT',
  kg: 'KGM',
  g: 'GRM',
  m: 'MTR',
  metru: 'MTR',
  metri: 'MTR',
  mp: 'MTK',
  km: 'KMT',
  zi: 'DAY',
  zile: 'DAY',
  luna: 'MON',
  luni: 'MON',
  cutie: 'XBX',
  pachet: 'XPK',
  rola: 'XRO',
}

/** The code of a unit; an unknown unit is "one" (C62), and labour without a unit is hours. */
export const unitCode = (unit: string, isLabour: boolean): string => {
  const name = fold(unit).replace(/\.$/, '')
  if (name === '') return isLabour ? 'HUR' : 'H87'
  return Object.hasOwn(CODES, name) ? (CODES[name] ?? 'C62') : 'C62'
}
