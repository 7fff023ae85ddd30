import puppeteer, { type Browser, type BrowserWorker } from '@cloudflare/puppeteer'
import { AppError } from '#domain/kernel/errors.ts'
import { within } from './deadline.ts'
import type { PdfOptions, PdfRenderer } from './port.ts'
import { type BrowserDriver, openBrowser } from './sessions.ts'

/** A warm job takes 0,5 s and a cold one 4 s; a browser that needs longer is stuck. Milliseconds. */
const OPEN_TIMEOUT = 15_000
const RENDER_TIMEOUT = 20_000
const CLEANUP_TIMEOUT = 2_000

/** How long an idle browser waits for the next job, the most that Cloudflare grants. Milliseconds. */
const KEEP_ALIVE = 600_000

/** Seconds after which a client may try again. */
const RETRY_AFTER = 5

const driverOf = (binding: BrowserWorker): BrowserDriver<Browser> => ({
  sessions: () => puppeteer.sessions(binding),
  connect: (sessionId) => puppeteer.connect(binding, sessionId),
  launch: () => puppeteer.launch(binding, { keep_alive: KEEP_ALIVE }),
})

/** Prints one page in a context of its own, with scripts off and the network cut. */
const print = async (browser: Browser, html: string, options: PdfOptions): Promise<Uint8Array> => {
  const context = await browser.createBrowserContext()
  try {
    const page = await context.newPage()
    await page.setJavaScriptEnabled(false)
    await page.setOfflineMode(true)
    await page.setContent(html, { waitUntil: 'load' })
    return await page.pdf({
      format: 'a4',
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: options.footer,
      margin: options.margin,
      tagged: true,
    })
  } finally {
    await within(CLEANUP_TIMEOUT, context.close())
  }
}

/**
 * Gives the session back for the next job; a browser that failed is closed, so that nobody gets it again. Neither may
 * fail the job, whose result is already known.
 */
const release = async (browser: Browser, healthy: boolean): Promise<void> => {
  try {
    await within(CLEANUP_TIMEOUT, healthy ? browser.disconnect() : browser.close())
  } catch {
    // The session ends by itself when it has been idle for KEEP_ALIVE.
  }
}

const renderOnce = async (binding: BrowserWorker, html: string, options: PdfOptions): Promise<Uint8Array> => {
  const opening = openBrowser(driverOf(binding))
  const browser = await within(OPEN_TIMEOUT, opening).catch((error: unknown) => {
    // A browser that opens after all must not stay taken.
    opening.then((late) => release(late, true)).catch(() => {})
    throw error
  })
  let healthy = false
  try {
    const pdf = await within(RENDER_TIMEOUT, print(browser, html, options))
    healthy = true
    return pdf
  } finally {
    await release(browser, healthy)
  }
}

/** Browser Rendering (`[browser]` in wrangler.toml), in production and in `wrangler dev` alike. */
export const browserRendering = (binding: BrowserWorker): PdfRenderer => ({
  async render(html, options) {
    try {
      return await renderOnce(binding, html, options)
    } catch (cause) {
      throw new AppError('pdf_unavailable', { retryAfter: RETRY_AFTER, cause })
    }
  },
})
