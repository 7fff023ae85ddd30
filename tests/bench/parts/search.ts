import type { Page } from 'playwright-core'
import type { Bench, Part } from '../bench.ts'
import { count, median, milliseconds, times } from '../numbers.ts'
import { openBenchPage } from './load.ts'

const SIZES = [500, 50_000] as const
/** Typed key by key; each key leaves fewer orders. */
const QUERIES = ['turcanu stef', 'kit ambr', 'nr. 320', 'ct 12']
/** What a list may still be painting after a key, ms. */
const QUIET = 500

/** From a key in the search field to the painted rows, with many orders on the device and with few. No network, no account. */
export const searchPart: Part = async (bench) => {
  const url = await bench.url()
  const found = []
  for (const orders of SIZES) {
    bench.say(`searching ${count(orders)} orders`)
    found.push({ orders, keys: await measure(bench, url, orders) })
  }
  const few = median(found[0]?.keys ?? [])
  return {
    title: 'From a key in the search field to the painted rows',
    columns: ['Orders on the device', 'Median of the keys', 'Slowest key', 'Beside few orders'],
    rows: found.map(({ orders, keys }) => [
      count(orders),
      milliseconds(median(keys)),
      milliseconds(Math.max(...keys)),
      times(median(keys) / few),
    ]),
  }
}

const measure = async (bench: Bench, url: string, orders: number): Promise<number[]> => {
  const browser = await bench.browser()
  try {
    const filler = await openBenchPage(browser, url)
    await filler.evaluate((orders) => window.bench.fillLocalOrders(orders), orders)
    await filler.close()
    const page = await browser.newPage()
    await page.goto(`${url}/comenzi`)
    await page.getByRole('searchbox').fill('zzzz')
    // Nothing fits, and it is known: the whole index has been read.
    await page.getByText('Nicio comandă nu se potrivește').waitFor({ timeout: 120_000 })
    await page.evaluate(watchRows)
    const shown: number[] = []
    for (const query of QUERIES) {
      await page.getByRole('searchbox').fill('')
      await page.waitForTimeout(QUIET)
      for (const key of query) shown.push(...(await afterKey(page, key)))
    }
    return shown
  } finally {
    await browser.close()
  }
}

/** Time to the last frame in which rows changed; nothing for a key that changed none. */
const afterKey = async (page: Page, key: string): Promise<number[]> => {
  await page.keyboard.press(key === ' ' ? 'Space' : key)
  await page.waitForTimeout(QUIET)
  const ms = await page.evaluate(() => window.paintedAfter)
  return ms === null ? [] : [ms]
}

/** Runs in the browser: notes how long after a key the rows stood painted. */
const watchRows = (): void => {
  let pressed = 0
  window.paintedAfter = null
  addEventListener(
    'keydown',
    () => {
      pressed = performance.now()
      window.paintedAfter = null
    },
    true,
  )
  new MutationObserver((records) => {
    const isRows = records.some(
      ({ target }) => target instanceof Element && target.closest('ul, [data-order]') !== null,
    )
    // A task after the next frame's callbacks runs once that frame is made.
    if (isRows)
      requestAnimationFrame(() => {
        setTimeout(() => {
          window.paintedAfter = performance.now() - pressed
        })
      })
  }).observe(document.getElementById('main') ?? document.body, {
    childList: true,
    subtree: true,
    attributes: true,
  })
}

declare global {
  interface Window {
    paintedAfter: number | null
  }
}
