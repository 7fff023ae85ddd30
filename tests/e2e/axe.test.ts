import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Deployment, deploy } from './deployment.ts'
import { addCar, addLabour, addPart, type Owner, register, startOrder, untilSynced } from './workshop.ts'

/** Every page, judged by axe-core in both themes, on a phone and on a desktop. */

const OWNER: Owner = {
  company: 'Service Câmpia Turzii SRL',
  name: 'Brândușa Ștefănescu-Țărnă',
  email: 'brandusa@service-turzii.ro',
  password: 'lumină și umbră',
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 360, height: 740 } }
const THEMES = ['light', 'dark'] as const

let deployment: Deployment
let page: Page
/** Opened by the pages' own names. */
const addresses = { draft: '', validated: '', vehicle: '' }

beforeAll(async () => {
  deployment = await deploy()
  page = (await deployment.device('desktop')).page
})
afterAll(() => deployment.close())

declare global {
  var axe: typeof import('axe-core')
}

/** What axe finds serious or critical. A theme changes colours alone, so the second one is judged by those. */
const findings = async (theme: (typeof THEMES)[number]): Promise<string[]> => {
  await page.emulateMedia({ colorScheme: theme })
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE)
  const { violations, passes } = await page.evaluate(
    async (rules) => {
      // A colour on its way to another is neither.
      await Promise.all(document.getAnimations().map(({ finished }) => finished))
      return globalThis.axe.run({ resultTypes: ['violations', 'passes'], ...(rules && { runOnly: rules }) })
    },
    theme === 'dark' && ['color-contrast', 'link-in-text-block'],
  )
  // A page that was not there would have no faults either.
  expect(passes.map(({ id }) => id)).toContain('color-contrast')
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => `${theme} ${id} ${target.join(' ')}: ${any[0]?.message ?? ''}`),
    )
}

const inBothThemes = async (): Promise<string[]> => {
  const found: string[] = []
  for (const theme of THEMES) found.push(...(await findings(theme)))
  return found
}

/** Judges what the page shows now; `again` brings it back where another size closed it. */
const judge = async (again?: () => Promise<void>): Promise<void> => {
  const found: string[] = []
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport)
    await again?.()
    found.push(...(await inBothThemes()).map((finding) => `${size} ${finding}`))
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (beyond > 0) found.push(`${size}: the page is ${beyond} px wider than its window`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(SIZES.desktop)
  expect(found).toEqual([])
}

const open = async (address: string): Promise<void> => {
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
  // What is read of the data follows the heading at once.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 })))
}

describe('before there is anything', () => {
  it.each(['/', '/comenzi', '/vehicule', '/cont/inregistrare', '/cont/conectare', '/setari', '/mai-mult'])(
    '%s',
    async (address) => {
      await open(address)
      await judge()
    },
  )

  it('a form that is refused', async () => {
    await open('/cont/inregistrare')
    await page.getByRole('button', { name: 'Creează contul' }).click()
    await judge()
  })
})

describe('at work', () => {
  it('the shop registers and writes two orders', async () => {
    await register(page, OWNER)
    await untilSynced(page)
    for (const name of ['validated', 'draft'] as const) {
      await startOrder(page)
      await addCar(page, name === 'draft' ? 'b 123 țuț' : 'vs 08 xyz', OWNER.name)
      await addLabour(page, 'Înlocuit plăcuțe frână față', '1,5', '150')
      await addPart(page, 'Set plăcuțe frână', '2', '123,45')
      addresses[name] = new URL(page.url()).pathname
      if (name === 'validated') {
        await page.getByRole('button', { name: 'Validează' }).filter({ visible: true }).click()
        await page.getByText('Devizul e validat.').waitFor()
      }
    }
    await untilSynced(page)
  })

  it.each([
    '/',
    '/comenzi',
    '/comenzi/noua',
    '/vehicule',
    '/setari',
    '/sincronizare',
    '/mai-mult',
    '/nu-exista',
  ])('%s', async (address) => {
    await open(address)
    await judge()
  })

  it('a car', async () => {
    await open('/vehicule')
    await page.getByRole('link', { name: /B 123/ }).first().click()
    await page.getByRole('link', { name: /Comandă nouă pentru/ }).waitFor()
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

  it('suggestions, and a figure that cannot be read', async () => {
    await open(addresses.draft)
    await page.getByLabel('Lucrare', { exact: true }).fill('înl')
    await page.getByRole('option').first().waitFor()
    expect(await inBothThemes()).toEqual([])
    await page.getByLabel('Preț pe oră').fill('multe')
    await page.keyboard.press('Tab')
    await judge()
    await page.getByLabel('Lucrare', { exact: true }).fill('')
  })

  it('a validated order, and what else can be done with it', async () => {
    await open(addresses.validated)
    await page.getByText('Devizul e validat.').waitFor()
    await judge()
    await judge(async () => {
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Mai multe' }).filter({ visible: true }).click()
      await page.getByRole('menuitem', { name: 'Redeschide' }).waitFor()
    })
  })

  it('the state of the sync, a new car', async () => {
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
