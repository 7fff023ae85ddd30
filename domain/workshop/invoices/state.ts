import type { Invoice } from './schema.ts'

/** The state of an invoice, for lists and its head. */
export type InvoiceState =
  | 'storno'
  | 'stornata'
  | 'de_restituit'
  | 'achitata'
  | 'restanta'
  | 'partial'
  | 'neincasata'

type Standing = Pick<Invoice, 'tip' | 'rest' | 'incasat' | 'stornat' | 'total_general' | 'data_scadenta'>

/** `today` is a day; an invoice is overdue from the day after it was due. */
export const stateOf = (invoice: Standing, today: string): InvoiceState => {
  if (invoice.tip === 'storno') return 'storno'
  if (invoice.rest < 0) return 'de_restituit'
  if (invoice.rest === 0)
    return invoice.stornat >= invoice.total_general && invoice.stornat > 0 ? 'stornata' : 'achitata'
  if (invoice.data_scadenta !== null && invoice.data_scadenta < today) return 'restanta'
  return invoice.incasat > 0 ? 'partial' : 'neincasata'
}

/** `ROA 42`; only the series until the server has assigned the number. */
export const invoiceName = (invoice: Pick<Invoice, 'serie_factura' | 'nr_factura'>): string =>
  invoice.nr_factura === 0 ? invoice.serie_factura : `${invoice.serie_factura} ${invoice.nr_factura}`
