import { formatDayShort } from '#domain/kernel/dates.ts'
import {
  formatHours,
  formatLei,
  formatMoney,
  formatQuantity,
  formatRate,
  formatWhole,
} from '#domain/romania/numbers.ts'
import { formatCui } from '../romania/cui.ts'
import { formatIban } from '../romania/iban.ts'
import { formatPhone } from '../romania/phone.ts'
import { formatPlate, plateWarning } from '../romania/plate.ts'

/**
 * What stands on a deviz: strings ready to be set, in Romanian, for the client to read. The page (`deviz-html.ts`) adds
 * only form. Totals are taken from the order as the commit computed them (S10), never computed again here.
 */

type Text = string | null | undefined

/** The columns of a deviz, named as in the collections; rows of `orders`, `order_lines`, … fit as they are. */
export type DevizOrder = {
  status: string
  nr_comanda: number | null
  data_comanda: string
  km_intrare: number | null
  observatii: Text
  client_nume: Text
  client_telefon: Text
  nr_auto: Text
  marca_denumire: Text
  model_denumire: Text
  /** Bani; without TVA except the last. */
  total_manopera: number
  total_materiale: number
  total_fara_tva: number
  tva: number
  total_general: number
  /** Hundredths of a percent. */
  cota_tva: number
}

export type DevizLine = {
  tip: string
  descriere: Text
  /** Thousandths of an hour and bani an hour, on lines of labour. */
  ore: number | null
  pret_ora: number | null
  um: Text
  /** Thousandths and bani, on lines of material. */
  cantitate: number | null
  pret_unitar: number | null
  /** Bani, without TVA. */
  total: number
  ordine: number
}

export type DevizVehicle = {
  client_email?: Text
  client_cod_fiscal?: Text
  client_adresa?: Text
  serie_sasiu?: Text
  an_fabricatie?: number | null
}

export type DevizTenant = {
  nume: Text
  cui: Text
  reg_com: Text
  adresa: Text
  telefon: Text
  email: Text
  iban: Text
  banca: Text
  platitor_tva: number
}

/** What the shop or the order may add: the car as received, the time it stays, the shop's own terms. */
export type DevizDetails = {
  tipDeviz?: Text
  stareVehicul?: Text
  accesorii?: Text
  termen?: Text
  garantie?: Text
}

export type DevizInput = {
  order: DevizOrder
  lines: readonly DevizLine[]
  vehicle?: DevizVehicle | null
  tenant: DevizTenant
  details?: DevizDetails
}

/** A label and its value. */
export type Fact = { label: string; value: string }

export type DevizTable = {
  title: string
  columns: { name: string; unit: string | null; quantity: string; price: string; total: string }
  rows: { number: string; name: string; unit: string; quantity: string; price: string; total: string }[]
}

export type DevizView = {
  /** For the document's properties and the foot of each page. */
  documentTitle: string
  title: string
  number: string
  /** Set where the paper binds nobody: „Ciornă”, „Anulat”. */
  stamp: string | null
  facts: Fact[]
  shop: { name: string; lines: string[] }
  /** `romanian` draws the blue band; other plates stay plain. Null where the order has no car. */
  plate: { text: string; romanian: boolean } | null
  car: { make: string; model: string; facts: Fact[] }
  client: { title: string; name: string; facts: Fact[] }
  tables: DevizTable[]
  totals: Fact[]
  grandTotal: Fact
  paragraphs: { title: string; text: string }[]
  terms: string[]
  /** Rows of lines to fill in by hand. */
  signatures: { title: string; note: string; fields: string[][] }[]
}

const clean = (text: Text): string => (text ?? '').trim()

/** A fact only where there is something to say. */
const fact = (label: string, text: Text): Fact[] => {
  const value = clean(text)
  return value === '' ? [] : [{ label, value }]
}

const joined = (...parts: string[]): string[] => {
  const text = parts.filter((part) => part !== '').join(' · ')
  return text === '' ? [] : [text]
}

const labelled = (label: string, text: string): string => (text === '' ? '' : `${label} ${text}`)

const shopOf = (tenant: DevizTenant): DevizView['shop'] => ({
  name: clean(tenant.nume),
  lines: [
    ...joined(clean(tenant.adresa)),
    ...joined(
      labelled('CUI', formatCui(clean(tenant.cui), tenant.platitor_tva === 1)),
      labelled('Reg. com.', clean(tenant.reg_com)),
    ),
    ...joined(labelled('Tel.', formatPhone(clean(tenant.telefon))), clean(tenant.email)),
    ...joined(labelled('IBAN', formatIban(clean(tenant.iban))), clean(tenant.banca)),
  ],
})

const plateOf = (text: Text): DevizView['plate'] => {
  const plate = formatPlate(clean(text))
  if (plate === '') return null
  const warning = plateWarning(plate)
  return { text: plate, romanian: warning === null || warning === 'letters' }
}

const carOf = (order: DevizOrder, vehicle: DevizVehicle): DevizView['car'] => ({
  make: clean(order.marca_denumire),
  model: clean(order.model_denumire),
  facts: [
    // Zero kilometres is a reading (a new car); only an empty field is left out.
    ...fact('Kilometri la intrare', order.km_intrare === null ? '' : `${formatWhole(order.km_intrare)} km`),
    ...fact('An fabricație', vehicle.an_fabricatie == null ? '' : String(vehicle.an_fabricatie)),
    ...fact('Serie șasiu', vehicle.serie_sasiu),
  ],
})

const clientOf = (order: DevizOrder, vehicle: DevizVehicle): DevizView['client'] => ({
  title: 'Client',
  name: clean(order.client_nume),
  facts: [
    ...fact('Telefon', formatPhone(clean(order.client_telefon))),
    ...fact('E-mail', vehicle.client_email),
    ...fact('Cod fiscal', vehicle.client_cod_fiscal),
    ...fact('Adresă', vehicle.client_adresa),
  ],
})

const labourTable = (lines: readonly DevizLine[]): DevizTable => ({
  title: 'Manoperă',
  columns: { name: 'Lucrare', unit: null, quantity: 'Ore', price: 'Tarif / oră', total: 'Valoare' },
  rows: lines.map((line, index) => ({
    number: String(index + 1),
    name: clean(line.descriere),
    unit: '',
    quantity: formatHours(line.ore ?? 0),
    price: formatMoney(line.pret_ora ?? 0),
    total: formatMoney(line.total),
  })),
})

const materialTable = (lines: readonly DevizLine[]): DevizTable => ({
  title: 'Piese și materiale',
  columns: { name: 'Denumire', unit: 'UM', quantity: 'Cantitate', price: 'Preț unitar', total: 'Valoare' },
  rows: lines.map((line, index) => ({
    number: String(index + 1),
    name: clean(line.descriere),
    unit: clean(line.um),
    quantity: formatQuantity(line.cantitate ?? 0),
    price: formatMoney(line.pret_unitar ?? 0),
    total: formatMoney(line.total),
  })),
})

/** Labour and materials each where there are any, then what the TVA rests on. */
const totalsOf = (order: DevizOrder, paysVat: boolean): Fact[] => {
  const parts = [
    ...(order.total_manopera === 0 ? [] : [{ label: 'Manoperă', value: formatLei(order.total_manopera) }]),
    ...(order.total_materiale === 0
      ? []
      : [{ label: 'Piese și materiale', value: formatLei(order.total_materiale) }]),
  ]
  if (!paysVat) return parts
  return [
    ...parts,
    { label: 'Total fără TVA', value: formatLei(order.total_fara_tva) },
    { label: `TVA ${formatRate(order.cota_tva)}`, value: formatLei(order.tva) },
  ]
}

const termsOf = (paysVat: boolean): string[] => [
  paysVat
    ? 'Prețurile și valorile din tabele sunt în lei, fără TVA; TVA este adăugată la total.'
    : 'Prețurile sunt în lei. Service-ul nu este plătitor de TVA; prețurile sunt finale.',
  'Valoarea manoperei este numărul de ore înmulțit cu tariful orar.',
  'Costul este cel probabil la data devizului: dacă se dovedesc necesare alte lucrări sau piese, le executăm numai cu acordul dumneavoastră.',
]

const STAMPS: Record<string, string> = { DRAFT: 'Ciornă', ANULAT: 'Anulat' }

/** Builds the deviz of an order. */
export const devizView = ({ order, lines, vehicle, tenant, details = {} }: DevizInput): DevizView => {
  // The order's own rate, not the shop's flag of today: an old deviz stays what it was.
  const paysVat = order.cota_tva > 0
  const sorted = lines.toSorted((a, b) => a.ordine - b.ordine)
  const labour = sorted.filter((line) => line.tip === 'manopera')
  const material = sorted.filter((line) => line.tip === 'material')
  const number = order.nr_comanda === null ? '' : `nr. ${order.nr_comanda}`
  const plate = plateOf(order.nr_auto)
  const shop = shopOf(tenant)
  return {
    documentTitle: [`Deviz ${number}`.trim(), plate?.text ?? '', shop.name]
      .filter((part) => part !== '')
      .join(' · '),
    title: 'Deviz',
    number,
    stamp: STAMPS[order.status] ?? null,
    facts: [
      ...fact('Data', formatDayShort(order.data_comanda)),
      ...fact('Tip', details.tipDeviz),
      ...fact('Termen de execuție', details.termen),
    ],
    shop,
    plate,
    car: carOf(order, vehicle ?? {}),
    client: clientOf(order, vehicle ?? {}),
    tables: [
      ...(labour.length > 0 ? [labourTable(labour)] : []),
      ...(material.length > 0 ? [materialTable(material)] : []),
    ],
    totals: totalsOf(order, paysVat),
    grandTotal: {
      label: paysVat ? 'Total de plată, cu TVA' : 'Total de plată',
      value: formatLei(order.total_general),
    },
    paragraphs: [
      ...fact('Starea vehiculului la primire', details.stareVehicul),
      ...fact('Accesorii și obiecte lăsate în vehicul', details.accesorii),
      ...fact('Observații', order.observatii),
      ...fact('Garanție', details.garantie),
    ].map(({ label, value }) => ({ title: label, text: value })),
    terms: termsOf(paysVat),
    signatures: [
      { title: 'Din partea service-ului', note: 'Am întocmit devizul.', fields: [['Nume'], ['Semnătură']] },
      {
        title: 'Din partea clientului',
        note: 'Sunt de acord cu lucrările și cu costul probabil de mai sus.',
        fields: [['Nume'], ['Semnătură', 'Data']],
      },
    ],
  }
}

/** The name under which the file is saved: `deviz-123-B123ABC.pdf`, plain ASCII. */
export const devizFileName = (order: Pick<DevizOrder, 'nr_comanda' | 'nr_auto'>): string =>
  `${[
    'deviz',
    order.nr_comanda === null ? '' : String(order.nr_comanda),
    formatPlate(clean(order.nr_auto)).replaceAll(' ', ''),
  ]
    .filter((part) => part !== '')
    .join('-')}.pdf`
