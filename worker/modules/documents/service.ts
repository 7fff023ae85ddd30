import type { DocumentFonts } from '#domain/documents/fonts.ts'
import { documentFooterHtml, documentHtml, PAGE_MARGIN, TEMPLATE_VERSION } from '#domain/documents/page.ts'
import type { DocumentView } from '#domain/documents/view.ts'
import { hex } from '#domain/kernel/hex.ts'
import { type Files, filesOf } from '#worker/providers/files.ts'
import type { PdfRenderer } from '#worker/providers/pdf/port.ts'
import type { Once } from './once.ts'

/** A document to send. `cached` means that it was not rendered for this request. */
export type PdfDocument = { bytes: Uint8Array<ArrayBuffer>; key: string; cached: boolean }

export type DocumentRequest = {
  renderer: PdfRenderer
  files: Files
  once: Once
  fonts: DocumentFonts
  tenantId: string
  /** Its path under the tenant: `orders/<id>/deviz`. */
  path: string
  view: DocumentView
}

/** SHA-256 of a text, as the first 32 hexadecimal digits. */
const fingerprint = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return hex(new Uint8Array(digest, 0, 16))
}

/**
 * A document as PDF. It is rendered once per content, for any number of concurrent requests: the key in R2 is a
 * fingerprint of the page, so a changed order, shop or template is another document, and an old one is never
 * overwritten. Throws `pdf_unavailable`, `unavailable`.
 */
export const documentPdf = async ({
  renderer,
  files,
  once,
  fonts,
  tenantId,
  path,
  view,
}: DocumentRequest): Promise<PdfDocument> => {
  const html = documentHtml(view, fonts)
  const footer = documentFooterHtml(view, fonts)
  const hash = await fingerprint(`${TEMPLATE_VERSION}\n${html}\n${footer}`)
  const key = `${filesOf(tenantId)}${path}-${hash}.pdf`
  const kept = await files.read(key)
  if (kept) return { bytes: kept, key, cached: true }
  let isOwn = false
  const bytes = await once(key, async () => {
    isOwn = true
    const made = new Uint8Array(await renderer.render(html, { footer, margin: PAGE_MARGIN }))
    await files.write(key, made, 'application/pdf')
    return made
  })
  return { bytes, key, cached: !isOwn }
}
