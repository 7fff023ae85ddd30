import { type DevizInput, type DevizOrder, devizFileName, devizView } from '#domain/documents/deviz.ts'
import {
  DEVIZ_MARGIN,
  DEVIZ_TEMPLATE_VERSION,
  devizFooterHtml,
  devizHtml,
} from '#domain/documents/deviz-html.ts'
import type { DocumentFonts } from '#domain/documents/fonts.ts'
import { AppError } from '#domain/kernel/errors.ts'
import type { PdfRenderer } from '#worker/providers/pdf/port.ts'

/** What the service needs of an R2 bucket. */
export type DocumentStore = {
  get(key: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> } | null>
  put(key: string, value: Uint8Array, options: { httpMetadata: { contentType: string } }): Promise<unknown>
}

/** A document ready to be sent. `cached` says that R2 had it. */
export type PdfDocument = { bytes: Uint8Array<ArrayBuffer>; key: string; name: string; cached: boolean }

export type DevizRequest = {
  renderer: PdfRenderer
  files: DocumentStore
  fonts: DocumentFonts
  tenantId: string
  rows: Omit<DevizInput, 'order'> & { order: DevizOrder & { id: string } }
}

/** States in which an order's prices stand: before, they still change under the client's eyes. */
const PRINTABLE = new Set(['VALIDAT', 'FACTURAT'])

/** Seconds after which a client may try again when R2 doesn't answer. */
const RETRY_AFTER = 5

/** SHA-256 of a text, as the first 32 hexadecimal digits. */
const fingerprint = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest).subarray(0, 16), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}

const stored = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (cause) {
    throw new AppError('unavailable', { retryAfter: RETRY_AFTER, cause })
  }
}

/**
 * The deviz of a validated order as PDF. It is made once for each content: the key in R2 is a fingerprint of the page,
 * so a changed order, shop or template is another document, and an old one is never overwritten.
 * Throws `order_not_validated`, `pdf_unavailable`, `unavailable`.
 */
export const devizPdf = async ({
  renderer,
  files,
  fonts,
  tenantId,
  rows,
}: DevizRequest): Promise<PdfDocument> => {
  const { order } = rows
  if (!PRINTABLE.has(order.status)) throw new AppError('order_not_validated')
  const view = devizView(rows)
  const html = devizHtml(view, fonts)
  const footer = devizFooterHtml(view, fonts)
  const hash = await fingerprint(`${DEVIZ_TEMPLATE_VERSION}\n${html}\n${footer}`)
  const key = `tenants/${tenantId}/orders/${order.id}/deviz-${hash}.pdf`
  const name = devizFileName(order)
  const kept = await stored(files.get(key))
  if (kept) return { bytes: new Uint8Array(await stored(kept.arrayBuffer())), key, name, cached: true }
  const bytes = new Uint8Array(await renderer.render(html, { footer, margin: DEVIZ_MARGIN }))
  await stored(files.put(key, bytes, { httpMetadata: { contentType: 'application/pdf' } }))
  return { bytes, key, name, cached: false }
}
