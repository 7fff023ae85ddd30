import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROUTES } from '#web/app/routes.ts'
import { type Deployment, openDeployment } from './deployment.ts'
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

/**
 * Every page of the router, checked by axe-core in both themes, on a phone and on a desktop; and no page moves on its
 * own once it is visible.
 */

/** Pages that need only their address; a page that needs a row has its own test below. */
const PLAIN = [
  ...Object.keys(ROUTES).filter((path) => !path.includes(':')),
  'mai-mult',
  'galerie',
  'nu-exista',
].map((path) => `/${path}`)
/** Pages that look the same in a shop with work. */
const SAME_FOR_ALL = new Set(['/galerie', '/nu-exista', '/mai-mult', '/cont/inregistrare', '/cont/conectare'])
const OF_A_ROW = Object.keys(ROUTES).filter((path) => path.includes(':'))

const OWNER: Owner = {
  company: 'Service Câmpia Turzii SRL',
  name: 'Brândușa Ștefănescu-Țărnă',
  email: 'brandusa@service-turzii.ro',
  password: 'lumină și umbră',
}

const PICTURE = join(import.meta.dirname, '../../web/public/icon-512.png')
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 360, height: 740 } }

let deployment: Deployment
let page: Page
const addresses = { draft: '', validated: '', invoiced: '' }
const PLATES = { draft: 'b 123 țuț', validated: 'vs 08 xyz', invoiced: 'gl 45 fct' }
/** An address for each route with a parameter, set when its row is created. */
const samples: Record<string, string> = {}

beforeAll(async () => {
  deployment = await openDeployment({ serviceWorkers: 'block' })
  page = (await deployment.device('desktop')).page
  await page.addInitScript(WATCH_MOVEMENT)
  await page.addInitScript(AXE)
})
afterAll(() => deployment.close())

declare global {
  var axe: typeof import('axe-core')
}

/** The serious and critical findings of axe. */
const findings = async (): Promise<string[]> => {
  const { violations, passes } = await page.evaluate(async () => {
    // Colours are judged only after their transition, whether it finished or was cancelled.
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
    // The focus guards of an open menu or sheet pass the focus on at once, so nobody rests on one.
    const guards = { exclude: ['[data-base-ui-focus-guard]'] }
    return globalThis.axe.run(guards, { resultTypes: ['violations'] })
  })
  // A page that did not load would have no findings either.
  expect(passes.map(({ id }) => id)).toContain('color-contrast')
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => `${id} ${target.join(' ')}: ${any[0]?.message ?? ''}`),
    )
}

type View = { size: keyof typeof SIZES; colorScheme: 'light' | 'dark' }

/**
 * Both sizes and both themes. The combination changes from page to page, so that shared parts are checked in all four.
 */
const viewsOf = (index: number): [View, View] => {
  const [first, second] = index % 2 === 0 ? (['light', 'dark'] as const) : (['dark', 'light'] as const)
  return [
    { size: 'desktop', colorScheme: first },
    { size: 'phone', colorScheme: second },
  ]
}

const ALL_VIEWS: readonly View[] = (['desktop', 'phone'] as const).flatMap((size) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ size, colorScheme })),
)
/** `npm run verify` checks everything in all four combinations and loads each page in both sizes. */
const IS_THOROUGH = process.env.THOROUGH === '1'

let judged = 0

/** Checks what the page shows now; `again` opens it again where another size has closed it. */
const judge = async (
  again?: () => Promise<void>,
  few: readonly View[] = viewsOf(judged++),
): Promise<void> => {
  const views = IS_THOROUGH ? ALL_VIEWS : few
  const found: string[] = []
  for (const { size, colorScheme } of views) {
    await page.setViewportSize(SIZES[size])
    await page.emulateMedia({ colorScheme })
    await again?.()
    found.push(...(await findings()).map((finding) => `${size} ${colorScheme} ${finding}`))
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (beyond > 0) found.push(`${size}: the page is ${beyond} px wider than its window`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(SIZES.desktop)
  expect(found).toEqual([])
}

/** Closes what is open, and waits: a key pressed before that would go to it. */
const dismiss = async (): Promise<void> => {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

const open = async (address: string): Promise<void> => {
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
  await page.locator('main [aria-busy]').waitFor({ state: 'detached' })
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 })))
  expect(await movement()).toEqual([])
}

/** Loads a page on a phone, where content above pushes the rest furthest. */
const openOnPhone = async (address: string): Promise<void> => {
  if (IS_THOROUGH) await open(address)
  await page.setViewportSize(SIZES.phone)
  await open(address)
  await page.setViewportSize(SIZES.desktop)
}

/** How much one opening of a page may move on its own, in the browser's unit: part of the window times distance. */
const MOST_MOVEMENT = 0.01

const WATCH_MOVEMENT = () => {
  const moved: { value: number; what: string[] }[] = []
  Object.assign(globalThis, { moved })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number
      sources: { node: Node | null }[]
    })[])
      moved.push({ value: entry.value, what: entry.sources.map(({ node }) => node?.textContent ?? '') })
  }).observe({ type: 'layout-shift', buffered: true })
}

/** The movements since the page was opened, if they are too much for a finger on its way. */
const movement = async (): Promise<string[]> => {
  const moved = await page.evaluate(
    () => (globalThis as unknown as { moved: { value: number; what: string[] }[] }).moved,
  )
  const sum = moved.reduce((all, { value }) => all + value, 0)
  return sum < MOST_MOVEMENT ? [] : moved.flatMap(({ what }) => what.map((text) => text.slice(0, 60)))
}

describe('an empty shop', () => {
  // Pages that look different with work are checked there in their other view.
  it.each(PLAIN)('%s', async (address) => {
    await open(address)
    const [desktop, phone] = viewsOf(PLAIN.indexOf(address))
    await judge(undefined, SAME_FOR_ALL.has(address) ? [desktop, phone] : [phone])
  })

  it('a refused form', async () => {
    await open('/cont/inregistrare')
    await page.getByRole('button', { name: 'Creează contul' }).click()
    await judge()
  })
})

describe('a shop with work', () => {
  it('registers and writes three orders, one of them invoiced', async () => {
    await register(page, OWNER)
    await untilSynced(page)
    for (const name of ['invoiced', 'validated', 'draft'] as const) {
      await startOrder(page)
      await addCar(page, PLATES[name], OWNER.name)
      await addLabour(page, 'Înlocuit plăcuțe frână față', '1,5', '150')
      await addPart(page, 'Set plăcuțe frână', '2', '123,45')
      addresses[name] = new URL(page.url()).pathname
      if (name !== 'draft') {
        await page.getByRole('button', { name: 'Validează' }).filter({ visible: true }).click()
        await page.getByText('Devizul e validat.').waitFor()
      }
    }
    await untilSynced(page)
    samples['comenzi/:id'] = addresses.draft
    samples['comenzi/:id/documente/:kind'] ??= `${addresses.draft}/documente/deviz`
    await open(addresses.invoiced)
    await issueInvoice(page, 'AXE')
    samples['facturi/:id'] = new URL(page.url()).pathname
    samples['facturi/:id/document'] = `${samples['facturi/:id']}/document`
    await open('/vehicule')
    await page.getByRole('link', { name: /B 123/ }).first().click()
    await page.getByRole('link', { name: /Comandă nouă pentru/ }).waitFor()
    samples['vehicule/:id'] = new URL(page.url()).pathname
    await addContact(page, 'Ion Ionescu', '0733 111 222')
    samples['clienti/:id'] = new URL(page.url()).pathname
  })

  it.each(PLAIN.filter((path) => !SAME_FOR_ALL.has(path)))('%s', async (address) => {
    await openOnPhone(address)
    const [desktop] = viewsOf(PLAIN.indexOf(address))
    await judge(undefined, [desktop])
  })

  it.each(OF_A_ROW)('/%s', async (path) => {
    const address = samples[path]
    if (!address) throw new Error(`/${path} has no sample yet: make its row above and name it in samples`)
    await openOnPhone(address)
    await judge()
  })

  it('an order in work, the choice of its car, an open line', async () => {
    await open(addresses.draft)
    await page.getByRole('button', { name: /Set plăcuțe/ }).waitFor()
    await judge()
    await page.getByRole('button', { name: /Set plăcuțe/ }).click()
    await judge()
    await page.getByRole('button', { name: 'Schimbă mașina' }).click()
    await page.getByRole('option', { name: /VS 08/ }).waitFor()
    await judge()
  })

  it('the car at intake, and its photos', async () => {
    await open(addresses.draft)
    await page.getByRole('button', { name: /Completează intrarea/ }).click()
    await page.locator('input[type=file][multiple]').setInputFiles([PICTURE])
    const photo = page.getByRole('button', { name: /Deschide poza/ })
    await photo.locator('img').waitFor()
    await judge()
    await photo.click()
    await page.getByRole('dialog').getByRole('img').waitFor()
    await judge()
  })

  it('suggestions, and a figure that cannot be read', async () => {
    await open(addresses.draft)
    await page.getByLabel('Lucrare', { exact: true }).fill('înl')
    await page.getByRole('option').first().waitFor()
    expect(await findings()).toEqual([])
    await page.getByLabel('Preț pe oră').fill('multe')
    await page.keyboard.press('Tab')
    await judge()
    await page.getByLabel('Lucrare', { exact: true }).fill('')
  })

  it('the norms and packages, the filters, the labels of the board, an order beside the list', async () => {
    await open(addresses.draft)
    await page.getByRole('button', { name: 'Norme și pachete' }).click()
    await page
      .getByRole('dialog')
      .getByText('Nu ai încă pachete')
      .or(page.getByText('Nu ai încă norme'))
      .first()
      .waitFor()
    expect(await findings()).toEqual([])
    await open('/comenzi')
    await page.getByRole('button', { name: 'Filtre' }).click()
    await page.getByRole('dialog').getByText('Luna trecută').waitFor()
    expect(await findings()).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('list', { name: 'Lista comenzilor' }).getByRole('link').first().click()
    await page.getByRole('region', { name: 'Comanda aleasă' }).getByText('Total general').first().waitFor()
    expect(await findings()).toEqual([])
    await open('/comenzi/tabla')
    await page.getByRole('button', { name: 'Etichete' }).click()
    await page.getByRole('dialog').getByLabel('Etichetă nouă').waitFor()
    expect(await findings()).toEqual([])
  })

  it('a validated order, and its other actions', async () => {
    await open(addresses.validated)
    await page.getByText('Devizul e validat.').waitFor()
    await judge()
    await judge(async () => {
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Mai multe' }).filter({ visible: true }).click()
      await page.getByRole('menuitem', { name: 'Redeschide' }).waitFor()
    })
  })

  it('the palette, with its offers and with results; the list of shortcuts', async () => {
    await open('/')
    await judge(async () => {
      await dismiss()
      await page.keyboard.press('Control+k')
      await page.getByRole('option', { name: /Setări/ }).waitFor()
    })
    await page.keyboard.press('Control+k')
    await page.keyboard.type('tarna')
    await page.getByRole('option', { name: /VS 08/ }).first().waitFor()
    expect(await findings()).toEqual([])
    await dismiss()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Scurtături de tastatură' }).waitFor()
    await judge()
  })

  it('the sheet of a new invoice, of a payment, of a storno, of a series', async () => {
    const sheet = async (button: string) => {
      await dismiss()
      await page.getByRole('button', { name: button, exact: true }).filter({ visible: true }).click()
      await page.getByRole('dialog').waitFor()
    }
    await open(addresses.validated)
    await judge(() => sheet('Facturează'))
    await judge(() => sheet('Trimite'))
    await open(samples['facturi/:id'] ?? '')
    await judge(() => sheet('Încasează'))
    await judge(() => sheet('Stornează'))
    await open('/setari')
    await judge(() => sheet('Adaugă o serie'))
  })

  it('the sync sheet, a new car', async () => {
    await open('/vehicule')
    await page.getByRole('button', { name: 'Mașină nouă' }).filter({ visible: true }).click()
    await page.getByRole('dialog').waitFor()
    await judge()
    await open('/')
    await page.getByRole('button', { name: 'Sincronizat' }).filter({ visible: true }).click()
    await page.getByRole('dialog').waitFor()
    await judge()
  })
})
