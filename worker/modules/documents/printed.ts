import { invoiceFileName, invoiceView } from '#domain/documents/invoice.ts'
import { ORDER_DOCUMENTS, type OrderDocumentKind, orderFileName } from '#domain/documents/registry.ts'
import { settingsOf } from '#domain/documents/settings.ts'
import type { DocumentView } from '#domain/documents/view.ts'
import { printedAddress } from '#domain/workshop/approvals/printed-code.ts'
import type { InvoiceDocumentRows } from '#worker/db/invoice-document-rows.ts'
import type { OrderDocumentRows } from '#worker/db/order-document-rows.ts'
import type { Env } from '#worker/env.ts'
import { publicOrigin } from '#worker/http/public-origin.ts'
import { filesIn } from '#worker/providers/files.ts'
import { browserRendering } from '#worker/providers/pdf/browser-rendering.ts'
import { documentFonts } from './fonts.ts'
import { intakePhotos } from './intake-photos.ts'
import type { Once } from './once.ts'
import { documentPdf, type PdfDocument } from './service.ts'

/** A document ready to be printed: its path under the tenant, its content, the name of its file. */
export type Printable = { path: string; view: DocumentView; name: string }

/** A document of an order. */
export const orderPrintable = async (
  env: Env,
  kind: OrderDocumentKind,
  input: OrderDocumentRows,
): Promise<Printable> => {
  const showsPhotos = kind === 'comanda' && settingsOf(input.settings).poze_comanda === 1
  const photos = showsPhotos ? await intakePhotos(filesIn(env.FILES), input.photoRows) : []
  const checkAddress = printedAddress(publicOrigin(env), input.tenant.id, input.order, input.lines)
  return {
    path: `orders/${input.order.id}/${kind}`,
    view: ORDER_DOCUMENTS[kind].view({ ...input, photos, checkAddress }),
    name: orderFileName(kind, input.order),
  }
}

/** An invoice or a storno. */
export const invoicePrintable = (input: InvoiceDocumentRows): Printable => ({
  path: `invoices/${input.invoice.id}/factura`,
  view: invoiceView(input),
  name: invoiceFileName(input.invoice),
})

/** A document as PDF. @throws AppError `pdf_unavailable`, `unavailable` */
export const printed = async (
  env: Env,
  tenantId: string,
  { path, view }: Printable,
  once: Once,
): Promise<PdfDocument> =>
  documentPdf({
    renderer: browserRendering(env.BROWSER),
    files: filesIn(env.FILES),
    once,
    fonts: await documentFonts(env.ASSETS),
    tenantId,
    path,
    view,
  })
