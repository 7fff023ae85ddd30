import { chromium } from 'playwright-core'
import { ensureWholeChrome } from '#bin/chromium.ts'
import { personAt } from './page-person.ts'
import type { Person } from './person.ts'

export const openChromium = async (url: string): Promise<Person> => {
  const browser = await chromium.launch({
    executablePath: await ensureWholeChrome(),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    locale: 'ro-RO',
    timezoneId: 'Europe/Bucharest',
    reducedMotion: 'reduce',
  })
  return personAt(page, url, () => browser.close())
}
