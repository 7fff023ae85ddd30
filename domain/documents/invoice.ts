import { companyCode, vatCountry } from '#domain/companies/vat-id.ts'
import { formatDayShort } from '#domain/kernel/dates.ts'
import { formatCui } from '#domain/romania/cui.ts'
import {
  formatExchange,
  formatLei,
  formatMoney,
  formatQuantity,
  formatRate,
} from '#domain/romania/numbers.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import { sellerOf, type VatGroup, vatGroupsOf } from '#domain/workshop/invoices/frozen.ts'
import { isPrepaid } from '#domain/workshop/invoices/prepaid.ts'
import type { Invoice, InvoiceLine, Payment } from '#domain/workshop/invoices/schema.ts'
import { vatByLine, vatInLei } from '#domain/workshop/invoices/totals.ts'
import { addressLine, blankView, documentTitle, fileName, kilometresOf, plateOf, shopOf } from './parts.ts'
import { type DocumentSettings, settingsOf, warrantySummary } from './settings.ts'
import {
  clean,
  type DocumentTable,
  type DocumentView,
  type Fact,
  fact,
  type Paragraph,
  paragraph,
} from './view.ts'

/** Art. 319 (20) of the Codul fiscal: the mandatory content of an invoice; and additions that help the client. */

export type InvoiceDocumentInput = {
  invoice: Invoice
  lines: readonly InvoiceLine[]
  payments: readonly Payment[]
  /** The invoice that a storno reverses. */
  original: Pick<Invoice, 'serie_factura' | 'nr_factura' | 'data_factura'> | null
  settings?: Partial<DocumentSettings> | null | undefined
}

/** An amount in the document's currency. */
const money = (moneda: Invoice['moneda'], amount: number): string =>
  moneda === 'RON' ? formatLei(amount) : `${formatMoney(amount)}\u00a0${moneda}`

/** `AB 123`; '' until the server has assigned the number. */
export const invoiceNumber = (invoice: Pick<Invoice, 'serie_factura' | 'nr_factura'>): string =>
  invoice.nr_factura === 0 ? '' : `${invoice.serie_factura} ${invoice.nr_factura}`.trim()

/** A method that was not agreed is not printed. */
const METHODS: Record<Invoice['modalitate_plata'], string> = {
  numerar: 'numerar',
  card: 'card',
  transfer: 'transfer bancar',
  altele: 'alt mod de plată',
  nestabilita: '',
}

/** In e-Factura thirteen zeros stand for a person without a CNP; documents leave them out. */
const codeOfBuyer = (invoice: Invoice): Fact[] => {
  const code = clean(invoice.client_cod_fiscal)
  if (invoice.client_tip === 'firma') {
    const isRomanian = invoice.client_tara === 'RO'
    if (isRomanian) return fact('CUI', formatCui(code, invoice.client_platitor_tva === 1))
    const written = companyCode(code, invoice.client_tara)
    return fact(vatCountry(written) === null ? 'Cod fiscal' : 'Cod de TVA', written)
  }
  return /^0*$/.test(code) ? [] : fact('CNP', code)
}

const buyerOf = (invoice: Invoice): DocumentView['client'] => {
  const address = addressLine({
    street: invoice.client_adresa,
    town: invoice.client_localitate,
    county: invoice.client_judet,
    postalCode: invoice.client_cod_postal,
    country: invoice.client_tara,
  })
  return {
    title: 'Cumpărător',
    name: clean(invoice.client_nume),
    facts: [
      ...codeOfBuyer(invoice),
      ...fact('Reg. com.', invoice.client_reg_com),
      ...fact('Adresă', address),
      ...fact('Telefon', formatPhone(clean(invoice.client_telefon))),
      ...fact('E-mail', invoice.client_email),
    ],
  }
}

const tableOf = (invoice: Invoice, lines: readonly InvoiceLine[]): DocumentTable => {
  const paysVat = invoice.regim_tva !== 'neplatitor'
  const shown = lines.toSorted((a, b) => a.ordine - b.ordine)
  const vat = vatByLine(shown, vatGroupsOf(invoice))
  return {
    title: '',
    columns: {
      number: 'Nr.',
      name: 'Denumirea bunului sau serviciului',
      unit: 'UM',
      quantity: 'Cantitate',
      price: paysVat ? 'Preț fără TVA' : 'Preț unitar',
      rate: paysVat ? 'Cotă' : null,
      vat: paysVat ? 'TVA' : null,
      total: paysVat ? 'Valoare fără TVA' : 'Valoare',
    },
    rows: shown.map((line, index) => ({
      number: String(index + 1),
      name:
        line.discount === 0
          ? clean(line.descriere)
          : `${clean(line.descriere)}, reducere ${money(invoice.moneda, Math.abs(line.discount))}`,
      unit: clean(line.um),
      quantity: formatQuantity(line.cantitate),
      price: formatMoney(line.pret_unitar),
      rate: line.categorie_tva === 'S' ? formatRate(line.cota_tva) : line.categorie_tva,
      vat: formatMoney(vat[index] ?? 0),
      total: formatMoney(line.total),
    })),
  }
}

/** `21%`; the category where there is no rate. */
const rateLabel = (group: Pick<VatGroup, 'categorie' | 'cota'> | undefined): string =>
  group?.categorie === 'S' ? formatRate(group.cota) : (group?.categorie ?? '')

/** Base and TVA of each rate; a single rate needs no separate base beside the total. */
const groupFacts = (invoice: Invoice, groups: readonly VatGroup[]): Fact[] =>
  groups.flatMap((group) => {
    const { baza, tva } = group
    const rate = rateLabel(group)
    return [
      ...(groups.length > 1 ? [{ label: `Bază ${rate}`, value: money(invoice.moneda, baza) }] : []),
      { label: `TVA ${rate}`, value: money(invoice.moneda, tva) },
    ]
  })

/** Art. 319 (20) j: TVA in lei, per rate where there are several, at the printed exchange rate. */
const vatInLeiFacts = (invoice: Invoice, curs: number): Fact[] => {
  const groups = vatGroupsOf(invoice)
  const ofRates = vatInLei(groups, curs).map((tva, index) => ({
    label: `TVA ${rateLabel(groups[index])} în lei`,
    value: formatLei(tva),
  }))
  return [
    ...(groups.length > 1 ? ofRates : []),
    { label: `TVA în lei, la cursul ${formatExchange(curs)}`, value: formatLei(invoice.tva_lei) },
  ]
}

const totalsOf = (invoice: Invoice): Fact[] => {
  const { moneda, discount } = invoice
  const taken =
    discount === 0
      ? []
      : [
          { label: 'Total linii', value: money(moneda, invoice.total_linii) },
          { label: 'Reducere', value: money(moneda, discount === 0 ? 0 : -discount) },
        ]
  if (invoice.regim_tva === 'neplatitor') return taken
  return [
    ...taken,
    { label: 'Total fără TVA', value: money(moneda, invoice.total_fara_tva) },
    ...groupFacts(invoice, vatGroupsOf(invoice)),
    ...(invoice.curs === null ? [] : vatInLeiFacts(invoice, invoice.curs)),
  ]
}

/** Statements that the law requires. */
const legalNotes = ({ invoice, original }: InvoiceDocumentInput): Paragraph[] => {
  const categories = new Set(vatGroupsOf(invoice).map(({ categorie }) => categorie))
  return [
    ...(original
      ? paragraph(
          'Storno',
          `Stornează factura ${invoiceNumber(original)} din ${formatDayShort(original.data_factura)}.`,
        )
      : []),
    ...(invoice.regim_tva === 'la_incasare' ? [{ title: 'Regim de TVA', text: 'TVA la încasare' }] : []),
    ...(invoice.regim_tva === 'neplatitor'
      ? paragraph('Regim de TVA', 'Neplătitor de TVA: regim special de scutire, art. 310 din Codul fiscal.')
      : []),
    ...(categories.has('AE') ? [{ title: 'Regim de TVA', text: 'Taxare inversă' }] : []),
    ...(categories.has('E') ? [{ title: 'Regim de TVA', text: 'Operațiune scutită de TVA' }] : []),
  ]
}

const paymentsNote = ({ invoice, payments }: InvoiceDocumentInput): Paragraph[] =>
  paragraph(
    'Încasări',
    payments
      .toSorted((a, b) => (a.data < b.data ? -1 : a.data > b.data ? 1 : 0))
      .map(
        ({ data, suma, metoda }) =>
          `${formatDayShort(data)}, ${METHODS[metoda]}: ${money(invoice.moneda, suma)}`,
      )
      .join('\n'),
  )

const balance = ({ invoice }: InvoiceDocumentInput): Fact[] => {
  if (invoice.tip === 'storno' || (invoice.incasat === 0 && invoice.stornat === 0)) return []
  const { moneda, incasat, stornat, rest } = invoice
  return [
    ...(stornat === 0 ? [] : [{ label: 'Stornat', value: money(moneda, stornat) }]),
    ...(incasat === 0 ? [] : [{ label: 'Încasat', value: money(moneda, incasat) }]),
    { label: rest < 0 ? 'De restituit' : 'Rest de plată', value: money(moneda, Math.abs(rest)) },
  ]
}

const grandLabel = (invoice: Invoice): string => {
  const what = invoice.tip === 'storno' ? 'Total storno' : 'Total de plată'
  return invoice.regim_tva === 'neplatitor' ? what : `${what}, cu TVA`
}

/** An invoice or a storno as the client receives it. */
export const invoiceView = (input: InvoiceDocumentInput): DocumentView => {
  const { invoice, lines } = input
  const settings = settingsOf(input.settings)
  const isStorno = invoice.tip === 'storno'
  const number = invoiceNumber(invoice)
  const plate = plateOf(invoice.nr_auto)
  const shop = shopOf(sellerOf(invoice), invoice.regim_tva !== 'neplatitor', settings)
  const title = isStorno ? 'Factură storno' : 'Factură'
  return {
    ...blankView(settings),
    documentTitle: documentTitle(`${title} ${number}`, plate, shop),
    title,
    number,
    // A document without a number is not an invoice yet.
    stamp: number === '' ? 'Fără număr' : null,
    facts: [
      ...fact('Data emiterii', formatDayShort(invoice.data_factura)),
      ...(invoice.data_livrare !== null && invoice.data_livrare !== invoice.data_factura
        ? fact('Data livrării', formatDayShort(invoice.data_livrare))
        : []),
      ...(invoice.data_scadenta === null || isStorno
        ? []
        : fact('Scadența', formatDayShort(invoice.data_scadenta))),
      ...(isStorno ? [] : fact('Modalitate de plată', METHODS[invoice.modalitate_plata])),
    ],
    shop,
    plate,
    car: {
      make: clean(invoice.marca_model),
      model: '',
      facts: fact('Kilometri', kilometresOf(invoice.km_intrare)),
    },
    client: buyerOf(invoice),
    tables: [tableOf(invoice, lines)],
    totals: totalsOf(invoice),
    grandTotal: { label: grandLabel(invoice), value: money(invoice.moneda, invoice.total_general) },
    afterTotal: balance(input),
    paragraphs: [
      ...legalNotes(input),
      ...paragraph('Mențiuni', invoice.mentiuni),
      ...paymentsNote(input),
      ...(isStorno || isPrepaid(invoice) ? [] : paragraph('Garanție', warrantySummary(settings))),
      ...paragraph('', settings.mentiuni_factura),
    ],
    terms: [
      'Factura este valabilă fără semnătură și ștampilă, potrivit art. 319 alin. (29) din Codul fiscal.',
    ],
    signatures: [],
  }
}

/** `factura-AB-123-B123ABC.pdf`. */
export const invoiceFileName = (
  invoice: Pick<Invoice, 'tip' | 'serie_factura' | 'nr_factura' | 'nr_auto'>,
): string =>
  fileName(
    invoice.tip === 'storno' ? 'storno' : 'factura',
    invoiceNumber(invoice).replaceAll(' ', '-'),
    invoice.nr_auto,
  )
