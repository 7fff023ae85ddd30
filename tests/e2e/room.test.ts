import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROUTES } from '#web/app/routes.ts'
import { type Deployment, openDeployment, PATIENCE } from './deployment.ts'
import {
  addCar,
  addContact,
  addLabour,
  addPart,
  issueInvoice,
  type Owner,
  register,
  startOrder,
  untilSynced,
} from './workshop.ts'

/** Every page fits: on narrow and wide screens, with large text, on touch screens, above a keyboard. */

const OWNER: Owner = {
  company: 'Service Auto Târgu Secuiesc și Fiii SRL',
  name: 'Brândușa-Ștefania Mărgărit-Țărnă',
  email: 'brandusa@service-secuiesc.ro',
  password: 'loc pentru fiecare',
}
const LONG = 'Înlocuit kit distribuție cu pompă de apă, curea accesorii și întinzător automat'

/** Window widths, in CSS pixels. */
const WIDTHS = [320, 768, 1000, 1024, 1150, 1280, 1440, 1920]

let deployment: Deployment
/** A phone with touch. */
let page: Page
let draft = ''
const addresses: string[] = []

beforeAll(async () => {
  deployment = await openDeployment({ serviceWorkers: 'block' })
  const context = await deployment.browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    baseURL: deployment.url,
    locale: 'ro-RO',
    timezoneId: 'Europe/Bucharest',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  })
  context.setDefaultTimeout(PATIENCE)
  page = await context.newPage()
  // The text size is set before the app starts.
  await page.addInitScript(() => {
    document.documentElement.style.fontSize = sessionStorage.getItem('letters') ?? ''
  })
  await register(page, OWNER)
  await untilSynced(page)
  const order = async (plate: string): Promise<string> => {
    await startOrder(page)
    await addCar(page, plate, OWNER.name)
    await addLabour(page, LONG, '12,25', '1234,50')
    await addPart(page, 'Kit distribuție cu pompă', '100', '99999,99')
    return new URL(page.url()).pathname
  }
  draft = await order('b 123 țuț')
  const billed = await order('gl 45 fct')
  await page.getByRole('button', { name: 'Validează' }).filter({ visible: true }).click()
  await page.getByText('Devizul e validat.').waitFor()
  await issueInvoice(page, 'LOC')
  const invoice = new URL(page.url()).pathname
  await page.goto('/vehicule')
  const car = await page.getByRole('link', { name: /B 123/ }).first().getAttribute('href')
  await addContact(page, `${OWNER.name} și Fiii`, '0733 111 222')
  const samples: Record<string, string> = {
    'clienti/:id': new URL(page.url()).pathname,
    'comenzi/:id': draft,
    'comenzi/:id/documente/:kind': `${draft}/documente/deviz`,
    'facturi/:id': invoice,
    'facturi/:id/document': `${invoice}/document`,
    'vehicule/:id': car ?? '',
  }
  for (const path of Object.keys(ROUTES)) {
    const address = path.includes(':') ? samples[path] : `/${path}`
    if (!address) throw new Error(`/${path} has no sample: make its row above and name it in samples`)
    addresses.push(address)
  }
  addresses.push(billed, '/mai-mult', '/nu-exista', '/preturi?tab=pachete', '/preturi?tab=norme')
}, 180_000)
afterAll(() => deployment.close())

/** Sets the text size of the open page and of those opened later. */
const lettersOf = (size: string): Promise<void> =>
  page.evaluate((size) => {
    sessionStorage.setItem('letters', size)
    document.documentElement.style.fontSize = size
  }, size)

const open = async (address: string): Promise<void> => {
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 })))
}

/** What overflows the window, or its paper. Scrolling and truncated elements do not count. */
const runningOut = (): Promise<string[]> =>
  page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const root = document.documentElement
    const out: string[] = []
    if (root.scrollWidth > innerWidth) out.push(`the page by ${root.scrollWidth - innerWidth} px`)
    for (const paper of document.querySelectorAll('[data-paper], dialog, [role=dialog]'))
      if (paper.scrollWidth > paper.clientWidth + 1) {
        const edge = paper.getBoundingClientRect().right + 1
        const what = [...paper.querySelectorAll('*')].findLast(
          (one) => one.getBoundingClientRect().right > edge,
        )
        out.push(
          `a paper by ${paper.scrollWidth - paper.clientWidth} px: ${what?.outerHTML.slice(0, 160) ?? ''}`,
        )
      }
    return out
  })

/**
 * Links and buttons that are too small for a finger; those within a sentence may be as close as words, and bars of a
 * chart as their neighbours.
 */
const small = (): Promise<string[]> =>
  page.evaluate(() => {
    const LEAST = { height: 40, width: 24 }
    return [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, [role=button]')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.sr-only'))
      .map((one) => (one.matches('input') ? (one.closest('label') ?? one.closest('span') ?? one) : one))
      .filter((one) => {
        const { width, height } = one.getBoundingClientRect()
        const isInSentence =
          getComputedStyle(one).display === 'inline' && one.parentElement?.matches('p, dd, td, li span, h3')
        const isOut = height === 0 || width <= 1 || one.getBoundingClientRect().bottom < 0
        return !isOut && !isInSentence && (height < LEAST.height || width < LEAST.width)
      })
      .map((one) => {
        const { width, height } = one.getBoundingClientRect()
        return `${Math.round(width)}×${Math.round(height)} ${one.outerHTML.slice(0, 140)}`
      })
  })

/** The left edge of the page's title; on a page without a visible title, that of its back link. */
const edge = (): Promise<number | null> =>
  page.evaluate(() => {
    const heading = document.querySelector('#main h1')
    const isSeen = heading !== null && heading.getBoundingClientRect().width > 1
    // The back link has a negative left margin, so that its text starts at the edge.
    const letters = isSeen ? heading : document.querySelector('#main header a svg')
    return letters === null ? null : Math.round(letters.getBoundingClientRect().left)
  })

it('every page fits its window and papers, has no target that is too small, and starts at the same edge', async () => {
  const found: string[] = []
  const edges = new Map<number, string[]>()
  for (const address of addresses) {
    await page.setViewportSize({ width: 360, height: 844 })
    await lettersOf('200%')
    await open(address)
    for (const one of await runningOut()) found.push(`${address}, large letters: ${one}`)
    await lettersOf('')
    for (const one of await small()) found.push(`${address}, too small: ${one}`)
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 844 })
      for (const one of await runningOut()) found.push(`${address} ${width} px: ${one}`)
      const left = width === 1440 ? await edge() : null
      if (left !== null) edges.set(left, [...(edges.get(left) ?? []), address])
    }
  }
  expect(found).toEqual([])
  // The page of an unknown address has its own edge.
  const [, ...others] = [...edges].sort(([, a], [, b]) => b.length - a.length)
  expect(others.filter(([, pages]) => String(pages) !== '/nu-exista')).toEqual([])
}, 300_000)

describe('with the keyboard of the phone open', () => {
  it.each([470, 420])(
    '390×%i: no menu, one thin line of totals, the field and its suggestions in sight',
    async (height) => {
      await page.setViewportSize({ width: 390, height: 844 })
      await open(draft)
      await page.getByRole('button', { name: 'Adaugă lucrare' }).click()
      await page.setViewportSize({ width: 390, height })
      for (const label of ['Lucrare', 'Ore', 'Preț pe oră']) {
        const field = page.getByLabel(label, { exact: true })
        await field.focus()
        if (label === 'Lucrare') {
          await field.fill('')
          await page.keyboard.type('kit')
          await page.getByRole('option').first().waitFor()
        }
        await expect
          .poll(() =>
            page.evaluate(() => {
              const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect()
              const totals = box('[data-foot]')
              const focused = document.activeElement?.getBoundingClientRect()
              const list = [...document.querySelectorAll('[role=listbox]')].find(
                (one) => one.getBoundingClientRect().height > 0,
              )
              const shown = list?.getBoundingClientRect()
              const floor = totals?.top ?? 0
              return {
                menu: box('nav')?.height ?? 0,
                isThin: (totals?.height ?? 99) <= 40,
                field: focused !== undefined && focused.top >= 0 && focused.bottom <= floor,
                list: shown === undefined || (shown.top >= 0 && shown.bottom <= floor + 1),
              }
            }),
          )
          .toEqual({ menu: 0, isThin: true, field: true, list: true })
      }
      await page.setViewportSize({ width: 390, height: 844 })
      await page.getByLabel('Lucrare', { exact: true }).fill('')

      // The keyboard opens after the focus: it would cover a field low on the page.
      const price = page.getByLabel('Preț pe oră', { exact: true })
      await price.focus()
      await price.evaluate((field) => scrollBy(0, field.getBoundingClientRect().bottom - innerHeight * 0.7))
      await page.setViewportSize({ width: 390, height })
      await expect
        .poll(() =>
          price.evaluate((field) => {
            const { top, bottom } = field.getBoundingClientRect()
            const floor = document.querySelector('[data-foot]')?.getBoundingClientRect().top ?? 0
            return document.documentElement.hasAttribute('data-typing') && top >= 0 && bottom <= floor
          }),
        )
        .toBe(true)
      await page.setViewportSize({ width: 390, height: 844 })
      await page.keyboard.press('Tab')
    },
  )
})
