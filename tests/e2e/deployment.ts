import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'
import { ensureLocalChrome } from '#bin/chromium.ts'
import { freePort } from '#bin/ports.ts'
import { type Server, startServer } from '#bin/server.ts'

/** The whole product as a person meets it: the built app, the real server with an empty database, a real browser. */
export type Deployment = {
  server: Server
  /** Folder of its databases. */
  state: string
  browser: Browser
  /** A device of its own: its storage is shared with no other. */
  device(size?: 'phone' | 'desktop'): Promise<{ context: BrowserContext; page: Page }>
  close(): Promise<void>
}

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } }

/** Starts it. `npm test` has built the app before. */
export const deploy = async (): Promise<Deployment> => {
  const executablePath = ensureLocalChrome()
  const state = mkdtempSync(join(tmpdir(), 'roa-e2e-'))
  cpSync(inject('migratedState'), state, { recursive: true })
  const server = await startServer({ port: await freePort(), state })
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  return {
    server,
    state,
    browser,
    device: async (size = 'phone') => {
      const context = await browser.newContext({
        viewport: SIZES[size],
        baseURL: server.url,
        locale: 'ro-RO',
        timezoneId: 'Europe/Bucharest',
        acceptDownloads: true,
        // Nothing moves: the test waits for what is there, not for how it came.
        reducedMotion: 'reduce',
      })
      context.setDefaultTimeout(15_000)
      const page = await context.newPage()
      return { context, page }
    },
    close: async () => {
      await browser.close()
      await server.stop()
      rmSync(state, { recursive: true, force: true })
    },
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
