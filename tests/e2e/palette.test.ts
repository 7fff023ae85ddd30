import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Deployment, openDeployment } from './deployment.ts'
import { addCar, addContact, addLabour, startOrder } from './workshop.ts'

/** Ctrl K: finds everything by a few letters. */

let deployment: Deployment
let page: Page

beforeAll(async () => {
  deployment = await openDeployment({ serviceWorkers: 'block' })
  page = (await deployment.device('desktop')).page
  await page.goto('/')
  for (const [plate, client] of [
    ['b 123 țuț', 'Ștefan Țăranu'],
    ['ct 12 mrs', 'Transport Mureș SRL'],
    ['ct 13 mrs', 'Transport Mureș SRL'],
  ] as const) {
    await startOrder(page)
    await addCar(page, plate, client)
    await addLabour(page, `Schimb ulei ${plate}`, '1', '100')
  }
})
afterAll(() => deployment.close())

const finder = () => page.getByRole('combobox', { name: /Caută mașini, comenzi/ })
const options = (): Promise<string[]> => page.getByRole('option').allInnerTexts()
const openPalette = async (typed: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  await finder().waitFor()
  await page.keyboard.type(typed)
}
const untilFound = (text: RegExp) => page.getByRole('option', { name: text }).first().waitFor()

describe('the palette', () => {
  it('opens over a focused field, and gives the focus back to it', async () => {
    await page.getByLabel('Kilometri', { exact: true }).focus()
    await openPalette('')
    await page.keyboard.press('Escape')
    await finder().waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.getAttribute('inputmode'))).toBe('numeric')
  })

  it('finds a car without diacritics, and Enter opens it with the focus on its heading', async () => {
    await openPalette('taranu')
    await untilFound(/B 123 ȚUȚ|Ștefan Țăranu/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/vehicule\/[0-9a-f-]+$/)
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  })

  it('finds an order by its number before other matches of the number', async () => {
    await openPalette('nr. 2')
    await untilFound(/nr\. 2/)
    await expect.poll(async () => (await options())[0]).toContain('nr. 2')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/comenzi\/[0-9a-f-]+$/)
    await page.getByRole('button', { name: /ct 12 mrs/ }).waitFor()
  })

  it('finds a client by his phone, and opens his page', async () => {
    await addContact(page, 'Dan Câmpeanu', '0733 111 222')
    await openPalette('0733 111')
    const client = page.getByRole('option', { name: /Dan Câmpeanu/ })
    await client.waitFor()
    await client.click()
    await page.waitForURL(/\/clienti\/[0-9a-f-]+$/)
    await page.getByRole('heading', { name: /Dan Câmpeanu/ }).waitFor()
  })

  it('opens pages and runs actions, chosen by arrows', async () => {
    await openPalette('lumina')
    await untilFound(/Tema întunecată/)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
    await openPalette('firma')
    await untilFound(/Setări/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Setări', level: 1 }).waitFor()
  })

  it('keeps what fast hands type before it has loaded', async () => {
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('nr. 2')
    await expect.poll(() => finder().inputValue()).toBe('nr. 2')
    await page.keyboard.press('Escape')
    await finder().waitFor({ state: 'detached' })
  })

  it('loses no letter, at any moment between Ctrl K and its field', async () => {
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
    // One letter in each task of the page, so that a moment without a listener is noticed.
    const letters = await page.evaluate(async () => {
      const press = (key: string, ctrlKey = false) =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }),
        )
      let pressed = 0
      press('k', true)
      const { port1, port2 } = new MessageChannel()
      await new Promise<void>((resolve) => {
        port1.onmessage = () => {
          if (document.activeElement?.matches('[role=combobox]')) return resolve()
          press('a')
          pressed += 1
          port2.postMessage(null)
        }
        port2.postMessage(null)
      })
      return pressed
    })
    expect(letters).toBeGreaterThan(0)
    await expect.poll(async () => (await finder().inputValue()).length).toBe(letters)
    await page.keyboard.press('Escape')
    await finder().waitFor({ state: 'detached' })
  })

  it('waits for the results of what is typed when Enter comes before them', async () => {
    await openPalette('')
    await finder().evaluate(async (input) => {
      document.execCommand('insertText', false, 'facturi')
      await Promise.resolve()
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
    })
    await page.getByRole('heading', { name: 'Facturi', level: 1 }).waitFor()
  })

  it('says that nothing was found, and lists the shortcuts at „?”', async () => {
    await openPalette('nimicdinastea')
    await page.getByText('Nimic cu acest nume.').waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await finder().waitFor({ state: 'detached' })
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Scurtături de tastatură' }).waitFor()
  })
})
