import type { Shop } from '#domain/workshop/shop/schema.ts'
import type { Invoice, VatCategory, VatRegime } from './schema.ts'

/** What stands in an invoice as JSON, written by the commit once and read by every screen and document. */

/** The shop as on the day of issue: the columns of its row that documents print. */
const SELLER_COLUMNS = [
  'nume',
  'cui',
  'reg_com',
  'adresa',
  'localitate',
  'judet',
  'cod_postal',
  'telefon',
  'email',
  'iban',
  'banca',
] as const satisfies readonly (keyof Shop)[]

export type Seller = Pick<Shop, (typeof SELLER_COLUMNS)[number]>

const sellerFrom = (source: Partial<Seller>): Seller =>
  Object.fromEntries(SELLER_COLUMNS.map((name) => [name, source[name] ?? ''])) as Seller

/** The seller of an invoice that is being issued, as `invoices.furnizor` keeps it. */
export const freezeSeller = (shop: Partial<Seller>): string => JSON.stringify(sellerFrom(shop))

/** The seller that stands in an invoice; empty texts where it says nothing yet. */
export const sellerOf = (invoice: Pick<Invoice, 'furnizor'>): Seller =>
  sellerFrom(invoice.furnizor === '' ? {} : (JSON.parse(invoice.furnizor) as Partial<Seller>))

/** The regime of a shop on the day on which it issues. */
export const regimeOf = (shop: Pick<Shop, 'platitor_tva' | 'tva_la_incasare'>): VatRegime => {
  if (shop.platitor_tva === 0) return 'neplatitor'
  return shop.tva_la_incasare === 1 ? 'la_incasare' : 'platitor'
}

/** One category and rate of an invoice, in bani: `total_linii` − `discount` = `baza`, and TVA taken once on `baza`. */
export type VatGroup = {
  categorie: VatCategory
  /** Hundredths of a percent. */
  cota: number
  total_linii: number
  discount: number
  baza: number
  tva: number
}

/** The TVA summary of an invoice, highest rate first. */
export const vatGroupsOf = (invoice: Pick<Invoice, 'tva_pe_cote'>): VatGroup[] =>
  invoice.tva_pe_cote === '' ? [] : (JSON.parse(invoice.tva_pe_cote) as VatGroup[])
