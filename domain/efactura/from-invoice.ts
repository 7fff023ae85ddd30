import { companyCode, vatCountry } from '#domain/companies/vat-id.ts'
import { invoiceNumber } from '#domain/documents/invoice.ts'
import { capitalOf } from '#domain/documents/parts.ts'
import { byPosition } from '#domain/kernel/position.ts'
import { cutText, fits } from '#domain/kernel/text.ts'
import { isCountyCode } from '#domain/romania/counties.ts'
import { normaliseCui } from '#domain/romania/cui.ts'
import { normaliseIban } from '#domain/romania/iban.ts'
import { sectorOf } from '#domain/romania/sectors.ts'
import { type Seller, sellerOf, vatGroupsOf } from '#domain/workshop/invoices/frozen.ts'
import { isPrepaid } from '#domain/workshop/invoices/prepaid.ts'
import type { Invoice, InvoiceLine } from '#domain/workshop/invoices/schema.ts'
import type { Address, EInvoice, EInvoiceLine, Party } from './model.ts'
import { unitCode } from './units.ts'

/** The shop's rows from which an e-invoice is built. */
export type EInvoiceSource = {
  invoice: Invoice
  lines: readonly InvoiceLine[]
  /** The invoice that a storno reverses. */
  original: Pick<Invoice, 'serie_factura' | 'nr_factura' | 'data_factura'> | null
  /** Today's shop and client: they fill gaps of the invoice (a county, a town), and replace none of its values. */
  shop?: Partial<Seller> | null | undefined
  client?: { adresa?: string; localitate?: string; judet?: string } | null | undefined
}

/** The code for a person without a CNP. */
export const NO_CNP = '0000000000000'

const PAYMENT_MEANS: Record<Invoice['modalitate_plata'], string> = {
  numerar: '10',
  card: '48',
  transfer: '30',
  altele: '1',
  nestabilita: '1',
}

const filled = (own: string | undefined, fallback: string | undefined): string =>
  (own ?? '').trim() || (fallback ?? '').trim()

const addressOf = (
  street: string,
  city: string,
  county: string,
  postalCode: string,
  country: string,
): Address => {
  const code = country === 'RO' && isCountyCode(county) ? `RO-${county}` : county
  // In Bucharest the sector may be in the street only; a sector in the town's field wins, even a wrong one.
  const sector = code === 'RO-B' ? sectorOf(/\bsect/i.test(city) ? city : `${city} ${street}`) : ''
  return {
    street,
    city: sector || city,
    postalCode,
    county: code,
    country,
  }
}

const sellerParty = (seller: Seller, shop: Partial<Seller>, isPayer: boolean): Party => {
  const code = normaliseCui(seller.cui)
  const capital = capitalOf(seller) || capitalOf(shop)
  const of = (name: Exclude<keyof Seller, 'capital_social'>) => filled(seller[name], shop[name])
  return {
    name: seller.nume.trim(),
    address: addressOf(of('adresa'), of('localitate'), of('judet'), of('cod_postal'), 'RO'),
    vatId: isPayer && /^\d+$/.test(code) ? `RO${code}` : '',
    taxId: isPayer ? '' : code,
    legalId: of('reg_com') || code,
    legalForm: capital === '' ? '' : `Capital social: ${capital.replaceAll('\u00a0', ' ')}`,
    phone: of('telefon'),
    email: of('email'),
  }
}

const buyerParty = (invoice: Invoice, client: EInvoiceSource['client'], namesVat: boolean): Party => {
  const isFirm = invoice.client_tip === 'firma'
  const isRomanian = invoice.client_tara === 'RO'
  const code = isFirm
    ? companyCode(invoice.client_cod_fiscal, invoice.client_tara)
    : invoice.client_cod_fiscal.trim()
  const isVatId = isRomanian
    ? invoice.client_platitor_tva === 1 && /^\d+$/.test(code)
    : vatCountry(code) !== null
  const hasVat = isFirm && namesVat && isVatId
  return {
    name: invoice.client_nume.trim(),
    address: addressOf(
      filled(invoice.client_adresa, client?.adresa),
      filled(invoice.client_localitate, client?.localitate),
      isRomanian ? filled(invoice.client_judet, client?.judet) : invoice.client_judet.trim(),
      invoice.client_cod_postal.trim(),
      invoice.client_tara,
    ),
    vatId: hasVat ? (isRomanian ? `RO${code}` : code) : '',
    taxId: '',
    legalId: isFirm ? (hasVat ? invoice.client_reg_com.trim() || code : code) : code || NO_CNP,
    legalForm: '',
    phone: invoice.client_telefon.trim(),
    email: invoice.client_email.trim(),
  }
}

const NAME_LENGTH = 100
const DESCRIPTION_LENGTH = 200

/** A long name is cut at a word; the description holds the whole text, up to its own limit. */
const namesOf = (text: string): Pick<EInvoiceLine, 'name' | 'description'> => {
  const words = text.replace(/\s+/g, ' ').trim()
  if (fits(words, NAME_LENGTH)) return { name: words, description: '' }
  const cut = cutText(words, NAME_LENGTH)
  return {
    name: cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : cut,
    description: cutText(words, DESCRIPTION_LENGTH).trim(),
  }
}

const lineOf = (line: InvoiceLine, index: number): EInvoiceLine => ({
  id: String(index + 1),
  quantity: line.cantitate,
  unit: unitCode(line.um, line.tip === 'manopera'),
  net: line.total,
  price: line.pret_unitar,
  allowance: line.discount,
  ...namesOf(line.descriere),
  category: line.categorie_tva,
  rate: line.cota_tva,
})

const NOTE_LENGTH = 300

/** A text split into pieces that fit into notes, at word boundaries. */
const notesOf = (text: string): string[] => {
  const notes: string[] = []
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const last = notes.at(-1)
    if (last !== undefined && fits(`${last} ${word}`, NOTE_LENGTH))
      notes[notes.length - 1] = `${last} ${word}`
    else notes.push(cutText(word, NOTE_LENGTH))
  }
  return notes
}

const noted = (invoice: Invoice): string[] => [
  ...(invoice.regim_tva === 'la_incasare' ? ['TVA la încasare'] : []),
  ...notesOf(
    [invoice.nr_auto, invoice.marca_model]
      .map((part) => part.trim())
      .filter(Boolean)
      .join(' '),
  ),
  ...notesOf(invoice.mentiuni),
]

/**
 * An invoice or a storno of the shop in the terms of EN 16931. A storno stays an invoice (type 380) with negative
 * quantities.
 */
export const eInvoiceOf = (source: EInvoiceSource): EInvoice => {
  const { invoice, original } = source
  const groups = vatGroupsOf(invoice)
  const isPayer = invoice.regim_tva !== 'neplatitor'
  const isWithinEu = groups.some(({ categorie }) => categorie === 'K')
  // Outside TVA the file may contain no TVA code at all (BR-O-02).
  const namesVat = !groups.some(({ categorie }) => categorie === 'O')
  const seller = sellerParty(sellerOf(invoice), source.shop ?? {}, isPayer)
  const discounts = groups.filter(({ discount }) => discount !== 0)
  return {
    isStorno: invoice.tip === 'storno',
    isVatWithin: isPrepaid(invoice),
    number: invoiceNumber(invoice).replaceAll(' ', ''),
    issueDate: invoice.data_factura,
    dueDate: invoice.data_scadenta ?? invoice.data_factura,
    deliveryDate: invoice.data_livrare ?? (isWithinEu ? invoice.data_factura : null),
    deliverTo: isWithinEu && invoice.client_tara !== 'RO' ? invoice.client_tara : '',
    notes: noted(invoice),
    currency: invoice.moneda,
    isCashBased: invoice.regim_tva === 'la_incasare',
    preceding: original
      ? { number: invoiceNumber(original).replaceAll(' ', ''), date: original.data_factura }
      : null,
    seller,
    buyer: buyerParty(invoice, source.client, namesVat),
    buyerKind: invoice.client_tip,
    paymentMeans: PAYMENT_MEANS[invoice.modalitate_plata],
    iban: normaliseIban(filled(sellerOf(invoice).iban, source.shop?.iban)),
    allowances: discounts.map(({ categorie, cota, discount }) => ({
      amount: discount,
      reason: 'Reducere',
      category: categorie,
      rate: cota,
    })),
    totals: {
      lines: invoice.total_linii,
      allowances: invoice.discount,
      withoutVat: invoice.total_fara_tva,
      vat: invoice.tva,
      withVat: invoice.total_general,
      payable: invoice.total_general,
    },
    vatInLei: invoice.moneda === 'RON' ? null : invoice.tva_lei,
    vat: groups.map(({ categorie, cota, baza, tva }) => ({
      category: categorie,
      rate: cota,
      base: baza,
      tax: tva,
    })),
    lines: source.lines.toSorted(byPosition).map(lineOf),
  }
}
