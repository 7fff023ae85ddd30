/**
 * The car at its reception: the content of the intake form. Marks and accessories are stored as codes, separated by
 * spaces, in the order of these lists; unknown codes are dropped.
 */

/** Visible damage. */
export const DAMAGE_MARKS = [
  'zgarieturi',
  'lovituri',
  'rugina',
  'parbriz',
  'geamuri',
  'faruri',
  'oglinzi',
  'jante',
  'anvelope',
  'interior',
  'martori',
] as const
export type DamageMark = (typeof DAMAGE_MARKS)[number]

/** Objects that may be in a car left at a shop. */
export const ACCESSORIES = [
  'documente',
  'chei',
  'telecomanda',
  'roata_rezerva',
  'cric',
  'cheie_roti',
  'antifurt_roti',
  'trusa_medicala',
  'triunghi',
  'stingator',
  'vesta',
  'radio',
  'covorase',
  'incarcator',
] as const
export type Accessory = (typeof ACCESSORIES)[number]

/** What happens to removed parts. */
export const OLD_PARTS = ['nespecificat', 'returnate', 'ramase'] as const
export type OldParts = (typeof OLD_PARTS)[number]

/** The tank is measured in eighths. */
export const FUEL_FULL = 8

/** The known codes of a text, each once, in the list's own order. */
export const codesOf = <Code extends string>(list: readonly Code[], text: string): Code[] => {
  const named = new Set(text.split(/\s+/))
  return list.filter((code) => named.has(code))
}

/** Adds a code, or removes it. */
export const toggleCode = <Code extends string>(list: readonly Code[], text: string, code: Code): string => {
  const present = codesOf(list, text)
  const next = present.includes(code) ? present.filter((one) => one !== code) : [...present, code]
  return codesOf(list, next.join(' ')).join(' ')
}

/** Columns of an order that are filled in at intake. */
export const INTAKE_COLUMNS = [
  'solicitare',
  'combustibil',
  'avarii',
  'stare_vehicul',
  'accesorii',
  'alte_obiecte',
  'termen_executie',
  'imobilizare',
  'piese_inlocuite',
] as const
export type IntakeColumn = (typeof INTAKE_COLUMNS)[number]
