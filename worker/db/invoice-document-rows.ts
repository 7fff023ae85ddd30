import type { Rows } from '#domain/modules.ts'
import type { Actor } from '#domain/sync/actor.ts'
import type { Row } from '#domain/sync/collection.ts'
import { invoiceLines, invoices, payments } from '#domain/workshop/invoices/schema.ts'
import { documentSettingsOf } from './order-document-rows.ts'
import type { TenantDb } from './tenant-db.ts'
import { visibleRows } from './visibility.ts'

/** The rows that an invoice prints. */
export type InvoiceDocumentRows = {
  invoice: Rows['invoices']
  lines: Rows['invoice_lines'][]
  payments: Rows['payments'][]
  /** The invoice that a storno reverses. */
  original: Rows['invoices'] | null
  settings: Rows['document_settings'] | null
}

/**
 * Reads an invoice with its lines and payments in one state; null when the actor may see no such invoice of the tenant
 * (S12.2).
 */
export const readInvoiceDocumentRows = async (
  db: TenantDb,
  actor: Actor,
  invoiceId: string,
): Promise<InvoiceDocumentRows | null> => {
  const living = 't.deleted_at IS NULL'
  const storned = 't.id = (SELECT storno_of FROM invoices WHERE tenant_id = ?1 AND id = ?2)'
  const [invoice, lines, paid, original, settings] = await db.d1.batch<Row>([
    visibleRows(db, actor, invoices, `t.id = ?2 AND ${living}`, invoiceId),
    visibleRows(db, actor, invoiceLines, `t.invoice_id = ?2 AND ${living}`, invoiceId, 'ordine, id'),
    visibleRows(db, actor, payments, `t.invoice_id = ?2 AND ${living}`, invoiceId, 'data, id'),
    visibleRows(db, actor, invoices, storned, invoiceId),
    documentSettingsOf(db, actor),
  ])
  const found = invoice?.results[0]
  if (!found) return null
  return {
    invoice: found as Rows['invoices'],
    lines: (lines?.results ?? []) as Rows['invoice_lines'][],
    payments: (paid?.results ?? []) as Rows['payments'][],
    original: (original?.results[0] ?? null) as Rows['invoices'] | null,
    settings: (settings?.results[0] ?? null) as Rows['document_settings'] | null,
  }
}
