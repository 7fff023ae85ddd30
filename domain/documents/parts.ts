import { COUNTIES, isCountyCode } from '#domain/romania/counties.ts'
import { countryName } from '#domain/romania/countries.ts'
import { formatCui } from '#domain/romania/cui.ts'
import { formatIban } from '#domain/romania/iban.ts'
import { formatLei, formatWhole } from '#domain/romania/numbers.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import { formatPlate, plateWarning } from '#domain/romania/plate.ts'
import { fold } from '#domain/romania/search.ts'
import type { DocumentSettings } from './settings.ts'
import { clean, type DocumentView, joined, labelled } from './view.ts'

/** Parts of every kind of document: the shop's letterhead, the car, the client. */

type Text = string | null | undefined

/** The shop's row, or the frozen seller of an invoice. */
export type LetterheadShop = {
  nume: Text
  cui: Text
  reg_com: Text
  adresa: Text
  localitate?: Text
  judet?: Text
  cod_postal?: Text
  telefon: Text
  email: Text
  iban: Text
  banca: Text
  /** Bani; 0 or null where unknown. */
  capital_social?: number | null
}

/** `SECTOR3` as people write it. */
const townOf = (town: Text): string => clean(town).replace(/^SECTOR\s*([1-6])$/i, 'Sector $1')

export type AddressParts = {
  street: Text
  town?: Text
  /** Code of a Romanian county, or a region's name elsewhere. */
  county?: Text
  postalCode?: Text
  /** ISO code; printed where it is not Romania. */
  country?: Text
}

const TOWN_RANK = /^(?:mun(?:icipiul)?|oras(?:ul)?|ors|com(?:una)?|sat(?:ul)?|loc(?:alitatea)?)(?:\.\s*|\s+)/
const COUNTY_RANK = /^jud(?:etul)?(?:\.\s*|\s+)/

/** `jud. Brăila`, `București`, `Bavaria`. */
const countyWords = (county: string, isRomanian: boolean): string => {
  if (!isRomanian || !isCountyCode(county)) return county
  return county === 'B' ? COUNTIES.B : `jud. ${COUNTIES[county]}`
}

/**
 * An address on one line. A town or county that is already a whole part of the street is not repeated; a word inside a
 * street's name („Str. Brăila nr. 1”) does not count as one.
 */
export const addressLine = ({ street, town, county, postalCode, country }: AddressParts): string => {
  const abroad = clean(country) || 'RO'
  const isRomanian = abroad === 'RO'
  const parts = [clean(street)]
  const said = clean(street).split(/[,;]/).map(fold)
  const takeSaid = (isSame: (part: string) => boolean): boolean => {
    const place = said.findIndex(isSame)
    // A part stands for one of the two: „Brăila” alone is the town and not its county as well.
    if (place >= 0) said.splice(place, 1)
    return place >= 0
  }
  const townName = townOf(town)
  const bareTown = fold(townName).replace(TOWN_RANK, '')
  if (townName !== '' && !takeSaid((part) => part.replace(TOWN_RANK, '') === bareTown)) parts.push(townName)
  const countyName = countyWords(clean(county), isRomanian)
  const bareCounty = fold(countyName).replace(COUNTY_RANK, '')
  const isBucharest = isRomanian && clean(county) === 'B'
  const isSameCounty = (part: string) =>
    part.replace(COUNTY_RANK, '') === bareCounty ||
    (isBucharest && part.replace(TOWN_RANK, '') === bareCounty)
  // Bucharest is town and county: its name as the town is enough.
  const isTown = isBucharest && bareTown === bareCounty
  if (countyName !== '' && !isTown && !takeSaid(isSameCounty)) parts.push(countyName)
  return [...parts, clean(postalCode), isRomanian ? '' : countryName(abroad)]
    .filter((part) => part !== '')
    .join(', ')
}

/** `200,00 lei`; '' where the shop has not entered it. */
export const capitalOf = ({ capital_social: bani }: Pick<LetterheadShop, 'capital_social'>): string =>
  bani ? formatLei(bani) : ''

/** The name and the lines below it in the letterhead. */
export const shopOf = (
  shop: LetterheadShop,
  paysVat: boolean,
  settings: Pick<DocumentSettings, 'logo'>,
): DocumentView['shop'] => ({
  name: clean(shop.nume),
  logo: settings.logo === '' ? null : settings.logo,
  lines: [
    ...joined(
      addressLine({
        street: shop.adresa,
        town: shop.localitate,
        county: shop.judet,
        postalCode: shop.cod_postal,
      }),
    ),
    ...joined(
      labelled('CUI', formatCui(clean(shop.cui), paysVat)),
      labelled('Reg. com.', clean(shop.reg_com)),
      labelled('Capital social', capitalOf(shop)),
    ),
    ...joined(labelled('Tel.', formatPhone(clean(shop.telefon))), clean(shop.email)),
    ...joined(labelled('IBAN', formatIban(clean(shop.iban))), clean(shop.banca)),
  ],
})

export const plateOf = (text: Text): DocumentView['plate'] => {
  const plate = formatPlate(clean(text))
  if (plate === '') return null
  const warning = plateWarning(plate)
  return { text: plate, romanian: warning === null || warning === 'letters' }
}

/** Zero kilometres is a reading (a new car); only an empty field is left out. */
export const kilometresOf = (km: number | null): string => (km === null ? '' : `${formatWhole(km)} km`)

/** The title of a document in the foot of its pages and in a list of files. */
export const documentTitle = (
  what: string,
  plate: DocumentView['plate'],
  shop: DocumentView['shop'],
): string => [what.trim(), plate?.text ?? '', shop.name].filter((part) => part !== '').join(' · ')

/** The parts of a view that most documents leave empty. */
export const blankView = (
  settings: DocumentSettings,
): Pick<
  DocumentView,
  | 'accent'
  | 'opening'
  | 'checks'
  | 'tables'
  | 'totals'
  | 'grandTotal'
  | 'afterTotal'
  | 'paragraphs'
  | 'terms'
  | 'qr'
  | 'pictures'
  | 'footer'
> => ({
  accent: settings.culoare === '' ? null : settings.culoare,
  opening: [],
  checks: [],
  tables: [],
  totals: [],
  grandTotal: null,
  afterTotal: [],
  paragraphs: [],
  terms: [],
  qr: null,
  pictures: { title: '', items: [] },
  footer: clean(settings.subsol),
})

/** The name under which a file is saved: `deviz-123-B123ABC.pdf`, plain ASCII. */
export const fileName = (kind: string, number: string, plate: Text): string =>
  `${[kind, number, formatPlate(clean(plate)).replaceAll(' ', '')]
    .map((part) => part.replace(/[^A-Za-z0-9-]/g, ''))
    .filter((part) => part !== '')
    .join('-')}.pdf`
