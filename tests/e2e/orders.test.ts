import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Deployment, openDeployment, untilOfflineReady } from './deployment.ts'
import { addCar, addLabour, addPart, startOrder, undo, untilTotal } from './workshop.ts'

/** The work of a shop on its orders, without an account and, once the app has loaded, without a network. */

let deployment: Deployment
/** Two devices whose orders accumulate from test to test; the desk can work without a network. */
let phone: Page
let desk: Page
beforeAll(async () => {
  deployment = await openDeployment({ serviceWorkers: 'block' })
  phone = (await deployment.device('phone')).page
  desk = (await deployment.device('desktop', { serviceWorkers: 'allow' })).page
  await desk.addInitScript(countReads)
})
afterAll(() => deployment.close())

const line = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(name) }).first()

/** An order with a work and a part; 120,00 + 200,00 lei without TVA. */
const writeOrder = async (page: Page, plate: string, client: string): Promise<void> => {
  await startOrder(page)
  await addCar(page, plate, client)
  await addLabour(page, 'Înlocuit plăcuțe', '1', '120')
  await addPart(page, 'Set plăcuțe', '2', '100')
  await untilTotal(page, '387,20')
}

const decide = async (page: Page, name: string, decision: string): Promise<void> => {
  await line(page, name).click()
  await page.getByRole('radio', { name: decision }).check()
  await page.keyboard.press('Escape')
}

describe('a new order', () => {
  it('is not stored before it has content; a reload, and coming back from elsewhere, find this same one', async () => {
    const page = phone
    await page.goto('/')
    await startOrder(page)
    await addCar(page, 'ct 09 noi', 'Ana Țuță')
    const address = page.url()
    await page.reload()
    await page.getByText('Ana Țuță').waitFor()
    await page.goto('/comenzi')
    await page.getByText('Prima comandă, în mai puțin de un minut').waitFor()

    await page.goBack()
    await page.getByText('Ana Țuță').waitFor()
    await addLabour(page, 'Reglat faruri', '1', '100')
    await page.getByRole('heading', { name: /^Comanda 1 CT 09 NOI/, level: 1 }).waitFor({ state: 'attached' })
    expect(page.url()).toBe(address)
    await page.goto('about:blank')
    await page.goBack()
    await line(page, 'Reglat faruri').waitFor()
    await page.goto('/comenzi')
    await page.getByRole('link', { name: /CT 09/ }).waitFor()
    expect(await page.getByRole('link', { name: /CT 09/ }).count()).toBe(1)
  })
})

describe('what the client decides', () => {
  it('is not in the sums, stays on the car, and the next order takes it up, offline', async () => {
    const page = desk
    await page.goto('/')
    await untilOfflineReady(page)
    await page.context().setOffline(true)
    await writeOrder(page, 'ct 10 ref', 'Ștefan Țurcanu')
    await decide(page, 'Set plăcuțe', 'Refuză')
    await untilTotal(page, '145,20')
    await page.getByText('refuzată', { exact: true }).waitFor()

    await page.getByRole('button', { name: 'Mai multe' }).click()
    await page.getByRole('menuitem', { name: 'Fă o copie' }).click()
    const followUps = page.getByRole('region', { name: 'De urmărit la mașina asta' })
    await followUps.getByText('Set plăcuțe').waitFor()
    await untilTotal(page, '145,20')
    await followUps.getByRole('button', { name: 'Adaugă' }).click()
    await followUps.waitFor({ state: 'detached' })
    await untilTotal(page, '387,20')
    await page.context().setOffline(false)
  })
})

describe('discount, cost and margin', () => {
  it('are written on the line and show in the sums at once', async () => {
    const page = desk
    await writeOrder(page, 'ct 11 mar', 'Ana Șerban')
    await line(page, 'Set plăcuțe').click()
    await page.getByLabel('Reducere', { exact: true }).fill('10')
    await page.getByLabel(/^Preț de achiziție/).fill('75')
    await page.getByLabel(/^Preț de achiziție/).press('Enter')
    await page.keyboard.press('Escape')
    await untilTotal(page, '363,00')
    await page.getByText('reducere −10%').waitFor()
    const totals = page.getByRole('complementary', { name: 'Totaluri' })
    // Sold for 180,00, bought for 150,00.
    await totals.getByText('30,00\u00a0lei · 16,67%').waitFor()
    await totals.getByRole('button', { name: 'Ascunde marja' }).click()
    await totals.getByText('Marja e ascunsă').waitFor()
    expect(await totals.getByText('16,67%').count()).toBe(0)
  })
})

describe('a figure', () => {
  it('that comes while its field has the focus is replaced by what is typed', async () => {
    await desk.bringToFront()
    await desk.getByLabel('Kilometri', { exact: true }).focus()
    const otherTab = await desk.context().newPage()
    await otherTab.goto(desk.url())
    await otherTab.getByLabel('Kilometri', { exact: true }).fill('98000')
    await otherTab.getByLabel('Kilometri', { exact: true }).press('Enter')
    await expect.poll(() => desk.getByLabel('Kilometri', { exact: true }).inputValue()).toBe('98.000')
    await otherTab.close()
    await desk.bringToFront()
    await desk.keyboard.type('97500')
    await desk.keyboard.press('Enter')
    await expect.poll(() => desk.getByLabel('Kilometri', { exact: true }).inputValue()).toBe('97.500')
  })
})

describe('the list', () => {
  it('finds by work and by number, keeps the filter in the address, and comes back to it', async () => {
    const page = phone
    await writeOrder(page, 'ct 13 lst', 'Ilie Bălan')
    await startOrder(page)
    await addCar(page, 'ct 14 lst', 'Oana Țuca')
    await addLabour(page, 'Schimb ulei', '0,5', '120')
    await page.getByRole('link', { name: 'Comenzi' }).filter({ visible: true }).first().click()
    const rows = page.getByRole('list', { name: 'Lista comenzilor' }).getByRole('listitem')
    await expect.poll(() => rows.count()).toBe(3)
    const search = page.getByRole('searchbox')
    await search.fill('placute')
    await expect.poll(() => rows.allInnerTexts()).toEqual([expect.stringContaining('Ilie Bălan')])
    await search.fill('nr. 3')
    await expect.poll(() => rows.allInnerTexts()).toEqual([expect.stringContaining('Oana Țuca')])
    await page.waitForURL(/cauta=nr/)
    await rows.first().click()
    await page.getByRole('heading', { level: 1 }).getByText('CT 14 LST').waitFor({ state: 'attached' })
    await page.goBack()
    await expect.poll(() => rows.count()).toBe(1)
    expect(await search.inputValue()).toBe('nr. 3')
    // The focus is where it was, so that the arrows continue from there.
    const opened = rows.getByRole('link')
    await expect.poll(() => opened.evaluate((link) => link === document.activeElement)).toBe(true)
    await search.fill('')
    await page.getByRole('radio', { name: /Validat/ }).check()
    await page.getByText('Nicio comandă în starea asta').waitFor()
  })

  it('answers a key from memory: once all orders are there, nothing is read from the disk', async () => {
    const page = desk
    await writeOrder(page, 'ct 15 mem', 'Ilie Bălan')
    await page.getByRole('link', { name: 'Comenzi' }).filter({ visible: true }).first().click()
    const search = page.getByRole('searchbox')
    await search.fill('zzzz')
    await page.getByText('Nicio comandă nu se potrivește').waitFor()
    const rows = page.getByRole('list', { name: 'Lista comenzilor' }).getByRole('listitem')
    const before = await page.evaluate(() => window.readsFromDisk)
    expect(before).toBeGreaterThan(0)
    for (const [query, found] of [
      ['ilie', 1],
      ['ilie balan', 1],
      ['placute', 1],
      ['', 1],
      ['zz', 0],
    ] as const) {
      await search.fill(query)
      await expect.poll(() => rows.filter({ hasText: 'Ilie Bălan' }).count()).toBe(found)
    }
    expect(await page.evaluate(() => window.readsFromDisk)).toBe(before)
  })

  it('is shown beside the open order on a desktop, and the back button closes it', async () => {
    const page = desk
    await writeOrder(page, 'ct 15 dsk', 'Elena Mureșan')
    await page.goto('/comenzi')
    await page.getByText('Elena Mureșan').click()
    const beside = page.getByRole('region', { name: 'Comanda aleasă' })
    await beside.getByRole('button', { name: /Înlocuit plăcuțe/ }).waitFor()
    expect(await page.getByRole('list', { name: 'Lista comenzilor' }).isVisible()).toBe(true)
    await page.reload()
    await beside.getByRole('button', { name: /Înlocuit plăcuțe/ }).waitFor()
    await page.goBack()
    await beside.waitFor({ state: 'detached' })
  })
})

describe('packages', () => {
  it('are saved from an order and added to another one by a press', async () => {
    const page = phone
    await writeOrder(page, 'ct 12 pac', 'Dan Țîrlea')
    await page.getByRole('button', { name: 'Mai multe' }).click()
    await page.getByRole('menuitem', { name: 'Salvează ca pachet' }).click()
    await page.getByLabel('Numele pachetului').fill('Frâne față')
    await page.getByRole('button', { name: 'Salvează', exact: true }).click()
    await page.getByText('Pachet salvat: Frâne față').waitFor()

    await startOrder(page)
    await page.getByRole('button', { name: 'Norme și pachete' }).click()
    await page.getByRole('button', { name: /Frâne față/ }).click()
    // The message is above the button that closes the sheet.
    const done = page.getByRole('button', { name: 'Gata, 1 adăugare' })
    const message = page.getByText(/^Pachet adăugat/)
    await expect
      .poll(async () => {
        const [over, under] = [await message.boundingBox(), await done.boundingBox()]
        return over && under && over.y + over.height <= under.y
      })
      .toBe(true)
    // The second tap does not hit the „+” under the closing sheet.
    const address = page.url()
    await done.dblclick()
    await done.waitFor({ state: 'detached' })
    expect(page.url()).toBe(address)
    await line(page, 'Set plăcuțe').waitFor()
    await untilTotal(page, '387,20')
  })
})

describe('the board', () => {
  it('moves a card by keys, by the pointer and by its sheet, and undoes a move', async () => {
    const page = desk
    await writeOrder(page, 'ct 16 tab', 'Vasile Gârleanu')
    await page.goto('/comenzi/tabla')
    const column = (name: string) => page.getByRole('region', { name: new RegExp(`^${name}: `) })
    const card = (name: string) => column(name).getByText('Vasile Gârleanu')
    await card('Fără etichetă').waitFor()
    await column('Fără etichetă')
      .getByRole('link', { name: /Vasile/ })
      .focus()
    await page.keyboard.press('Alt+ArrowRight')
    await card('Programat').waitFor()
    await page.getByRole('link', { name: /Vasile/ }).dragTo(column('Așteaptă piese'))
    await card('Așteaptă piese').waitFor()
    await undo(page, 'Așteaptă piese')
    await card('Programat').waitFor()
    await page.getByRole('button', { name: /^Mută CT 16 TAB/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Gata de ridicat' }).click()
    await card('Gata de ridicat').waitFor()
  })
})

/** Runs in the browser before the app: counts reads of IndexedDB. */
const countReads = (): void => {
  window.readsFromDisk = 0
  for (const owner of [IDBObjectStore.prototype, IDBIndex.prototype])
    for (const name of ['get', 'getAll', 'getAllKeys', 'openCursor', 'openKeyCursor', 'count'] as const) {
      const read = owner[name] as (...args: unknown[]) => IDBRequest
      Object.assign(owner, {
        [name](this: unknown, ...args: unknown[]) {
          window.readsFromDisk += 1
          return read.apply(this, args)
        },
      })
    }
}

declare global {
  interface Window {
    readsFromDisk: number
  }
}
