import type { Page } from 'playwright-core'
import type { Bench, Part } from '../bench.ts'
import { tokenOf } from '../client.ts'
import { BENCH_PAGE } from '../deployment.ts'
import { count, median, megabytes, rate, seconds, times } from '../numbers.ts'
import type { FilledShop } from '../shops.ts'

/** Orders, rows in total, repeats. */
const SIZES = [
  { orders: 1_000, rows: 10_000, rounds: 3 },
  { orders: 10_000, rows: 100_000, rounds: 2 },
] as const

/** The first load of a shop into Dexie in a real browser, beside `bulkPut` of the same rows from memory, row by row. */
export const loadPart: Part = async (bench) => {
  const url = await bench.url()
  const rows: string[][] = []
  for (const size of SIZES) {
    bench.say(`filling a shop with ${count(size.rows)} rows`)
    const shop = await bench.shop(size.orders, size.rows)
    bench.say(`first load of ${count(size.rows)} rows`)
    const browser = await bench.browser()
    try {
      const page = await openBenchPage(browser, url)
      rows.push(...(await measure(page, shop, size.rounds)))
    } finally {
      await browser.close()
    }
  }
  return {
    title: 'First load into Dexie',
    columns: ['Rows', 'First load', 'bulkPut from memory, row by row', 'Ratio'],
    rows,
  }
}

/** Opens the bench page and waits until its functions can be called. */
export const openBenchPage = async (
  browser: Awaited<ReturnType<Bench['browser']>>,
  url: string,
): Promise<Page> => {
  const page = await browser.newPage()
  await page.goto(`${url}${BENCH_PAGE}`)
  await page.waitForFunction(() => 'bench' in window)
  return page
}

const measure = async (page: Page, shop: FilledShop, rounds: number): Promise<string[][]> => {
  const loads = []
  const puts = []
  const received = []
  for (let round = 0; round < rounds; round++) {
    const token = await tokenOf(shop)
    const loaded = await page.evaluate((token) => window.bench.load(token), token)
    const put = await page.evaluate(() => window.bench.put())
    // Cars bring their clients, so there are a few more than were asked for.
    if (loaded.rows < shop.rows || put.rows !== loaded.rows)
      throw new Error(`of ${shop.rows} rows, ${loaded.rows} were loaded and ${put.rows} put`)
    loads.push(loaded)
    puts.push(put.ms)
    received.push((await page.evaluate((token) => window.bench.receive(token), token)).ms)
  }
  const rows = median(loads.map((one) => one.rows))
  const ms = median(loads.map((one) => one.ms))
  const raw = median(puts)
  const wire = median(loads.map((one) => one.wireBytes))
  const body = median(loads.map((one) => one.bodyBytes))
  const perSecond = (time: number) => `${seconds(time)}, ${count(rate(rows, time))} rows/s`
  return [
    [count(rows), perSecond(ms), perSecond(raw), times(ms / raw)],
    ['… received and parsed, not stored', perSecond(median(received)), '', ''],
    [`… on the wire (${megabytes(body)} unpacked)`, megabytes(wire), '', ''],
  ]
}
