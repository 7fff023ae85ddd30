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
import { ensureWholeChrome } from '#bin/chromium.ts'
import { BROWSER_ARGUMENTS } from './browser-arguments.ts'
import { reportOf } from './failure-report.ts'

type DeviceOptions = Pick<
  BrowserContextOptions,
  'baseURL' | 'serviceWorkers' | 'javaScriptEnabled' | 'hasTouch' | 'isMobile'
>

/** The whole product as people use it: the built app, the real server, a real browser. */
export type Deployment = {
  url: string
  /** Folder of the server's databases. */
  state: string
  browser: Browser
  /** A separate device: it shares its storage with no other. */
  device(
    size?: 'phone' | 'desktop',
    options?: DeviceOptions,
  ): Promise<{ context: BrowserContext; page: Page }>
  close(): Promise<void>
}

/** Milliseconds for which a story waits for what it expects: a busy machine needs more than people would accept. */
export const PATIENCE = 30_000

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } }

/**
 * Connects to the deployment that all e2e files share (global-setup.ts). Each file has its own shops and devices.
 * `serviceWorkers: 'block'` is for tests that never lose the network: without it each device first downloads the whole
 * app, which takes most of its time. `isWhole` is for those that need what only a browser with windows has: they get one of
 * their own.
 */
export const openDeployment = async ({
  serviceWorkers = 'allow',
  isWhole = false,
}: DeviceOptions & { isWhole?: boolean } = {}): Promise<Deployment> => {
  const { url, state, browser: endpoint } = inject('served')
  const browser = isWhole
    ? await chromium.launch({ executablePath: await ensureWholeChrome(), args: BROWSER_ARGUMENTS })
    : await chromium.connect(endpoint)
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
        // No animation: a test waits for content, not for movement.
        reducedMotion: 'reduce',
      })
      context.setDefaultTimeout(PATIENCE)
      reportOf(context)
      const page = await context.newPage()
      return { context, page }
    },
    // Closes what this connection opened; the browser keeps running.
    close: () => browser.close(),
  }
}

/** Waits until the app can start without a network: the service worker has all its files. */
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

/** The content of a download. Its path is known only where the browser was started. */
export const contentOf = async (download: Download): Promise<Buffer> =>
  buffer(await download.createReadStream())
