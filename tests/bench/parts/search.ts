import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import type { Bench, Part } from '../bench.ts'
import { count, median, milliseconds, times } from '../numbers.ts'
import { openBenchPage } from './load.ts'

const SIZES = [500, 50_000] as const
/** Typed key by key; each key leaves fewer orders. */
const QUERIES = ['turcanu stef', 'kit ambr', 'nr. 320', 'ct 12']
/** Milliseconds during which a list may still be painting after a key. */
const QUIET = 500

/** The cost of a key that changed rows. */
type Key = {
  /** Milliseconds to the frame after which no row changed. */
  painted: number
  /** How often rows changed: 1, unless some came later than others. */
  steps: number
  /**
   * Milliseconds of work of the page's main thread until everything is quiet, independent of other load on the machine.
   */
  work: number
}

/**
 * From a key in the search field to the painted rows, with many orders on the device and with few. No network, no
 * account. Both pages are open at once and alternate, so that other load on the machine slows both.
 */
export const searchPart: Part = async (bench) => {
  const url = await bench.url()
  const lists: List[] = []
  try {
    for (const orders of SIZES) {
      bench.say(`opening ${count(orders)} orders`)
      lists.push(await openList(bench, url, orders))
    }
    for (const query of QUERIES) {
      bench.say(`searching "${query}"`)
      for (const list of lists) list.keys.push(...(await typeIn(list, query)))
    }
  } finally {
    for (const { browser } of lists) await browser.close()
  }
  const few = median((lists[0]?.keys ?? []).map(({ painted }) => painted))
  return {
    title: 'From a key in the search field to the painted rows',
    columns: [
      'Orders on the device',
      'Median of the keys',
      'Slowest key',
      'Beside few orders',
      'Steps in which the rows came, at most',
      'Main thread’s work for a key, median',
    ],
    rows: lists.map(({ orders, keys }) => {
      const painted = keys.map((key) => key.painted)
      return [
        count(orders),
        milliseconds(median(painted)),
        milliseconds(Math.max(...painted)),
        times(median(painted) / few),
        count(Math.max(...keys.map(({ steps }) => steps))),
        milliseconds(median(keys.map(({ work }) => work))),
      ]
    }),
  }
}

type List = { orders: number; browser: BrowserContext; page: Page; devtools: CDPSession; keys: Key[] }

const openList = async (bench: Bench, url: string, orders: number): Promise<List> => {
  const browser = await bench.browser()
  const filler = await openBenchPage(browser, url)
  await filler.evaluate((size) => window.bench.fillLocalShop(size), {
    orders,
    vehicles: 2_000,
    whole: false,
  })
  await filler.close()
  const page = await browser.newPage()
  await page.goto(`${url}/comenzi`)
  await page.getByRole('searchbox').fill('zzzz')
  // Nothing matches, and that is final: the whole index has been read.
  await page.getByText('Nicio comandă nu se potrivește').waitFor({ timeout: 120_000 })
  const devtools = await browser.newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.evaluate(watchRows)
  return { orders, browser, page, devtools, keys: [] }
}

const typeIn = async ({ page, devtools }: List, query: string): Promise<Key[]> => {
  await page.getByRole('searchbox').fill('')
  await page.waitForTimeout(QUIET)
  const keys: Key[] = []
  for (const key of query) keys.push(...(await afterKey(page, devtools, key)))
  return keys
}

/** Empty for a key that changed no row. */
const afterKey = async (page: Page, devtools: CDPSession, key: string): Promise<Key[]> => {
  const before = await workOf(devtools)
  await page.keyboard.press(key === ' ' ? 'Space' : key)
  await page.waitForTimeout(QUIET)
  const work = (await workOf(devtools)) - before
  const { painted, steps } = await page.evaluate(() => window.rowsAfterKey)
  return steps === 0 ? [] : [{ painted, steps, work }]
}

/** Milliseconds that the main thread has worked so far. */
const workOf = async (devtools: CDPSession): Promise<number> => {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}

/** Runs in the browser: notes when the rows were last painted after a key, and in how many steps they came. */
const watchRows = (): void => {
  let pressed = 0
  window.rowsAfterKey = { painted: 0, steps: 0 }
  addEventListener(
    'keydown',
    () => {
      pressed = performance.now()
      window.rowsAfterKey = { painted: 0, steps: 0 }
    },
    true,
  )
  new MutationObserver((records) => {
    const isRows = records.some(
      ({ target }) => target instanceof Element && target.closest('ul[aria-label]') !== null,
    )
    if (!isRows) return
    window.rowsAfterKey.steps += 1
    // A task after the callbacks of the next frame runs once that frame is drawn.
    requestAnimationFrame(() => {
      setTimeout(() => {
        window.rowsAfterKey.painted = performance.now() - pressed
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
    rowsAfterKey: { painted: number; steps: number }
  }
}
