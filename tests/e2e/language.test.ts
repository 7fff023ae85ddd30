import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Deployment, openDeployment, untilOfflineReady } from './deployment.ts'
import { addCar, addLabour, startOrder } from './workshop.ts'

/** English, chosen on one device. */

let deployment: Deployment
beforeAll(async () => {
  deployment = await openDeployment()
})
afterAll(() => deployment.close())

/** Every text that was drawn since the page started, to find texts that only flash. */
const KEEP_TEXTS = () => {
  const seen = new Set<string>()
  Object.assign(globalThis, { seenTexts: seen })
  new MutationObserver(() => seen.add(document.body?.textContent ?? '')).observe(document, {
    childList: true,
    subtree: true,
    characterData: true,
  })
}

/** What a browser's translator does: it removes every text and inserts its own element instead, for later texts too. */
const TRANSLATE = () => {
  let times = 0
  const translate = (text: Text) => {
    if (!text.data.trim() || text.parentElement?.closest('font, script, style, title')) return
    const font = document.createElement('font')
    font.textContent = text.data
    if (times++ % 2) text.parentNode?.replaceChild(font, text)
    else {
      text.parentNode?.insertBefore(font, text)
      text.parentNode?.removeChild(text)
    }
  }
  const all = (node: Node) => {
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
    const found: Text[] = []
    while (texts.nextNode()) found.push(texts.currentNode as Text)
    for (const text of found) translate(text)
  }
  all(document.body)
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node instanceof HTMLElement) all(node)
  }).observe(document.body, { childList: true, subtree: true })
}

describe('the language of the app', () => {
  it('is chosen in the settings, applied at once, and there at the next start before anything is drawn', async () => {
    const { context, page } = await deployment.device('desktop', { serviceWorkers: 'block' })
    await page.goto('/')
    await startOrder(page)
    await addCar(page, 'b 123 țuț', 'Ștefan Țăranu')
    await addLabour(page, 'Schimb ulei', '1,5', '1000')
    const order = new URL(page.url()).pathname

    await page.goto('/setari/preferinte')
    await page.getByRole('radio', { name: 'English' }).check()
    await page.getByRole('heading', { name: 'Preferences', level: 1 }).waitFor()
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

    // An amount is typed as the language writes it.
    await addEnglishLabour()
    await page.getByRole('button', { name: /Geometrie/ }).waitFor()
    expect(await page.locator('[data-line]').last().textContent()).toContain('1,234.50')

    await page.goto('/setari/preferinte')
    await page.getByRole('radio', { name: 'Română' }).check()
    await page.getByRole('heading', { name: 'Preferințe', level: 1 }).waitFor()
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

  it('is not broken by a browser that translates: sums are updated, and no screen crashes', async () => {
    const { context, page } = await deployment.device('desktop', { serviceWorkers: 'block' })
    await page.goto('/')
    expect(await page.evaluate(() => document.documentElement.translate)).toBe(false)
    await startOrder(page)
    await addCar(page, 'b 321 țuț', 'Ștefan Țăranu')
    await addLabour(page, 'Schimb ulei', '1,5', '1000')
    await page.getByRole('complementary', { name: 'Totaluri' }).getByText('1.815,00').waitFor()
    await page.evaluate(TRANSLATE)

    // The title, the totals and the menu have texts beside other texts: those are the ones that freeze.
    await page.locator('[data-line] button').first().click()
    await page.getByLabel('Ore', { exact: true }).first().fill('3')
    await page.keyboard.press('Enter')
    await page.getByRole('complementary', { name: 'Totaluri' }).getByText('3.630,00').waitFor()
    await page.getByRole('button', { name: 'Mai multe' }).click()
    await page.getByRole('menuitem').first().waitFor()
    await page.keyboard.press('Escape')
    for (const link of ['/vehicule', '/comenzi', '/']) {
      await page.locator(`aside a[href="${link}"]`).first().click()
      await page.waitForURL((url) => url.pathname === link)
    }
    await page.locator('#main h1').waitFor()
    await page.goBack()
    await page.getByRole('list', { name: 'Lista comenzilor' }).waitFor()
    expect(await page.getByText('Ecranul nu s-a putut deschide').count()).toBe(0)
    await context.close()
  })

  it('is there without a network too', async () => {
    const { context, page } = await deployment.device('phone')
    await page.goto('/setari/preferinte')
    await page.getByRole('radio', { name: 'English' }).check()
    await page.getByRole('heading', { name: 'Preferences', level: 1 }).waitFor()
    await untilOfflineReady(page)
    await context.setOffline(true)
    await page.goto('/vehicule')
    await page.getByRole('heading', { name: 'Cars', level: 1 }).waitFor()
    await context.close()
  })
})
