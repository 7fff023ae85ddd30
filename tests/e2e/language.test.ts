import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Deployment, openDeployment, untilOfflineReady } from './deployment.ts'
import { addCar, addLabour, startOrder } from './workshop.ts'

/** English, chosen on one device. */

let deployment: Deployment
beforeAll(async () => {
  deployment = await openDeployment()
})
afterAll(() => deployment.close())

/** Every text that was ever drawn since the page began, for words that flash by. */
const KEEP_TEXTS = () => {
  const seen = new Set<string>()
  Object.assign(globalThis, { seenTexts: seen })
  new MutationObserver(() => seen.add(document.body?.textContent ?? '')).observe(document, {
    childList: true,
    subtree: true,
    characterData: true,
  })
}

describe('the language of the app', () => {
  it('is chosen in the settings, in use at once, and there at the next start before anything is drawn', async () => {
    const { context, page } = await deployment.device('desktop')
    await page.goto('/')
    await startOrder(page)
    await addCar(page, 'b 123 țuț', 'Ștefan Țăranu')
    await addLabour(page, 'Schimb ulei', '1,5', '1000')
    const order = new URL(page.url()).pathname

    await page.goto('/setari')
    const name = page.getByLabel('Numele firmei')
    await name.fill('Service Țăranu')
    // Chosen while something is still being typed.
    await page.getByRole('radio', { name: 'English' }).check({ force: true })
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
    await expect.poll(() => page.getByLabel('Company name').inputValue()).toBe('Service Țăranu')
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('value'))).toBe('en')

    await page.addInitScript(KEEP_TEXTS)
    await page.goto(order)
    await page.getByRole('button', { name: /Schimb ulei/ }).waitFor()
    const texts = await page.evaluate(() => [
      ...(globalThis as unknown as { seenTexts: Set<string> }).seenTexts,
    ])
    expect(texts.filter((text) => /Comenzi|Manoperă|Lucrare/.test(text))).toEqual([])
    expect(texts.at(-1)).toContain('1,500.00')

    // An amount is typed as it is written.
    await addEnglishLabour()
    await page.getByRole('button', { name: /Geometrie/ }).waitFor()
    expect(await page.locator('[data-line]').last().textContent()).toContain('1,234.50')

    await page.goto('/setari')
    await page.getByRole('radio', { name: 'Română' }).check({ force: true })
    await page.getByRole('heading', { name: 'Setări', level: 1 }).waitFor()
    await page.goto(order)
    await page.getByRole('button', { name: /Geometrie/ }).waitFor()
    expect(await page.locator('[data-line]').last().textContent()).toContain('1.234,50')
    await context.close()

    async function addEnglishLabour() {
      await page.getByRole('combobox', { name: 'Work', exact: true }).fill('Geometrie')
      await page.getByLabel('Hours', { exact: true }).fill('1')
      await page.getByLabel('Price per hour', { exact: true }).fill('1,234.50')
      await page.getByLabel('Price per hour', { exact: true }).press('Enter')
    }
  })

  it('is there without a network too', async () => {
    const { context, page } = await deployment.device('phone')
    await page.goto('/setari')
    await page.getByRole('radio', { name: 'English' }).check({ force: true })
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
    await untilOfflineReady(page)
    await context.setOffline(true)
    await page.goto('/vehicule')
    await page.getByRole('heading', { name: 'Cars', level: 1 }).waitFor()
    await context.close()
  })
})
