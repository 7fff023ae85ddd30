import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROUTES } from '#web/app/routes.ts'
import { typeAboveKeyboard } from './above-keyboard.ts'
import { type Deployment, openDeployment } from './deployment.ts'
import { AXE, edge, findings, movement, runningOut, small, WATCH_MOVEMENT } from './judging.ts'
import {
  addAppointment,
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
 * Every page of the router, with long names: axe-core finds nothing in it, on a phone or a desktop, in one of the themes;
 * it fits narrow and wide windows, also with large text; a finger hits what can be pressed; nothing moves on its own once
 * it is visible; and nothing breaks the policy of its headers.
 */

/**
 * `npm run verify` judges all sizes and themes, more widths, large letters, an empty shop too, what opens in the pages, and
 * with a mouse.
 */
const IS_THOROUGH = process.env.THOROUGH === '1'

/** Pages that need only their address. */
const PLAIN = [
  ...Object.keys(ROUTES).filter((path) => !path.includes(':')),
  'mai-mult',
  'galerie',
  'nu-exista',
  'preturi?tab=pachete',
  'preturi?tab=norme',
  ...(IS_THOROUGH ? ['programari?fel=saptamana', 'programari?fel=luna', 'programari?fel=lista'] : []),
].map((path) => `/${path}`)
/** The page of the design system, for its developers: it need not fit a phone. */
const GALLERY = '/galerie'
/** Pages that a person with an account does not see. */
const WITHOUT_ACCOUNT = ['/cont/inregistrare', '/cont/cod', '/cont/conectare', '/cont/parola']
const OF_A_ROW = Object.keys(ROUTES).filter((path) => path.includes(':'))

const OWNER: Owner = {
  company: 'Service Auto Câmpia Turzii și Fiii SRL',
  name: 'Brândușa-Ștefania Mărgărit-Țărnă',
  email: 'brandusa@service-turzii.ro',
  password: 'lumină și umbră',
}
const LABOUR = 'Înlocuit kit distribuție cu pompă de apă, curea accesorii și întinzător automat'

const PICTURE = join(import.meta.dirname, '../../web/public/icon-512.png')
const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 360, height: 740 } }
/** Widths of windows, in CSS pixels; on 1440 the edges are measured. */
const WIDTHS = IS_THOROUGH ? [320, 768, 1000, 1024, 1150, 1280, 1440, 1920] : [320, 1024, 1440]

let deployment: Deployment
let page: Page
const addresses = { draft: '', validated: '', invoiced: '' }
const PLATES = { draft: 'b 123 țuț', validated: 'vs 08 xyz', invoiced: 'gl 45 fct' }
/** An address for each route with a parameter, set when its row is created. */
const samples: Record<string, string> = {}
/** The pages by the left edge of their title. */
const edges = new Map<number, string[]>()

beforeAll(async () => {
  deployment = await openDeployment({ serviceWorkers: 'block' })
  page = (await deployment.device('desktop', { hasTouch: !IS_THOROUGH, isMobile: !IS_THOROUGH })).page
  page.on('console', (line) => {
    if (line.type() === 'error' && line.text().includes('Content Security Policy'))
      refused.push(`${page.url()} ${line.text()}`)
  })
  await page.addInitScript(WATCH_MOVEMENT)
  await page.addInitScript(AXE)
  // The text size is set before the app starts.
  await page.addInitScript(() => {
    document.documentElement.style.fontSize = sessionStorage.getItem('letters') ?? ''
  })
  await page.goto('/')
})
afterAll(() => deployment.close())

type View = { size: keyof typeof SIZES; colorScheme: 'light' | 'dark' }

const ALL_VIEWS: readonly View[] = (['phone', 'desktop'] as const).flatMap((size) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ size, colorScheme })),
)

/** What the browser refused because of the Content-Security-Policy, on any page. */
const refused: string[] = []

let judged = 0

/** The next of both sizes and both themes, so that shared parts are judged in all four. */
const nextViews = (): readonly View[] =>
  IS_THOROUGH ? ALL_VIEWS : ALL_VIEWS.filter((_, at) => at === judged % ALL_VIEWS.length)

/** Judges what the page shows now; `again` opens it again where another size has closed it. */
const judge = async (again?: () => Promise<void>): Promise<void> => {
  const found: string[] = []
  const views = nextViews()
  judged += 1
  for (const { size, colorScheme } of views) {
    await page.setViewportSize(SIZES[size])
    await page.emulateMedia({ colorScheme })
    await again?.()
    const all = [...(await findings(page)), ...(await runningOut(page))]
    found.push(...all.map((finding) => `${size} ${colorScheme} ${finding}`))
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

const untilWhole = async (): Promise<void> => {
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
  await page.locator('main [aria-busy]').waitFor({ state: 'detached' })
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 })))
}

/** Loads a page and waits until it is whole; it may not move meanwhile. */
const open = async (address: string): Promise<void> => {
  await page.goto(address)
  await untilWhole()
  expect(await movement(page)).toEqual([])
}

/**
 * Loads a page as a cheap phone does for the first time: with animations, at a quarter of the speed, with nothing cached.
 * Returns what moved.
 */
const openCold = async (address: string): Promise<string[]> => {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.setViewportSize(SIZES.phone)
  await page.goto(address)
  await untilWhole()
  const moved = await movement(page)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await devtools.detach()
  return moved.map((one) => `cold: ${one}`)
}

/** Sets the text size of the open page and of those opened later. */
const lettersOf = (size: string): Promise<void> =>
  page.evaluate((size) => {
    sessionStorage.setItem('letters', size)
    document.documentElement.style.fontSize = size
  }, size)

/** Loads a page on a phone with large letters. Returns what does not fit then. */
const openLarge = async (address: string): Promise<string[]> => {
  await page.setViewportSize(SIZES.phone)
  await lettersOf('200%')
  await page.goto(address)
  await untilWhole()
  const found = await runningOut(page)
  await lettersOf('')
  return found.map((one) => `large letters: ${one}`)
}

/** The findings of the open page under a finger, and in windows of all widths. */
const fits = async (address: string): Promise<string[]> => {
  const found: string[] = []
  await page.setViewportSize(SIZES.phone)
  if (!IS_THOROUGH) for (const one of await small(page)) found.push(`too small: ${one}`)
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 844 })
    for (const one of await runningOut(page)) found.push(`${width} px: ${one}`)
    const left = width === 1440 ? await edge(page) : null
    if (left !== null) edges.set(left, [...(edges.get(left) ?? []), address])
  }
  return found
}

/** Loads a page on a phone, where content above pushes the rest furthest, and judges it. */
const walk = async (address: string): Promise<void> => {
  const found = IS_THOROUGH && address !== GALLERY ? await openLarge(address) : []
  if (IS_THOROUGH) {
    found.push(...(await openCold(address)))
    await open(address)
  }
  await page.setViewportSize(SIZES.phone)
  await open(address)
  await judge()
  if (address !== GALLERY) found.push(...(await fits(address)))
  await page.setViewportSize(SIZES.desktop)
  expect(found).toEqual([])
}

describe('an empty shop', () => {
  it.each(IS_THOROUGH ? PLAIN : WITHOUT_ACCOUNT)('%s', walk)

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
      await addLabour(page, LABOUR, '12,25', '1234,50')
      await addPart(page, 'Set plăcuțe frână', '100', '99999,99')
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
    await addContact(page, `${OWNER.name} și Fiii`, '0733 111 222')
    samples['clienti/:id'] = new URL(page.url()).pathname
    await addAppointment(page, 'sv 77 prg', `${OWNER.name} și Fiii`, '10:00')
  })

  it.each(PLAIN.filter((path) => !WITHOUT_ACCOUNT.includes(path)))('%s', walk)

  it.each(OF_A_ROW)('/%s', async (path) => {
    const address = samples[path]
    if (!address) throw new Error(`/${path} has no sample yet: make its row above and name it in samples`)
    await walk(address)
  })

  it('pages start at the same edge', () => {
    // The page of an unknown address has its own.
    const [, ...others] = [...edges].sort(([, a], [, b]) => b.length - a.length)
    expect(others.filter(([, pages]) => pages.some((page) => page !== '/nu-exista'))).toEqual([])
  })

  it.skipIf(IS_THOROUGH).each([470, 420])(
    '390×%i, with the keyboard of the phone open: no menu, thin totals, the field and its suggestions in sight',
    (height) => typeAboveKeyboard(page, () => open(addresses.draft), height),
  )
})

describe.runIf(IS_THOROUGH)('what opens in a page', () => {
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
    expect(await findings(page)).toEqual([])
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
    expect(await findings(page)).toEqual([])
    await open('/comenzi')
    await page.getByRole('button', { name: 'Filtre' }).click()
    await page.getByRole('dialog').getByText('Luna trecută').waitFor()
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('list', { name: 'Lista comenzilor' }).getByRole('link').first().click()
    await page.getByRole('region', { name: 'Comanda aleasă' }).getByText('Total general').first().waitFor()
    expect(await findings(page)).toEqual([])
    await open('/comenzi/tabla')
    await page.getByRole('button', { name: 'Etichete' }).click()
    await page.getByRole('dialog').getByLabel('Etichetă nouă').waitFor()
    expect(await findings(page)).toEqual([])
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
    expect(await findings(page)).toEqual([])
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

describe('all pages', () => {
  it('keep to the policy of their headers', () => {
    expect(refused).toEqual([])
  })
})
