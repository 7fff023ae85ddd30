import { AppError } from '#domain/kernel/errors.ts'
import { within } from './deadline.ts'
import type { PdfRenderer } from './port.ts'

/** Milliseconds. A print takes 500, with a cold start up to 4000; what needs longer than this is stuck. */
const TIMEOUT = 20_000

/** Seconds after which a client may try again. */
const RETRY_AFTER = 5

/** The part of the binding that prints. The platform counts the browser's time of one print, and keeps no browser for us. */
export type PrintingBinding = Pick<BrowserRun, 'quickAction'>

/** Browser Rendering (`[browser]` in wrangler.toml), on the platform and on a server of our own. */
export const browserRendering = (binding: PrintingBinding): PdfRenderer => ({
  async render(html, { footer, margin }) {
    try {
      const answer = await within(
        TIMEOUT,
        binding.quickAction('pdf', {
          html,
          setJavaScriptEnabled: false,
          // The page has everything in it; nothing in it reaches the network.
          allowRequestPattern: ['^data:'],
          actionTimeout: TIMEOUT,
          pdfOptions: {
            format: 'a4',
            printBackground: true,
            displayHeaderFooter: true,
            headerTemplate: '<span></span>',
            footerTemplate: footer,
            margin,
            tagged: true,
          },
        }),
      )
      if (!answer.ok) throw new Error(`the browser answers ${answer.status}`)
      return new Uint8Array(await within(TIMEOUT, answer.arrayBuffer()))
    } catch (cause) {
      throw new AppError('pdf_unavailable', { params: { retryAfter: RETRY_AFTER }, cause })
    }
  },
})
