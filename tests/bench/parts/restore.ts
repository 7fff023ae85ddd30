import type { Part } from '../bench.ts'
import { count, megabytes, rate, seconds } from '../numbers.ts'
import { openBenchPage } from './load.ts'

const ORDERS = 10_000

/** The backup of a shop on the free tier: written, read to its end, and restored into an empty device. */
export const restorePart: Part = async (bench) => {
  const url = await bench.url()
  bench.say(`a backup of ${count(ORDERS)} orders`)
  const browser = await bench.browser()
  try {
    const page = await openBenchPage(browser, url)
    const { records, bytes, written, checked, restored } = await page.evaluate(
      (orders) => window.bench.restore(orders),
      ORDERS,
    )
    const row = (what: string, ms: number) => [what, seconds(ms), `${count(rate(records, ms))} a second`]
    return {
      title: `A backup of ${count(ORDERS)} orders: ${count(records)} rows and entries of the history, ${megabytes(bytes)}`,
      columns: ['What', 'Time', 'Rows and entries'],
      rows: [
        row('written', written),
        row('read to its end and checked', checked),
        row('restored on an empty device', restored),
      ],
    }
  } finally {
    await browser.close()
  }
}
