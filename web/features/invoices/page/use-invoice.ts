import { compare } from '#domain/kernel/compare.ts'
import { byPosition } from '#domain/kernel/position.ts'
import type { Rows } from '#domain/modules.ts'
import { activeInvoices } from '#domain/workshop/invoices/active.ts'
import type { Invoice, InvoiceLine, Payment } from '#domain/workshop/invoices/schema.ts'
import { returnedOf } from '#domain/workshop/invoices/storno.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { useLive } from '#web/data/hooks.ts'

/** An invoice with everything that belongs to it. */
export type WholeInvoice = {
  invoice: Invoice
  lines: InvoiceLine[]
  payments: Payment[]
  /** What stornos took back of each line: thousandths by its id. */
  returned: ReadonlyMap<string, number>
  stornos: Invoice[]
  /** The invoice that this storno takes back. */
  original: Invoice | null
  order: Rows['orders'] | null
  /** Other valid invoices of the same order. */
  others: Invoice[]
}

const read = async (db: AppDatabase, id: string): Promise<WholeInvoice | null> => {
  const invoice = await db.rows('invoices').get(id)
  if (!invoice) return null
  const { order_id, storno_of } = invoice
  const [lines, payments, stornos, original, order, documents] = await Promise.all([
    db.rows('invoice_lines').where('invoice_id').equals(id).toArray(),
    db.rows('payments').where('invoice_id').equals(id).toArray(),
    db.rows('invoices').where('storno_of').equals(id).toArray(),
    storno_of === null ? undefined : db.rows('invoices').get(storno_of),
    order_id === null ? undefined : db.rows('orders').get(order_id),
    order_id === null ? [] : db.rows('invoices').where('order_id').equals(order_id).toArray(),
  ])
  const stornoLines = await db
    .rows('invoice_lines')
    .where('invoice_id')
    .anyOf(stornos.map((one) => one.id))
    .toArray()
  const returned = new Map(
    lines.map((line) => [line.id, returnedOf(stornoLines.filter((one) => one.storno_line_id === line.id))]),
  )
  return {
    invoice,
    lines: lines.sort(byPosition),
    payments: payments.sort((a, b) => compare(a.data, b.data) || (a.id < b.id ? -1 : 1)),
    returned,
    stornos: stornos.sort((a, b) => compare(a.created_at, b.created_at)),
    original: original ?? null,
    order: order ?? null,
    others: activeInvoices(documents).filter((one) => one.id !== id),
  }
}

/** An invoice, kept current; undefined while it is read, null when there is none. */
export const useInvoice = (id: string): WholeInvoice | null | undefined => useLive((db) => read(db, id), [id])
