import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Deployment, openDeployment, PATIENCE } from './deployment.ts'
import { reportOf } from './failure-report.ts'
import { forgetMovements, movement, movements, WATCH_MOVEMENT } from './judging.ts'
import { untilTotal } from './workshop.ts'

/**
 * The first order of a person who has never seen the app: a phone, no account, one thumb. The test counts taps and
 * typed characters; both limits may only decrease.
 */

const MOST_TAPS = 11
/**
 * The plate, the client, the work, the part and its price, and once the name of the shop: nothing that the app could
 * know.
 */
const MOST_TYPED = 'ct12mrsDan TurcuSchimb uleiUlei 5W-30200Auto Turcu'.length

let deployment: Deployment
beforeAll(async () => {
  deployment = await openDeployment()
})
afterAll(() => deployment.close())

/**
 * A thumb whose every action is counted; it types only into the focused field. What moves as the answer to an act does
 * not count, however long a busy machine takes for it: the answer is there once the next field has the focus.
 */
const thumb = (page: Page) => {
  const done = { taps: 0, typed: 0 }
  let movementsBefore: number | null = null
  const act = async (): Promise<void> => {
    done.taps += 1
    movementsBefore ??= await movements(page)
  }
  const answered = async (): Promise<void> => {
    if (movementsBefore !== null) await forgetMovements(page, movementsBefore)
    movementsBefore = null
  }
  return {
    done,
    answered,
    tap: async (role: 'button' | 'link', name: RegExp): Promise<void> => {
      await act()
      await page.getByRole(role, { name }).filter({ visible: true }).first().tap()
    },
    touch: async (label: string): Promise<void> => {
      await act()
      await page.getByLabel(label, { exact: true }).filter({ visible: true }).first().tap()
    },
    /** Types into the field that the app itself has focused; `label` says which field that must be. */
    type: async (label: RegExp, text: string): Promise<void> => {
      await page.waitForFunction((wanted) => {
        const field = document.activeElement
        const name =
          field instanceof HTMLInputElement ? (field.ariaLabel ?? field.labels?.[0]?.textContent) : ''
        return new RegExp(wanted).test(name ?? '')
      }, label.source)
      await answered()
      done.typed += text.length
      await page.keyboard.type(text)
    },
    /** The Enter key of the phone's keyboard. */
    enter: async (): Promise<void> => {
      await act()
      await page.keyboard.press('Enter')
    },
  }
}

it('a newcomer’s first order on a phone takes few taps, and nothing moves under the thumb', async () => {
  const context = await deployment.browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    baseURL: deployment.url,
    locale: 'ro-RO',
    timezoneId: 'Europe/Bucharest',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(PATIENCE)
  reportOf(context)
  const page = await context.newPage()
  await page.addInitScript(WATCH_MOVEMENT)
  const { done, tap, touch, type, enter, answered } = thumb(page)
  await page.goto('/')
  await tap('link', /^Comandă nouă/)
  await type(/Caută mașina/, 'ct12mrs')
  await enter()
  await touch('Nume client')
  await type(/Nume client/, 'Dan Turcu')
  await enter()
  await type(/^Lucrare$/, 'Schimb ulei')
  await enter()
  await untilTotal(page, '181,50')
  // Enter in the empty line: the works are finished, the parts come next.
  await type(/^Lucrare$/, '')
  await enter()
  await type(/Piesă sau material/, 'Ulei 5W-30')
  await touch('Preț unitar')
  await type(/Preț unitar/, '200')
  await enter()
  await untilTotal(page, '423,50')
  // The second tap of a double tap must hit nothing in the sheet that has just opened under it.
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[role="dialog"]')) return
      observer.disconnect()
      const hit = document.elementFromPoint(innerWidth / 2, innerHeight - 40)
      Object.assign(window, { isCovered: hit?.hasAttribute('data-shield') })
    }).observe(document.body, { childList: true, subtree: true })
  })
  await tap('button', /Validează/)
  await type(/Numele firmei/, 'Auto Turcu')
  expect(await page.evaluate(() => (window as unknown as { isCovered?: boolean }).isCovered)).toBe(true)
  await touch('Da')
  await tap('button', /Continuă/)
  await page.getByText('Devizul e validat.').waitFor()

  expect(done.taps).toBeLessThanOrEqual(MOST_TAPS)
  expect(done.typed).toBeLessThanOrEqual(MOST_TYPED)
  await answered()
  expect(await movement(page)).toEqual([])

  // The step after the price is sending, without an account and a server.
  const address = page.url()
  await page.getByRole('button', { name: 'Trimite', exact: true }).filter({ visible: true }).tap()
  const sending = page.getByRole('dialog', { name: 'Trimite devizul' })
  await sending.getByText('CT 12 MRS: 423,50 lei').waitFor()
  await sending.getByRole('button', { name: 'Descarcă PDF-ul' }).waitFor()
  await page.evaluate(() => history.back())
  await sending.waitFor({ state: 'detached' })
  // The browser has gone back by then; the router takes it forward again.
  await expect.poll(() => page.url()).toBe(address)

  // The phone's Back closes the topmost sheet, not the order under it.
  await page.getByRole('button', { name: 'Facturează' }).filter({ visible: true }).first().tap()
  const sheet = page.getByRole('dialog', { name: 'Factură nouă' })
  await sheet.waitFor()
  await page.evaluate(() => history.back())
  await sheet.waitFor({ state: 'detached' })
  await expect.poll(() => page.url()).toBe(address)
  await page.getByRole('heading', { level: 1, name: /CT 12 MRS/ }).waitFor({ state: 'attached' })
  await context.close()
})
