import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'
import type { BrowserType } from 'playwright-core'
import { personAt } from './page-person.ts'
import type { Person } from './person.ts'

const PATHS = ['/usr/bin/firefox-esr', '/usr/bin/firefox']

/**
 * Playwright sends a command that Firefox ESR does not know yet: it is removed, and no test depends on it. And a letter
 * that is on no English keyboard, like ă, Playwright puts into the field without a key event: here it is a key too.
 */
const adapted = (source: string): string =>
  source
    .replaceAll(
      /await this\.[\w.]+\.send\("emulation\.setMediaFeaturesOverride"/g,
      'void ("emulation.setMediaFeaturesOverride"',
    )
    .replace(
      /(sendText\((\w+), (\w+)\) \{)(\s+let frame = this\._page\._page\.mainFrame\(\))/,
      "$1 return this._performActions($2, [...$3].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]));$4",
    )

const hookPlaywright = (): { deregister(): void } =>
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context)
      if (!url.endsWith('/coreBundle.js') || !loaded.source) return loaded
      return { ...loaded, source: adapted(String(loaded.source)) }
    },
  })

const firefoxType = async (): Promise<BrowserType> => {
  const hook = hookPlaywright()
  try {
    return (await import('playwright-core')).firefox
  } finally {
    hook.deregister()
  }
}

/** Preferences that make Firefox print at once, into this file, as its own „Save to PDF" does. */
const printsInto = (path: string): Record<string, string | boolean> => ({
  'print.always_print_silent': true,
  print_printer: 'Mozilla Save to PDF',
  'print.printer_Mozilla_Save_to_PDF.print_to_file': true,
  'print.printer_Mozilla_Save_to_PDF.print_to_filename': path,
})

/**
 * Debian's Firefox, over WebDriver BiDi. One page: a second one gets no blur from the first. What it prints becomes the
 * PDF at this path.
 */
export const openFirefox = async (url: string, printed: string): Promise<Person> => {
  const executablePath = PATHS.find((path) => existsSync(path))
  if (!executablePath) throw new Error('There is no Firefox: apt-get install firefox-esr')
  const browser = await (await firefoxType()).launch({
    channel: 'moz-firefox',
    executablePath,
    firefoxUserPrefs: printsInto(printed),
  })
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    locale: 'ro-RO',
    timezoneId: 'Europe/Bucharest',
  })
  return personAt(page, url, () => browser.close())
}
