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
const ROUNDS = 9
const ORDERS = 10_000
const ROWS = 100_000

/** A device without a network, whose list is opened again and again. */
type Device = { browser: BrowserContext; page: Page; url: string; shown: number[] }

/**
 * From navigation to a usable list, without a network, with many orders on the device and with none. Both devices are
 * open at once and alternate, so that other load on the machine slows both.
 */
export const listPart: Part = async (bench) => {
  const url = await bench.url()
  const filled = await bench.shop(ORDERS, ROWS)
  const devices: Device[] = []
  try {
    devices.push(await offlineDevice(bench, await register(url), 0, [m.orders.list.empty]))
    devices.push(await offlineDevice(bench, filled, filled.orders, filled.plates.map(formatPlate)))
    for (let round = 0; round < ROUNDS; round++)
      for (const device of devices) device.shown.push(await open(device))
  } finally {
    for (const { browser } of devices) await browser.close()
  }
  const [without, withOrders] = devices.map(({ shown }) => shown) as [number[], number[]]
  const shown = (times: readonly number[]) =>
    `${milliseconds(median(times))} (${times.map((ms) => ms.toFixed(0)).join(', ')})`
  return {
    title: 'From navigation to a usable list of orders, offline',
    columns: ['Orders on the device', `Median of ${ROUNDS}`, 'Beside no orders'],
    rows: [
      ['0', shown(without), ''],
      [count(ORDERS), shown(withOrders), times(median(withOrders) / median(without))],
    ],
  }
}

/** Lets a device sync the shop and cache the app, cuts its network, and opens the list once. */
const offlineDevice = async (
  bench: Bench,
  shop: Shop,
  orders: number,
  texts: readonly string[],
): Promise<Device> => {
  bench.say(`the list with ${count(orders)} orders`)
  const browser = await bench.browser()
  await settleIn(browser, shop, orders)
  const page = await browser.newPage()
  await page.goto(`${shop.url}${PATH}`)
  // An active worker has cached the whole list of files.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await browser.setOffline(true)
  await page.addInitScript(watchFor, texts)
  const device: Device = { browser, page, url: shop.url, shown: [] }
  await open(device)
  return device
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

const open = async ({ page, url }: Device): Promise<number> => {
  await page.goto('about:blank')
  await page.goto(`${url}${PATH}`)
  const shown = await page.waitForFunction(() => window.shownAt, undefined, { timeout: 30_000 })
  const at = await shown.jsonValue()
  if (at === undefined) throw new Error('the list never came')
  return at
}
