import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { m } from '#web/i18n/messages.ts'
import type { Part } from '../bench.ts'
import { count, median, milliseconds, times } from '../numbers.ts'
import { longestTurnOf } from '../turns.ts'
import { openBenchPage } from './load.ts'

/** How much slower than this machine the desktop of a workshop is, by Chromium's own throttling. */
const SLOW = 4
const ROUNDS = 5
/** Milliseconds during which a press may still be drawing. */
const QUIET = 1_500
/** Appointments of each bay and day of the week in view: half an hour each. */
const A_DAY = 12
const SIZES = [0, 5_000] as const

/** Rounds of drawing. */
const DRAWN = 25

/** The week of a shop in season, seven days and six bays: drawn from its rows, and opened in the app. */
export const calendarPart: Part = async (bench) => {
  bench.say('the week, drawn from its rows')
  const browser = await bench.browser()
  try {
    const page = await openBenchPage(browser, await bench.url())
    const devtools = await counted(browser, page)
    const [drawn, copied]: [number[], number[]] = [[], []]
    for (let round = 0; round < DRAWN; round++) {
      await page.evaluate((aDay) => window.bench.makeWeek(aDay), A_DAY)
      drawn.push(SLOW * (await scriptDuring(devtools, () => page.evaluate(() => window.bench.drawWeek()))))
      await page.evaluate(() => window.bench.takeWeek())
      copied.push(SLOW * (await scriptDuring(devtools, () => page.evaluate(() => window.bench.copyWeek()))))
    }
    const appointments = await page.locator('.appt').count()
    const rows = [
      [
        `${count(appointments)} appointments from their rows`,
        milliseconds(median(drawn)),
        milliseconds(Math.min(...drawn)),
        times(median(drawn) / median(copied)),
      ],
      [
        'the same elements, copied by the browser from their HTML',
        milliseconds(median(copied)),
        milliseconds(Math.min(...copied)),
      ],
    ]
    for (const before of SIZES) {
      bench.say(`the week, with ${count(before)} appointments of the year before`)
      await page.evaluate((size) => window.bench.fillLocalCalendar(size), { before, aDay: A_DAY })
      const { all, longest } = await openedIn(browser, await bench.url())
      const opened = `opened in the app beside ${count(before)} of the year before`
      for (const [what, taken] of [
        ['the longest turn', longest],
        ['all script from the press on', all],
      ] as const)
        rows.push([`${opened}: ${what}`, milliseconds(median(taken)), milliseconds(Math.min(...taken))])
    }
    return {
      title: `The week of a shop in season, on a machine ${SLOW} times slower`,
      columns: ['7 days × 6 bays', 'Script, median', 'Least', 'Beside the copy'],
      rows,
    }
  } finally {
    await browser.close()
  }
}

/**
 * Goes from the day to the week and back. Returns for each press on the week, in milliseconds: all its script, and that
 * of its longest turn, by turns, because noting the turns takes script too.
 */
const openedIn = async (
  browser: BrowserContext,
  url: string,
): Promise<{ all: number[]; longest: number[] }> => {
  const page = await browser.newPage()
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${url}/programari?fel=saptamana`)
  await page.locator('.appt').nth(500).waitFor({ state: 'attached', timeout: 60_000 })
  const devtools = await slowed(browser, page)
  const [all, longest]: [number[], number[]] = [[], []]
  const press = async (view: 'zi' | 'saptamana') => {
    await page.getByRole('radio', { name: m.calendar.views[view], exact: true }).click()
    await page.waitForTimeout(QUIET)
  }
  for (let round = 0; round < ROUNDS; round++) {
    await press('zi')
    all.push(await scriptDuring(devtools, () => press('saptamana')))
    await press('zi')
    longest.push(await longestTurnOf(devtools, () => press('saptamana')))
  }
  await page.close()
  return { all, longest }
}

/** Counts a page’s script by the time of its thread, in which other processes don’t count. */
const counted = async (browser: BrowserContext, page: Page): Promise<CDPSession> => {
  const devtools = await browser.newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  return devtools
}

/** Slows a page down too. What takes few milliseconds is multiplied instead: the pauses of this throttling are as long. */
const slowed = async (browser: BrowserContext, page: Page): Promise<CDPSession> => {
  const devtools = await counted(browser, page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW })
  return devtools
}

/** Milliseconds of script that the page runs meanwhile. */
const scriptDuring = async (devtools: CDPSession, work: () => Promise<unknown>): Promise<number> => {
  const before = await scriptOf(devtools)
  await work()
  return (await scriptOf(devtools)) - before
}

/** Milliseconds of script that the page has run so far. */
const scriptOf = async (devtools: CDPSession): Promise<number> => {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000
}
