import { COUNTIES, isCountyCode } from '#domain/romania/counties.ts'
import { formatCui } from '#domain/romania/cui.ts'
import { formatIban } from '#domain/romania/iban.ts'
import { formatWhole } from '#domain/romania/numbers.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import { formatPlate, plateWarning } from '#domain/romania/plate.ts'
import type { DocumentSettings } from './settings.ts'
import { clean, type DocumentView, joined, labelled } from './view.ts'

/** What every kind of document has: the shop's letterhead, the car, the client. */

type Text = string | null | undefined

/** The shop as its row, or an invoice's frozen seller, has it. */
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
}

/** `SECTOR3` as people write it. */
const townOf = (town: Text): string => clean(town).replace(/^SECTOR\s*([1-6])$/i, 'Sector $1')

/** Street, town and county on one line; a town or county that the street already names is not said twice. */
export const addressLine = (street: Text, town: Text, county: Text, postalCode?: Text): string => {
  const code = clean(county)
  const name = isCountyCode(code) ? COUNTIES[code] : code
  const parts = [clean(street)]
  const says = (word: string) => parts.join(' ').toLowerCase().includes(word.toLowerCase())
  for (const word of [
    townOf(town),
    code === 'B' ? name : labelled(isCountyCode(code) ? 'jud.' : '', name).trim(),
  ])
    if (word !== '' && !says(word.replace(/^jud\. /, ''))) parts.push(word)
  return [...parts, clean(postalCode)].filter((part) => part !== '').join(', ')
}

/** Name and lines under it, as they stand in the letterhead. */
export const shopOf = (
  shop: LetterheadShop,
  paysVat: boolean,
  settings: Pick<DocumentSettings, 'logo'>,
): DocumentView['shop'] => ({
  name: clean(shop.nume),
  logo: settings.logo === '' ? null : settings.logo,
  lines: [
    ...joined(addressLine(shop.adresa, shop.localitate, shop.judet, shop.cod_postal)),
    ...joined(
      labelled('CUI', formatCui(clean(shop.cui), paysVat)),
      labelled('Reg. com.', clean(shop.reg_com)),
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

/** What a document is called in the foot of its pages and in a list of files. */
export const documentTitle = (
  what: string,
  plate: DocumentView['plate'],
  shop: DocumentView['shop'],
): string => [what.trim(), plate?.text ?? '', shop.name].filter((part) => part !== '').join(' · ')

/** What all views share and most leave empty. */
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
  footer: clean(settings.subsol),
})

/** The name under which a file is saved: `deviz-123-B123ABC.pdf`, plain ASCII. */
export const fileName = (kind: string, number: string, plate: Text): string =>
  `${[kind, number, formatPlate(clean(plate)).replaceAll(' ', '')]
    .map((part) => part.replace(/[^A-Za-z0-9-]/g, ''))
    .filter((part) => part !== '')
    .join('-')}.pdf`
