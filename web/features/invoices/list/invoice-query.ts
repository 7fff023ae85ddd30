import { choiceParam, nothingAsked, type QueryOf, textParam } from '#web/listing/query.ts'

/** The filters of the list of invoices. */
export const INVOICE_FILTERS = ['toate', 'luna', 'neincasate', 'storno'] as const
export type InvoiceFilter = (typeof INVOICE_FILTERS)[number]

/** The query of the list of invoices. */
export const INVOICE_QUERY = {
  filter: choiceParam('arata', INVOICE_FILTERS, 'toate'),
  text: textParam('cauta'),
}
export type InvoiceQuery = QueryOf<typeof INVOICE_QUERY>

export const EVERYTHING = nothingAsked(INVOICE_QUERY)
