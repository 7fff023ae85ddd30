import type { Rows } from '#domain/modules.ts'
import type { Row } from '#domain/sync/collection.ts'
import { invoiceLines, invoices, payments } from '#domain/workshop/invoices/schema.ts'
import { documentSettingsOf } from './order-sheet.ts'
import { columnList } from './rows-sql.ts'
import type { TenantDb } from './tenant-db.ts'

/** Everything that stands on an invoice. */
export type InvoiceSheet = {
  invoice: Rows['invoices']
  lines: Rows['invoice_lines'][]
  payments: Rows['payments'][]
  /** The invoice that a storno takes back. */
  original: Rows['invoices'] | null
  settings: Rows['document_settings'] | null
}

/** Reads an invoice with its lines and payments, as of one moment; null when the tenant has no such invoice. */
export const readInvoiceSheet = async (
  { d1, tenantId }: TenantDb,
  invoiceId: string,
): Promise<InvoiceSheet | null> => {
  const [invoice, lines, paid, original, settings] = await d1.batch<Row>([
    d1
      .prepare(
        `SELECT ${columnList(invoices)} FROM invoices WHERE tenant_id = ?1 AND id = ?2 AND deleted_at IS NULL`,
      )
      .bind(tenantId, invoiceId),
    d1
      .prepare(
        `SELECT ${columnList(invoiceLines)} FROM invoice_lines WHERE tenant_id = ?1 AND invoice_id = ?2 AND deleted_at IS NULL ORDER BY ordine, id`,
      )
      .bind(tenantId, invoiceId),
    d1
      .prepare(
        `SELECT ${columnList(payments)} FROM payments WHERE tenant_id = ?1 AND invoice_id = ?2 AND deleted_at IS NULL ORDER BY data, id`,
      )
      .bind(tenantId, invoiceId),
    d1
      .prepare(
        `SELECT ${columnList(invoices)} FROM invoices WHERE tenant_id = ?1 AND id = (SELECT storno_of FROM invoices WHERE tenant_id = ?1 AND id = ?2)`,
      )
      .bind(tenantId, invoiceId),
    documentSettingsOf({ d1, tenantId }),
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
