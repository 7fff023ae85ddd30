import { Hono } from 'hono'
import { AppError } from '#domain/kernel/errors.ts'
import { isVisible } from '#domain/sync/visibility.ts'
import { orders } from '#domain/workshop/orders/schema.ts'
import { readOrderSheet } from '#worker/db/order-sheet.ts'
import type { SessionEnv } from '#worker/http/context.ts'
import { browserRendering } from '#worker/providers/pdf/browser-rendering.ts'
import { documentFonts } from './fonts.ts'
import { devizPdf } from './service.ts'

/** Documents of orders. */
export const documentRoutes = new Hono<SessionEnv>()

documentRoutes.get('/:id/pdf/deviz', async (c) => {
  const rows = await readOrderSheet(c.get('db'), c.req.param('id'))
  // Absent and out of sight are answered alike (S12).
  if (!rows || !isVisible(orders, rows.order, c.get('actor'))) throw new AppError('not_found')
  const { bytes, name, cached } = await devizPdf({
    renderer: browserRendering(c.env.BROWSER),
    files: c.env.FILES,
    fonts: await documentFonts(c.env.ASSETS),
    tenantId: c.get('actor').tenantId,
    rows,
  })
  return c.body(bytes, 200, {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${name}"`,
    'x-document-cache': cached ? 'hit' : 'miss',
  })
})
