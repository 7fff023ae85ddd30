/** The 41 counties and Bucharest. One code serves plates, ANAF (`scod_JudetAuto`) and ISO 3166-2 (`RO-XX`). */
export const COUNTIES = {
  AB: 'Alba',
  AG: 'Argeș',
  AR: 'Arad',
  B: 'București',
  BC: 'Bacău',
  BH: 'Bihor',
  BN: 'Bistrița-Năsăud',
  BR: 'Brăila',
  BT: 'Botoșani',
  BV: 'Brașov',
  BZ: 'Buzău',
  CJ: 'Cluj',
  CL: 'Călărași',
  CS: 'Caraș-Severin',
  CT: 'Constanța',
  CV: 'Covasna',
  DB: 'Dâmbovița',
  DJ: 'Dolj',
  GJ: 'Gorj',
  GL: 'Galați',
  GR: 'Giurgiu',
  HD: 'Hunedoara',
  HR: 'Harghita',
  IF: 'Ilfov',
  IL: 'Ialomița',
  IS: 'Iași',
  MH: 'Mehedinți',
  MM: 'Maramureș',
  MS: 'Mureș',
  NT: 'Neamț',
  OT: 'Olt',
  PH: 'Prahova',
  SB: 'Sibiu',
  SJ: 'Sălaj',
  SM: 'Satu Mare',
  SV: 'Suceava',
  TL: 'Tulcea',
  TM: 'Timiș',
  TR: 'Teleorman',
  VL: 'Vâlcea',
  VN: 'Vrancea',
  VS: 'Vaslui',
} as const

export type CountyCode = keyof typeof COUNTIES

/** Whether an upper-case text is the code of a county. */
export const isCountyCode = (code: string): code is CountyCode => Object.hasOwn(COUNTIES, code)

const fold = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/^(?:JUDETUL|JUD\.?|MUNICIPIUL|MUN\.?)\s+/, '')
    .replace(/[^A-Z]/g, '')

const byName = new Map(Object.entries(COUNTIES).map(([code, name]) => [fold(name), code]))

/**
 * A county as it is stored: its code, from a code or a name („ct”, „RO-CT”, „JUD. CONSTANȚA”), or '' for any other
 * text.
 */
export const normaliseCounty = (text: string): string => {
  const bare = fold(text.trim().replace(/^RO-/i, ''))
  return isCountyCode(bare) ? bare : (byName.get(bare) ?? '')
}
