import type { BrowserContext, Page } from 'playwright-core'
import { formatPlate } from '#domain/romania/plate.ts'
import { m } from '#web/i18n/messages.ts'
import type { Bench, Part } from '../bench.ts'
import { register, type Shop } from '../client.ts'
import { count, median, milliseconds, times } from '../numbers.ts'
import { watchFor } from '../page/watch.ts'
import { openBenchPage } from './load.ts'

/** The measured screen. */
const PATH = '/comenzi'
const ROUNDS = 5
const ORDERS = 10_000
const ROWS = 100_000

/** From navigation to a usable list, without a network, with many orders on the device and with none. */
export const listPart: Part = async (bench) => {
  const url = await bench.url()
  const empty = await register(url)
  const without = await measure(bench, empty, 0, [m.orders.list.empty])
  const filled = await bench.shop(ORDERS, ROWS)
  const withOrders = await measure(bench, filled, filled.orders, filled.plates.map(formatPlate))
  const shown = (times: readonly number[]) =>
    `${milliseconds(median(times))} (${times.map((ms) => ms.toFixed(0)).join(', ')})`
  return {
    title: 'From navigation to a usable list of orders, offline',
    columns: ['Orders on the device', 'Median of 5', 'Beside no orders'],
    rows: [
      ['0', shown(without), ''],
      [count(ORDERS), shown(withOrders), times(median(withOrders) / median(without))],
    ],
  }
}

/** Lets a device sync the shop and cache the app, cuts the network, and opens the list repeatedly. */
const measure = async (
  bench: Bench,
  shop: Shop,
  orders: number,
  texts: readonly string[],
): Promise<number[]> => {
  bench.say(`the list with ${count(orders)} orders`)
  const browser = await bench.browser()
  try {
    await settleIn(browser, shop, orders)
    const page = await browser.newPage()
    await page.goto(`${shop.url}${PATH}`)
    // An active worker has cached the whole list of files.
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await browser.setOffline(true)
    await page.addInitScript(watchFor, texts)
    await open(page, shop.url)
    const shown: number[] = []
    for (let round = 0; round < ROUNDS; round++) shown.push(await open(page, shop.url))
    return shown
  } finally {
    await browser.close()
  }
}

const settleIn = async (browser: BrowserContext, shop: Shop, orders: number): Promise<void> => {
  const page = await openBenchPage(browser, shop.url)
  const there = await page.evaluate(([email, password]) => window.bench.settleIn(email, password), [
    shop.email,
    shop.password,
  ] as const)
  if (there !== orders) throw new Error(`the device has ${there} orders instead of ${orders}`)
  await page.close()
}

const open = async (page: Page, url: string): Promise<number> => {
  await page.goto('about:blank')
  await page.goto(`${url}${PATH}`)
  const shown = await page.waitForFunction(() => window.shownAt, undefined, { timeout: 30_000 })
  const at = await shown.jsonValue()
  if (at === undefined) throw new Error('the list never came')
  return at
}
