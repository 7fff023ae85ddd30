import type { BrowserContext, CDPSession } from 'playwright-core'
import { m } from '#web/i18n/messages.ts'
import type { Part } from '../bench.ts'
import { count, median, milliseconds } from '../numbers.ts'
import { openBenchPage } from './load.ts'

/** How much slower than this machine the desktop of a workshop is, by Chromium's own throttling. */
const SLOW = 4
const ROUNDS = 9
/** Milliseconds during which a press may still be drawing. */
const QUIET = 1_500
/** Appointments of each bay and day of the week in view: half an hour each. */
const A_DAY = 12
const SIZES = [0, 5_000] as const

/** Days of a week that are drawn before the others, and rounds of drawing. */
const FIRST = 2
const DRAWN = 25

/** The week of a shop in season, seven days and six bays: drawn from its rows, and opened in the app. */
export const calendarPart: Part = async (bench) => {
  bench.say('the week, drawn from its rows')
  const browser = await bench.browser()
  try {
    const page = await openBenchPage(browser, await bench.url())
    const slow = await browser.newCDPSession(page)
    await slow.send('Emulation.setCPUThrottlingRate', { rate: SLOW })
    const drawn = []
    for (let round = 0; round < DRAWN; round++)
      drawn.push(
        await page.evaluate(([aDay, first]) => window.bench.drawWeek(aDay, first), [A_DAY, FIRST] as const),
      )
    const rows = [
      [
        `${count(drawn[0]?.drawn ?? 0)} appointments from their rows, the first ${FIRST} days`,
        milliseconds(median(drawn.map(({ first }) => first))),
        milliseconds(Math.min(...drawn.map(({ first }) => first))),
      ],
      [
        '… all seven',
        milliseconds(median(drawn.map(({ whole }) => whole))),
        milliseconds(Math.min(...drawn.map(({ whole }) => whole))),
      ],
    ]
    for (const before of SIZES) {
      bench.say(`the week, with ${count(before)} appointments of the year before`)
      await page.evaluate((size) => window.bench.fillLocalCalendar(size), { before, aDay: A_DAY })
      const presses = await openedIn(browser, await bench.url())
      rows.push([
        `opened in the app beside ${count(before)} of the year before: all script from the press on`,
        milliseconds(median(presses)),
        milliseconds(Math.min(...presses)),
      ])
    }
    return {
      title: `The week of a shop in season, on a machine ${SLOW} times slower`,
      columns: ['7 days × 6 bays', 'Script, median', 'Least'],
      rows,
    }
  } finally {
    await browser.close()
  }
}

/** Goes from the day to the week and back; the script of each press on the week, in milliseconds. */
const openedIn = async (browser: BrowserContext, url: string): Promise<number[]> => {
  const page = await browser.newPage()
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${url}/programari?fel=saptamana`)
  await page.locator('[data-appt]').nth(500).waitFor({ state: 'attached', timeout: 60_000 })
  const devtools = await browser.newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW })
  const presses: number[] = []
  for (let round = 0; round < ROUNDS; round++)
    for (const view of ['zi', 'saptamana'] as const) {
      const before = await scriptOf(devtools)
      await page.getByRole('radio', { name: m.calendar.views[view], exact: true }).click()
      await page.waitForTimeout(QUIET)
      if (view === 'saptamana') presses.push((await scriptOf(devtools)) - before)
    }
  await page.close()
  return presses
}

/** Milliseconds of script that the page has run so far. */
const scriptOf = async (devtools: CDPSession): Promise<number> => {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000
}
