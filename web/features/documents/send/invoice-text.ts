import { invoiceNumber } from '#domain/documents/invoice.ts'
import { formatLei, formatMoney } from '#domain/romania/numbers.ts'
import { sellerOf } from '#domain/workshop/invoices/frozen.ts'
import type { Invoice } from '#domain/workshop/invoices/schema.ts'
import { m } from '#web/i18n/messages.ts'

/** The text that is sent to the client with an invoice. */
export const invoiceText = (invoice: Invoice): string => {
  const { moneda, total_general: total } = invoice
  return m.documents.messages.factura({
    number: invoiceNumber(invoice),
    total: moneda === 'RON' ? formatLei(total) : `${formatMoney(total)} ${moneda}`,
    shop: sellerOf(invoice).nume,
    isStorno: invoice.tip === 'storno',
  })
}
