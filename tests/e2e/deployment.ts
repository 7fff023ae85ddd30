import { buffer } from 'node:stream/consumers'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Download,
  type Page,
} from 'playwright-core'
import { inject } from 'vitest'

type DeviceOptions = Pick<BrowserContextOptions, 'serviceWorkers'>

/** The whole product as a person meets it: the built app, the real server, a real browser. */
export type Deployment = {
  url: string
  /** Folder of the server's databases. */
  state: string
  browser: Browser
  /** A device of its own: its storage is shared with no other. */
  device(
    size?: 'phone' | 'desktop',
    options?: DeviceOptions,
  ): Promise<{ context: BrowserContext; page: Page }>
  close(): Promise<void>
}

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } }

/**
 * Joins the deployment that all files of stories share (global-setup.ts). Each has shops and devices of its own, as the
 * customers of the real one have. `serviceWorkers: 'block'` is for stories that never lose the network: without it each
 * device first fetches the whole app, which is most of its work.
 */
export const openDeployment = async ({
  serviceWorkers = 'allow',
}: DeviceOptions = {}): Promise<Deployment> => {
  const { url, state, browser: endpoint } = inject('served')
  const browser = await chromium.connect(endpoint)
  return {
    url,
    state,
    browser,
    device: async (size = 'phone', own = {}) => {
      const context = await browser.newContext({
        viewport: SIZES[size],
        baseURL: url,
        locale: 'ro-RO',
        timezoneId: 'Europe/Bucharest',
        acceptDownloads: true,
        serviceWorkers,
        ...own,
        // Nothing moves: the test waits for what is there, not for how it came.
        reducedMotion: 'reduce',
      })
      context.setDefaultTimeout(15_000)
      const page = await context.newPage()
      return { context, page }
    },
    // Closes what was opened through this connection; the browser goes on.
    close: () => browser.close(),
  }
}

/** Waits until the app can start without a network: the service worker holds all its files. */
export const untilOfflineReady = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await page.waitForFunction(async () => {
    const keys = await caches.keys()
    const cached = await Promise.all(keys.map(async (key) => (await (await caches.open(key)).keys()).length))
    const registration = await navigator.serviceWorker.ready
    return registration.active?.state === 'activated' && cached.reduce((sum, n) => sum + n, 0) > 10
  })
}

/** What was downloaded. Its path is known only where the browser was started. */
export const contentOf = async (download: Download): Promise<Buffer> =>
  buffer(await download.createReadStream())
