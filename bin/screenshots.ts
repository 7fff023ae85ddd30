import { mkdirSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { ensureWholeChrome } from './chromium.ts'
import { DEMO, seedDemo } from './seed-demo.ts'
import { startServer } from './server.ts'
import { migrate } from './state.ts'

/** `node bin/screenshots.ts`: the pictures of the README, from the demo shop. The app must be built. */

const STATE = '.state'
const OUT = 'docs/images'

const executablePath = await ensureWholeChrome()
mkdirSync(OUT, { recursive: true })
await migrate(STATE)
await seedDemo(STATE)
const server = await startServer({ port: 8799, state: STATE })
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })

const pictures = [
  { name: 'order-phone-light', viewport: { width: 390, height: 844 }, colorScheme: 'light', path: 'order' },
  { name: 'orders-phone-dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark', path: '/comenzi' },
  {
    name: 'dashboard-desktop-light',
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    path: '/',
  },
] as const

try {
  for (const { name, viewport, colorScheme, path } of pictures) {
    const context = await browser.newContext({
      viewport,
      colorScheme,
      deviceScaleFactor: 2,
      // A phone has a touch screen: no pointer hovers over a button, and no keyboard shortcut is shown.
      hasTouch: viewport.width < 500,
      isMobile: viewport.width < 500,
      baseURL: server.url,
      locale: 'ro-RO',
      timezoneId: 'Europe/Bucharest',
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    await page.goto('/cont/conectare')
    await page.getByLabel('E-mail', { exact: true }).fill(DEMO.email)
    await page.getByLabel('Parolă', { exact: true }).fill(DEMO.password)
    await page.getByRole('button', { name: 'Conectează-te' }).click()
    await page.getByRole('status').getByText('Sincronizat').first().waitFor({ state: 'attached' })
    await page.goto(path === 'order' ? '/comenzi' : path)
    if (path === 'order')
      await page
        .getByRole('link', { name: /Înlocuit/ })
        .first()
        .click()
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path: `${OUT}/${name}.png` })
    await context.close()
  }
} finally {
  await browser.close()
  await server.stop()
}
