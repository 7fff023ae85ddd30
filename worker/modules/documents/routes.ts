import type { Context } from 'hono'
import * as api from '#domain/api/documents.ts'
import { invoiceFileName, invoiceView } from '#domain/documents/invoice.ts'
import { isFinal, ORDER_DOCUMENTS, orderFileName } from '#domain/documents/registry.ts'
import { settingsOf } from '#domain/documents/settings.ts'
import type { DocumentView } from '#domain/documents/view.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { paperAddress } from '#domain/workshop/approvals/paper-code.ts'
import { readInvoiceDocumentRows } from '#worker/db/invoice-document-rows.ts'
import { readOrderDocumentRows } from '#worker/db/order-document-rows.ts'
import type { SessionEnv } from '#worker/http/context.ts'
import { publicOrigin } from '#worker/http/public-origin.ts'
import { route } from '#worker/http/route.ts'
import { filesIn } from '#worker/providers/files.ts'
import { browserRendering } from '#worker/providers/pdf/browser-rendering.ts'
import { documentFonts } from './fonts.ts'
import { intakePhotos } from './intake-photos.ts'
import { onceAt } from './once.ts'
import { documentPdf } from './service.ts'

type Printable = { path: string; view: DocumentView; name: string }

const answer = async (c: Context<SessionEnv>, { path, view, name }: Printable): Promise<Response> => {
  const { tenantId } = c.get('actor')
  const { bytes, cached } = await documentPdf({
    renderer: browserRendering(c.env.BROWSER),
    files: filesIn(c.env.FILES),
    // All requests of a tenant meet in its object.
    once: onceAt(c.env.TENANT.getByName(tenantId)),
    fonts: await documentFonts(c.env.ASSETS),
    tenantId,
    path,
    view,
  })
  return c.body(bytes, 200, {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${name}"`,
    'x-document-cache': cached ? 'hit' : 'miss',
  })
}

/** Documents of orders and invoices as PDF. */
export const documentRoutes = [
  route(api.orderPdf, async (c, { params: { id, kind } }) => {
    // A hidden order and an absent one get the same answer (S12.3).
    const input = await readOrderDocumentRows(c.get('db'), c.get('actor'), id)
    if (!input) throw new AppError('not_found')
    if (!isFinal(kind, input.order.status)) throw new AppError('order_not_validated')
    const showsPhotos = kind === 'comanda' && settingsOf(input.settings).poze_comanda === 1
    const photos = showsPhotos ? await intakePhotos(filesIn(c.env.FILES), input.photoRows) : []
    return answer(c, {
      path: `orders/${input.order.id}/${kind}`,
      view: ORDER_DOCUMENTS[kind].view({
        ...input,
        photos,
        checkAddress: paperAddress(publicOrigin(c.env), input.tenant.id, input.order, input.lines),
      }),
      name: orderFileName(kind, input.order),
    })
  }),
  route(api.invoicePdf, async (c, { params }) => {
    const input = await readInvoiceDocumentRows(c.get('db'), c.get('actor'), params.id)
    if (!input) throw new AppError('not_found')
    return answer(c, {
      path: `invoices/${input.invoice.id}/factura`,
      view: invoiceView(input),
      name: invoiceFileName(input.invoice),
    })
  }),
]
