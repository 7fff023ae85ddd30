import * as api from '#domain/api/documents.ts'
import { type InvoiceDocumentInput, invoiceFileName, invoiceView } from '#domain/documents/invoice.ts'
import { call } from '#web/data/call.ts'
import { useData, useLive } from '#web/data/hooks.ts'
import { invoiceText } from '#web/features/documents/send/invoice-text.ts'
import type { Printable } from '#web/features/documents/send/use-printing.ts'

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

/** An invoice or a storno, ready to be shown, printed, saved and sent. */
export const printableInvoice = (input: InvoiceDocumentInput): Printable => {
  const { invoice, lines, payments } = input
  const text = invoiceText(invoice)
  return {
    view: invoiceView(input),
    fetchPdf: async () => (await call(api.invoicePdf, { params: { id: invoice.id } })).blob,
    name: invoiceFileName(invoice),
    message: text,
    text,
    rows: [
      `invoices/${invoice.id}`,
      ...lines.map(({ id }) => `invoice_lines/${id}`),
      ...payments.map(({ id }) => `payments/${id}`),
    ],
    isFinal: invoice.nr_factura > 0,
  }
}
