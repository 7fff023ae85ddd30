import type { Part } from '../bench.ts'
import { median, milliseconds, times } from '../numbers.ts'
import { openBenchPage } from './load.ts'

const ACTS = 300

/** One edit on the device until it is on the disk, beside the minimum that IndexedDB needs for it. */
export const actPart: Part = async (bench) => {
  const url = await bench.url()
  bench.say('edits on the device')
  const browser = await bench.browser()
  try {
    const page = await openBenchPage(browser, url)
    const found = await page.evaluate((count) => window.bench.acts(count), ACTS)
    const [act, raw] = [median(found.act), median(found.raw)]
    return {
      title: 'An edit of a line, until it is on the disk',
      columns: ['With rules, derived order and outbox', 'Bare IndexedDB, the same reads and writes', 'Ratio'],
      rows: [[milliseconds(act), milliseconds(raw), times(act / raw)]],
    }
  } finally {
    await browser.close()
  }
}
