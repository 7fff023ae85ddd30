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
    const raw = median(found.raw)
    const row = (what: string, all: readonly number[]) => {
      const ms = median(all)
      return [what, milliseconds(ms), milliseconds(raw), times(ms / raw)]
    }
    return {
      title: 'An edit of a line, until it is on the disk',
      columns: [
        'With rules, derived order and outbox',
        'Time',
        'Bare IndexedDB, the same reads and writes',
        'Ratio',
      ],
      rows: [
        row('of a line that was loaded', found.loaded),
        row('of a line that was edited or made here', found.again),
        row('with a record for each row', found.single),
      ],
    }
  } finally {
    await browser.close()
  }
}
