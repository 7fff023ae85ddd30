import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { extractText } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Deployment, openDeployment, untilOfflineReady } from './deployment.ts'
import {
  addCar,
  addLabour,
  addPart,
  logIn,
  type Owner,
  register,
  startOrder,
  untilSynced,
  untilTotal,
} from './workshop.ts'

/** The main job with realistic input: an order written on a phone without a network, synced, and printed. */

const OWNER: Owner = {
  company: 'Vulcanizare Tătărași SRL',
  name: 'Gheorghe Țurcanu',
  email: 'gheorghe@vulcanizare-tatarasi.ro',
  password: 'roți și anvelope',
}

let deployment: Deployment
beforeAll(async () => {
  deployment = await openDeployment()
})
afterAll(() => deployment.close())

/** Errors that no page shows. */
const watch = (page: Page): string[] => {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  return errors
}

describe('without an account', () => {
  it('people work at once, without a request to the server except for the app itself, and find everything again', async () => {
    const { context, page } = await deployment.device()
    const errors = watch(page)
    const calls: string[] = []
    page.on('request', (request) => {
      if (new URL(request.url()).pathname.startsWith('/api/')) calls.push(request.url())
    })
    await page.goto('/')
    await startOrder(page)
    await addCar(page, 'b 123 țuț', 'Ana-Maria Șerbănescu')
    await addLabour(page, 'Reparat pană', '0,25', '120')
    await untilTotal(page, '36,30')
    await page.reload()
    await page.getByRole('button', { name: /Reparat pană/ }).waitFor()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Comanda 1')
    expect(calls).toEqual([])
    expect(errors).toEqual([])
    await context.close()
  })

  it('who loses the network before the rules are there keeps what was typed, and writes it once it is back', async () => {
    const { context, page } = await deployment.device('phone', { serviceWorkers: 'block' })
    const errors = watch(page)
    const rules = '**/assets/writing-*.js'
    let lose = (): void => {}
    const lost = new Promise<void>((resolve) => {
      lose = resolve
    })
    await context.route(rules, (route) => lost.then(() => route.abort()))
    const asked = page.waitForRequest(rules)
    await page.goto('/comenzi/noua')
    // The rules are on their way for as long as the network likes: a new order does not wait for them.
    await page.getByRole('combobox', { name: /Caută mașina/ }).fill('tl 09 oră')
    await asked
    await context.setOffline(true)
    lose()
    await page.getByRole('option', { name: /Mașină nouă/ }).click()
    const form = page.getByRole('form', { name: 'Mașină nouă' })
    await form.getByLabel('Nume client').fill('Oana Răducanu')
    await form.getByRole('button', { name: 'Salvează mașina' }).click()
    await page
      .getByText(/nu e încă descărcată întreagă/)
      .first()
      .waitFor()
    await context.unroute(rules)
    await context.setOffline(false)
    await form.getByRole('button', { name: 'Salvează mașina' }).click()
    await form.waitFor({ state: 'detached' })
    await addLabour(page, 'Reparat pană', '0,25', '120')
    await page.reload()
    await page.getByText('Oana Răducanu').first().waitFor()
    expect(errors).toEqual([])
    await context.close()
  })
})

describe('the slice', () => {
  let phone: { context: BrowserContext; page: Page }
  let desk: { context: BrowserContext; page: Page }
  let errors: string[]

  it('1. a shop registers, the first load brings the catalogues', async () => {
    phone = await deployment.device('phone')
    errors = watch(phone.page)
    await register(phone.page, OWNER)
    await untilSynced(phone.page)
    // Without a reload: a person who loses the network on the first visit has the whole app too.
    await untilOfflineReady(phone.page)
  })

  it('2. a second device logs in and opens the list of orders', async () => {
    desk = await deployment.device('desktop', { serviceWorkers: 'block' })
    errors.push(...watch(desk.page))
    await logIn(desk.page, OWNER)
    await untilSynced(desk.page)
    await desk.page.goto('/comenzi')
    await desk.page.getByText('Prima comandă, în mai puțin de un minut').waitFor()
  })

  it('3. offline, an order is written on the phone, with live totals', async () => {
    const { context, page } = phone
    await context.setOffline(true)
    await startOrder(page)
    await addCar(page, 'is 07 țrc', 'Nicoleta Brânză')
    await addLabour(page, 'Înlocuit plăcuțe frână față', '1,5', '150')
    await untilTotal(page, '272,25')
    await addPart(page, 'Set plăcuțe frână', '2', '123,45')
    await untilTotal(page, '571,00')
    await page.getByRole('status').getByText('Fără internet').first().waitFor({ state: 'attached' })
  })

  it('4. the tab is closed and opened again, still offline: everything is there', async () => {
    const { context } = phone
    const url = phone.page.url()
    await phone.page.close()
    phone.page = await context.newPage()
    errors.push(...watch(phone.page))
    await phone.page.goto(url)
    await phone.page.getByRole('button', { name: /Înlocuit plăcuțe frână față/ }).waitFor()
    await phone.page.getByRole('button', { name: /Set plăcuțe frână/ }).waitFor()
    await untilTotal(phone.page, '571,00')
    expect(await phone.page.getByText('nr. la sincronizare').count()).toBe(1)
  })

  it('5. online, the outbox empties and the other device shows the order without a reload', async () => {
    await phone.context.setOffline(false)
    await untilSynced(phone.page)
    await phone.page.getByText('nr. 1', { exact: true }).waitFor()
    await desk.page.getByText('Nicoleta Brânză').first().waitFor()
    await desk.page.getByText('571,00').first().waitFor()
  })

  it('6. VALIDAT, and the deviz is a PDF with all the letters, made once', async () => {
    const { page } = phone
    await page.getByRole('button', { name: 'Validează' }).filter({ visible: true }).click()
    await untilSynced(page)
    // Messages are above the bar, not over the next button.
    const edge = (element: Element) => element.getBoundingClientRect()
    const messages = await page.getByRole('region', { name: 'Mesaje' }).evaluate(edge)
    const next = page.getByRole('button', { name: 'Facturează' }).filter({ visible: true })
    expect(messages.bottom).toBeLessThanOrEqual((await next.evaluate(edge)).top)
    // It is visible already: focusing it does not scroll the page.
    const scrolled = await next.evaluate((button: HTMLElement) => {
      scrollTo(0, 0)
      button.focus()
      return scrollY
    })
    expect(scrolled).toBe(0)
    const answers: (string | undefined)[] = []
    page.on('response', (response) => {
      if (response.url().includes('/pdf/deviz')) answers.push(response.headers()['x-document-cache'])
    })
    for (let times = 0; times < 2; times++) {
      const button = page.getByRole('button', { name: 'Descarcă devizul PDF' }).filter({ visible: true })
      const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
      expect(download.suggestedFilename()).toBe('deviz-1-IS07TRC.pdf')
      const file = join(mkdtempSync(join(tmpdir(), 'roa-pdf-')), 'deviz.pdf')
      await download.saveAs(file)
      const text = await pdfText(file)
      for (const words of [
        OWNER.company,
        'Nicoleta Brânză',
        'Înlocuit plăcuțe frână față',
        'Manoperă',
        '571,00',
      ]) {
        expect(text).toContain(words)
      }
    }
    expect(answers).toEqual(['miss', 'hit'])
  })

  it('7. no page had an unseen error', () => {
    expect(errors).toEqual([])
  })
})

/** The text of a PDF, as people copy it. */
const pdfText = async (file: string): Promise<string> => {
  const { text } = await extractText(new Uint8Array(readFileSync(file)), { mergePages: true })
  return text
}
