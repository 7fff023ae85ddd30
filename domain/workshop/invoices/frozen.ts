import * as v from 'valibot'
import { MAX_TOTAL } from '#domain/kernel/money.ts'
import { type Shop, tenants } from '#domain/workshop/shop/schema.ts'
import type { Invoice, VatRegime } from './schema.ts'
import { VAT_CATEGORIES } from './vat-categories.ts'

/**
 * The JSON columns of an invoice, written once and read by every screen and document. Columns accept only these shapes
 * (`json`): an invoice never changes, so unreadable JSON would be lost for good.
 */

/** The shop on the day of issue: the columns of its row that documents print. */
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
  'capital_social',
] as const satisfies readonly (keyof Shop)[]

export type Seller = Pick<Shop, (typeof SELLER_COLUMNS)[number]>

/** The value of a column that the shop has not filled in: '' or no capital. */
const blankOf = (name: keyof Seller): string | number => tenants.columns[name].initial ?? ''

/** Checked as the shop's own columns are. */
const optionalOf = (name: keyof Seller) =>
  v.optional(v.union([v.literal(blankOf(name)), tenants.columns[name].schema]), blankOf(name))

export const sellerSchema = v.pipe(
  v.unknown(),
  // Every field of a seller is optional, so a list would pass as an object.
  v.check((input) => !Array.isArray(input)),
  v.object(
    Object.fromEntries(SELLER_COLUMNS.map((name) => [name, optionalOf(name)])) as {
      [Name in keyof Seller]: ReturnType<typeof optionalOf>
    },
  ),
)

const sellerFrom = (source: Partial<Seller>): Seller =>
  Object.fromEntries(SELLER_COLUMNS.map((name) => [name, source[name] ?? blankOf(name)])) as Seller

/** The seller of an invoice at its issue, as `invoices.furnizor` stores it. */
export const freezeSeller = (shop: Partial<Seller>): string => JSON.stringify(sellerFrom(shop))

/** The seller stored in an invoice; empty texts where a field is missing. */
export const sellerOf = (invoice: Pick<Invoice, 'furnizor'>): Seller =>
  sellerFrom(invoice.furnizor === '' ? {} : (JSON.parse(invoice.furnizor) as Partial<Seller>))

/** The TVA regime of a shop on the day of issue. */
export const regimeOf = (shop: Pick<Shop, 'platitor_tva' | 'tva_la_incasare'>): VatRegime => {
  if (shop.platitor_tva === 0) return 'neplatitor'
  return shop.tva_la_incasare === 1 ? 'la_incasare' : 'platitor'
}

const bani = v.pipe(v.number(), v.safeInteger(), v.minValue(-MAX_TOTAL), v.maxValue(MAX_TOTAL))

/**
 * One category and rate of an invoice, in bani: `total_linii` − `discount` = `baza`, and TVA computed once on `baza`.
 */
const vatGroupSchema = v.object({
  categorie: v.picklist(VAT_CATEGORIES),
  /** Hundredths of a percent. */
  cota: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(10_000)),
  total_linii: bani,
  discount: bani,
  baza: bani,
  tva: bani,
})
export type VatGroup = v.InferOutput<typeof vatGroupSchema>

export const vatGroupsSchema = v.array(vatGroupSchema)

/** The TVA summary of an invoice, highest rate first. */
export const vatGroupsOf = (invoice: Pick<Invoice, 'tva_pe_cote'>): VatGroup[] =>
  invoice.tva_pe_cote === '' ? [] : (JSON.parse(invoice.tva_pe_cote) as VatGroup[])
