import * as api from '#domain/api/documents.ts'
import {
  type InvoiceDocumentInput,
  invoiceFileName,
  invoiceNumber,
  invoiceView,
} from '#domain/documents/invoice.ts'
import { formatLei, formatMoney } from '#domain/romania/numbers.ts'
import { sellerOf } from '#domain/workshop/invoices/frozen.ts'
import type { Invoice } from '#domain/workshop/invoices/schema.ts'
import { call } from '#web/data/call.ts'
import { useData, useLive } from '#web/data/hooks.ts'
import type { Printable } from '#web/features/documents/printing/use-printing.ts'
import { m } from '#web/i18n/messages.ts'

/** The input of an invoice's document, from this device. undefined while it is read, null when there is none. */
export const useInvoiceDocumentRows = (id: string): InvoiceDocumentInput | null | undefined => {
  const { writer } = useData()
  return useLive<InvoiceDocumentInput | null>(
    async (db) => {
      const invoice = await db.rows('invoices').get(id)
      if (!invoice) return null
      const [lines, payments, original, settings] = await Promise.all([
        db.rows('invoice_lines').where('invoice_id').equals(id).toArray(),
        db.rows('payments').where('invoice_id').equals(id).toArray(),
        invoice.storno_of === null ? undefined : db.rows('invoices').get(invoice.storno_of),
        db.rows('document_settings').get(writer.actor.tenantId),
      ])
      return { invoice, lines, payments, original: original ?? null, settings: settings ?? null }
    },
    [id, writer],
  )
}

const messageOf = (invoice: Invoice): string => {
  const { moneda, total_general: total } = invoice
  return m.documents.messages.factura({
    number: invoiceNumber(invoice),
    total: moneda === 'RON' ? formatLei(total) : `${formatMoney(total)} ${moneda}`,
    shop: sellerOf(invoice).nume,
    isStorno: invoice.tip === 'storno',
  })
}

/** An invoice or a storno, ready to be shown, printed, saved and sent. */
export const printableInvoice = (input: InvoiceDocumentInput): Printable => {
  const { invoice, lines, payments } = input
  return {
    view: invoiceView(input),
    fetchPdf: async () => (await call(api.invoicePdf, { params: { id: invoice.id } })).blob,
    name: invoiceFileName(invoice),
    message: messageOf(invoice),
    rows: [
      `invoices/${invoice.id}`,
      ...lines.map(({ id }) => `invoice_lines/${id}`),
      ...payments.map(({ id }) => `payments/${id}`),
    ],
    isFinal: invoice.nr_factura > 0,
  }
}
