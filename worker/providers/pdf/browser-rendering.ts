import puppeteer, { type Browser, type BrowserWorker } from '@cloudflare/puppeteer'
import { AppError } from '#domain/kernel/errors.ts'
import { within } from './deadline.ts'
import type { PdfOptions, PdfRenderer } from './port.ts'
import { type BrowserDriver, openBrowser } from './sessions.ts'

/** Milliseconds. A warm job takes 500 in all, a cold start up to 4000; what needs longer than these is stuck. */
const CONNECT_TIMEOUT = 3_000
const LAUNCH_TIMEOUT = 12_000
const RENDER_TIMEOUT = 15_000
const CLEANUP_TIMEOUT = 2_000

/** How long an idle browser waits for the next job: the most that Cloudflare allows. Milliseconds. */
const KEEP_ALIVE = 600_000

/** Seconds after which a client may try again. */
const RETRY_AFTER = 5

/**
 * Returns the session for the next job; a browser that failed is closed, so that no other job gets it. An error here
 * must not fail the job, whose result is already known.
 */
const release = async (browser: Browser, healthy: boolean): Promise<void> => {
  try {
    await within(CLEANUP_TIMEOUT, healthy ? browser.disconnect() : browser.close())
  } catch {
    // The session ends by itself after KEEP_ALIVE without work.
  }
}

/** Waits this long for a browser. A browser that opens later is returned at once. */
const openedWithin = async (milliseconds: number, opening: Promise<Browser>): Promise<Browser> => {
  try {
    return await within(milliseconds, opening)
  } catch (error) {
    opening.then((late) => release(late, true)).catch(() => {})
    throw error
  }
}

const driverOf = (binding: BrowserWorker): BrowserDriver<Browser> => ({
  sessions: () => within(CONNECT_TIMEOUT, puppeteer.sessions(binding)),
  connect: (sessionId) => openedWithin(CONNECT_TIMEOUT, puppeteer.connect(binding, sessionId)),
  launch: () => openedWithin(LAUNCH_TIMEOUT, puppeteer.launch(binding, { keep_alive: KEEP_ALIVE })),
})

/** Prints one page in a separate context, with scripts off and the network blocked. */
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
    // A context that does not close costs memory, not the document; the next job detects a sick browser.
    await within(CLEANUP_TIMEOUT, context.close()).catch(() => {})
  }
}

const renderOnce = async (binding: BrowserWorker, html: string, options: PdfOptions): Promise<Uint8Array> => {
  const browser = await openBrowser(driverOf(binding))
  let healthy = false
  try {
    const pdf = await within(RENDER_TIMEOUT, print(browser, html, options))
    healthy = true
    return pdf
  } finally {
    await release(browser, healthy)
  }
}

/** Browser Rendering (`[browser]` in wrangler.toml), on the platform and on a server of our own. */
export const browserRendering = (binding: BrowserWorker): PdfRenderer => ({
  async render(html, options) {
    try {
      return await renderOnce(binding, html, options)
    } catch (cause) {
      throw new AppError('pdf_unavailable', { params: { retryAfter: RETRY_AFTER }, cause })
    }
  },
})
