import type { DocumentFonts } from '#domain/documents/fonts.ts'
import { documentFooterHtml, documentHtml, PAGE_MARGIN, TEMPLATE_VERSION } from '#domain/documents/page.ts'
import type { DocumentView } from '#domain/documents/view.ts'
import { AppError } from '#domain/kernel/errors.ts'
import type { PdfRenderer } from '#worker/providers/pdf/port.ts'

/** What the service needs of an R2 bucket. */
export type DocumentStore = {
  get(key: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> } | null>
  put(key: string, value: Uint8Array, options: { httpMetadata: { contentType: string } }): Promise<unknown>
}

/** A document ready to be sent. `cached` says that R2 had it. */
export type PdfDocument = { bytes: Uint8Array<ArrayBuffer>; key: string; cached: boolean }

/** Does work when nobody else of the tenant does what is named. */
export type WithLock = <T>(name: string, work: () => Promise<T>) => Promise<T>

export type DocumentRequest = {
  renderer: PdfRenderer
  files: DocumentStore
  withLock: WithLock
  fonts: DocumentFonts
  tenantId: string
  /** Where it is kept under the tenant: `orders/<id>/deviz`. */
  path: string
  view: DocumentView
}

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
    throw new AppError('unavailable', { params: { retryAfter: RETRY_AFTER }, cause })
  }
}

/**
 * A document as PDF. It is made once for each content, however many ask for it at once: the key in R2 is a fingerprint of the
 * page, so a changed order, shop or template is another document, and an old one is never overwritten.
 * Throws `pdf_unavailable`, `unavailable`.
 */
export const documentPdf = async ({
  renderer,
  files,
  withLock,
  fonts,
  tenantId,
  path,
  view,
}: DocumentRequest): Promise<PdfDocument> => {
  const html = documentHtml(view, fonts)
  const footer = documentFooterHtml(view, fonts)
  const hash = await fingerprint(`${TEMPLATE_VERSION}\n${html}\n${footer}`)
  const key = `tenants/${tenantId}/${path}-${hash}.pdf`
  const keptOne = async (): Promise<PdfDocument | null> => {
    const kept = await stored(files.get(key))
    return kept && { bytes: new Uint8Array(await stored(kept.arrayBuffer())), key, cached: true }
  }
  const make = async (): Promise<PdfDocument> => {
    const bytes = new Uint8Array(await renderer.render(html, { footer, margin: PAGE_MARGIN }))
    await stored(files.put(key, bytes, { httpMetadata: { contentType: 'application/pdf' } }))
    return { bytes, key, cached: false }
  }
  return (await keptOne()) ?? withLock(key, async () => (await keptOne()) ?? make())
}
