import type { View } from '#domain/sync/collection.ts'
import { type Invoice, invoices } from './schema.ts'

/** The invoices among the documents of an order, without those that a storno has reversed completely. */
export const activeInvoices = <One extends Pick<Invoice, 'id' | 'tip' | 'storno_of' | 'storno_integral'>>(
  documents: readonly One[],
): One[] => {
  const ended = new Set(documents.filter((one) => one.storno_integral === 1).map((one) => one.storno_of))
  return documents.filter((one) => one.tip === 'factura' && !ended.has(one.id))
}

/** Whether an order is invoiced. */
export const hasActiveInvoice = (order: { id: string }, view: View): boolean =>
  activeInvoices(view.children(invoices, 'order_id', order.id)).length > 0
