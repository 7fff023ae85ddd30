import { isCountryCode, normaliseCountry } from '#domain/romania/countries.ts'
import { defineCollection, type RowOf, visibleTo } from '#domain/sync/collection.ts'
import {
  amount,
  checkedText,
  day,
  derived,
  email,
  exchange,
  flag,
  json,
  km,
  notes,
  number,
  oneOf,
  orNull,
  percent,
  position,
  price,
  ref,
  signedQuantity,
  standardText,
  text,
} from '#domain/sync/columns.ts'
import { BOOKS, DESK, NOBODY, OFFICE } from '#domain/team/roles.ts'
import { LINE_KINDS } from '#domain/workshop/orders/schema.ts'
import { DAY_DOUBTS } from './days.ts'
import { sellerSchema, vatGroupsSchema } from './frozen.ts'
import { normaliseSeries } from './series-name.ts'
import { VAT_CATEGORIES } from './vat-categories.ts'

/** Amounts are in bani of the document's currency, and negative on a storno. */
const computed = () => derived(amount())

/** A `factura` charges the client; a `storno` reverses a part or all of one, with negative quantities. */
const INVOICE_KINDS = ['factura', 'storno'] as const

/** The kind of buyer: a company (B2B) or a private person (B2C). */
export const BUYER_KINDS = ['persoana', 'firma'] as const

export const CURRENCIES = ['RON', 'EUR'] as const
export type Currency = (typeof CURRENCIES)[number]

/** The shop's TVA regime on the day of issue. */
const VAT_REGIMES = ['platitor', 'neplatitor', 'la_incasare'] as const
export type VatRegime = (typeof VAT_REGIMES)[number]

export const PAYMENT_METHODS = ['numerar', 'card', 'transfer', 'altele'] as const
export type PaymentMethod = (typeof PAYMENT_METHODS)[number]

/** The method of payment on an invoice, or none where none was agreed at issue. */
const INVOICE_METHODS = [...PAYMENT_METHODS, 'nestabilita'] as const

/**
 * Invoices (facturi) and stornos. An issued document is never changed or deleted: it stores everything that it shows
 * (buyer, seller, TVA regime, lines). Only the derived state of payment changes, with payments and stornos.
 */
export const invoices = defineCollection({
  name: 'invoices',
  columns: {
    order_id: orNull(ref('orders')),
    tip: oneOf(INVOICE_KINDS, { initial: 'factura' }),
    /** The invoice that a storno reverses. */
    storno_of: orNull(ref('invoices')),
    /** 1 on the storno that completes the reversal of an invoice: its order can be edited and invoiced again. */
    storno_integral: flag(0),
    serie_id: orNull(ref('invoice_series')),
    /** The series as printed; copied from its row. */
    serie_factura: derived(text(20)),
    /** 0 until the server assigns it. Only a device that issues in its own series sends it. */
    nr_factura: number(0, 999_999_999),
    /** The device that issues in its own series; '' otherwise. */
    dispozitiv_id: text(36, { kind: 'opaque' }),
    data_factura: day(),
    /** Why the day is doubtful, where a device numbered the document and it therefore stands; '' for no doubt. */
    data_indoielnica: derived(oneOf(['', ...DAY_DOUBTS], { initial: '' })),
    /** Day of the supply, which decides the TVA rate; the day of issue when null. */
    data_livrare: orNull(day()),
    data_scadenta: orNull(day()),
    modalitate_plata: oneOf(INVOICE_METHODS, { initial: 'nestabilita' }),
    moneda: oneOf(CURRENCIES, { initial: 'RON' }),
    /** Lei for one unit of the currency, in ten-thousandths (4,9765 = 49765); null for RON. */
    curs: orNull(exchange(1, 1_000_000)),
    // The buyer on the day of issue.
    client_tip: oneOf(BUYER_KINDS, { initial: 'persoana' }),
    client_nume: text(200),
    /** CUI of a company (bare digits), CNP of a person; '' when unknown. */
    client_cod_fiscal: text(20),
    /** 1 when the buyer is registered for TVA: its code is then shown with RO. */
    client_platitor_tva: flag(0),
    client_reg_com: text(40),
    client_adresa: notes(300),
    client_localitate: text(100),
    /** Code of a Romanian county (`CT`, `B`), a region's name elsewhere. */
    client_judet: text(40),
    /** ISO 3166-1, two letters. */
    client_tara: checkedText(2, isCountryCode, 'country_unknown', {
      standardise: normaliseCountry,
      initial: 'RO',
    }),
    client_cod_postal: text(20),
    client_telefon: text(30, { kind: 'phone' }),
    client_email: email(),
    nr_auto: text(20, { kind: 'plate' }),
    /** A make and a model of the order (80 each), and the blank between them. */
    marca_model: text(161),
    km_intrare: orNull(km()),
    mentiuni: notes(900),
    /** The shop on the day of issue: `Seller`. A device that numbers sends the seller that it printed. */
    furnizor: json(sellerSchema, 4000),
    regim_tva: oneOf(VAT_REGIMES, { initial: 'platitor' }),
    /** Discount on the whole document, on the base, spread exactly over the rates; negative on a storno. */
    discount: amount(),
    /** Sum of the lines, before the document's discount. */
    total_linii: computed(),
    total_fara_tva: computed(),
    tva: computed(),
    total_general: computed(),
    /** TVA in bani of lei, for another currency. */
    tva_lei: computed(),
    /** `VatGroup[]`: base, discount and TVA per category and rate. */
    tva_pe_cote: derived(json(vatGroupsSchema, 4000)),
    /** Sum of the payments. */
    incasat: computed(),
    /** The sum that stornos reversed, positive. */
    stornat: computed(),
    /** The sum still due: total − stornat − încasat; negative when a refund is due. 0 on a storno. */
    rest: computed(),
    created_by: derived(text(36, { kind: 'opaque' })),
  },
  rights: { insert: DESK, patch: NOBODY, delete: NOBODY },
  visibility: visibleTo(BOOKS),
  parents: ['order_id', 'storno_of'],
})
export type Invoice = RowOf<typeof invoices>

/**
 * Lines of an invoice: a frozen copy of the order's lines. Prices in bani without TVA; on a storno quantities are
 * negative.
 */
export const invoiceLines = defineCollection({
  name: 'invoice_lines',
  columns: {
    invoice_id: ref('invoices'),
    order_line_id: orNull(ref('order_lines')),
    /** The line that this one reverses. */
    storno_line_id: orNull(ref('invoice_lines')),
    tip: oneOf(LINE_KINDS, { initial: 'manopera' }),
    descriere: text(500),
    um: text(20),
    /** Thousandths of `um`. */
    cantitate: signedQuantity(),
    pret_unitar: price(),
    /** Reduces the line's base; on a storno's line it is computed from the original. */
    discount: amount(),
    /** cantitate × pret_unitar − discount. */
    total: computed(),
    categorie_tva: oneOf(VAT_CATEGORIES, { initial: 'S' }),
    /** Hundredths of a percent. */
    cota_tva: percent(),
    mecanic_id: orNull(ref('mecanici')),
    /** Position within the document, ascending. */
    ordine: position(),
  },
  rights: { insert: DESK, patch: NOBODY, delete: NOBODY },
  visibility: visibleTo(BOOKS),
  parents: ['invoice_id', 'storno_line_id'],
})
export type InvoiceLine = RowOf<typeof invoiceLines>

/** Payments of an invoice, in its currency. They never change: a separate entry reverses a wrong one. */
export const payments = defineCollection({
  name: 'payments',
  columns: {
    invoice_id: ref('invoices'),
    data: day(),
    /** Negative for a refund to the client, or the reversal of a payment. */
    suma: amount(),
    metoda: oneOf(PAYMENT_METHODS, { initial: 'numerar' }),
    nota: text(300),
    /** The payment that this entry reverses completely. */
    anuleaza_id: orNull(ref('payments')),
    created_by: derived(text(36, { kind: 'opaque' })),
  },
  rights: { insert: DESK, patch: NOBODY, delete: NOBODY },
  visibility: visibleTo(BOOKS),
  parents: ['invoice_id'],
})
export type Payment = RowOf<typeof payments>

/**
 * Series of invoice numbers. With `dispozitiv_id` '' the series belongs to the whole shop and the commit assigns
 * numbers; otherwise it belongs to one device, which assigns numbers offline. A name is used only once; a series is
 * retired (`activ` 0), and never deleted or reactivated.
 */
export const invoiceSeries = defineCollection({
  name: 'invoice_series',
  columns: {
    serie: standardText(20, normaliseSeries, { write: 'create' }),
    /** The first number, set by the shop. */
    prim_numar: number(1, 999_999_999, { write: 'create' }),
    /** The last assigned number; one below the first number before any is assigned. */
    ultimul_numar: number(0, 999_999_999),
    /** The invoice with the last number, and its day. */
    ultima_factura_id: text(36, { kind: 'opaque' }),
    ultima_data: orNull(day()),
    dispozitiv_id: text(36, { kind: 'opaque' }),
    /** The device's name for people. */
    dispozitiv_nume: text(80),
    activ: flag(1),
  },
  rights: { insert: DESK, patch: DESK, delete: NOBODY },
  // A person who issues invoices writes the numbers of their own device; the office writes the rest.
  writers: {
    ultima_data: { patch: OFFICE },
    dispozitiv_id: { patch: OFFICE },
    dispozitiv_nume: { patch: OFFICE },
    activ: { patch: OFFICE },
  },
  visibility: visibleTo(BOOKS),
})
export type InvoiceSeries = RowOf<typeof invoiceSeries>
