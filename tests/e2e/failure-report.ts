import type { BrowserContext, Page } from 'playwright-core'
import { afterEach } from 'vitest'

/** Prints what the pages of this file showed when a test failed: on another machine nobody can look at them. */

const devices = new Set<BrowserContext>()

/** From now on the device's pages are described when a test fails. */
export const reportOf = (device: BrowserContext): void => {
  devices.add(device)
  device.once('close', () => devices.delete(device))
}

const MOST_TEXT = 3000

const shown = (page: Page): Promise<string> =>
  page.evaluate((most) => {
    const focused = document.activeElement
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')]
      .filter(({ value, type }) => value !== '' && type !== 'password')
      .map((field) => `${field.labels?.[0]?.textContent ?? field.ariaLabel ?? field.name}: ${field.value}`)
    return [
      location.href,
      `focus: ${focused?.outerHTML.slice(0, 200) ?? 'none'}`,
      `fields: ${fields.join(' | ')}`,
      // biome-ignore lint/performance/useDomNodeTextContent: hidden text would hide what the person saw
      document.body.innerText.replace(/\n+/g, '\n').slice(0, most),
    ].join('\n')
  }, MOST_TEXT)

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  const pages = [...devices].flatMap((device) => device.pages())
  for (const page of pages)
    console.error(`--- ${task.name}\n${await shown(page).catch((error: unknown) => String(error))}`)
})
