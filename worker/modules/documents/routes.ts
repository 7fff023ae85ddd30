import type { Context } from 'hono'
import * as api from '#domain/api/documents.ts'
import { isFinal, orderDocumentsFor } from '#domain/documents/registry.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { isPermitted } from '#domain/team/permissions.ts'
import { readInvoiceDocumentRows } from '#worker/db/invoice-document-rows.ts'
import { readOrderDocumentRows } from '#worker/db/order-document-rows.ts'
import type { SessionEnv } from '#worker/http/context.ts'
import { route } from '#worker/http/route.ts'
import { counted } from './counted.ts'
import { onceAt } from './once.ts'
import { invoicePrintable, orderPrintable, type Printable, printed } from './printed.ts'

const answer = async (c: Context<SessionEnv>, printable: Printable): Promise<Response> => {
  const { tenantId } = c.get('actor')
  // All requests of a tenant meet in its object.
  const once = counted(c.env, tenantId, onceAt(c.env.TENANT.getByName(tenantId)))
  const { bytes, cached } = await printed(c.env, tenantId, printable, once)
  return c.body(bytes, 200, {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${printable.name}"`,
    'x-document-cache': cached ? 'hit' : 'miss',
  })
}

/** Documents of orders and invoices as PDF. */
export const documentRoutes = [
  route(api.orderPdf, async (c, { params: { id, kind } }) => {
    if (!orderDocumentsFor(isPermitted(c.get('actor'), 'prices')).includes(kind))
      throw new AppError('forbidden')
    // A hidden order and an absent one get the same answer (S12.3).
    const input = await readOrderDocumentRows(c.get('db'), c.get('actor'), id)
    if (!input) throw new AppError('not_found')
    if (!isFinal(kind, input.order.status)) throw new AppError('order_not_validated')
    return answer(c, await orderPrintable(c.env, kind, input))
  }),
  route(api.invoicePdf, async (c, { params }) => {
    const input = await readInvoiceDocumentRows(c.get('db'), c.get('actor'), params.id)
    if (!input) throw new AppError('not_found')
    return answer(c, invoicePrintable(input))
  }),
]
