import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Deployment, openDeployment } from './deployment.ts'
import { addCar, addLabour, logIn, type Owner, register, sent, startOrder, untilSynced } from './workshop.ts'

/** What the server refuses is corrected in place, and sent again. */

const OWNER: Owner = {
  company: 'Service Refuzat SRL',
  name: 'Anca Îndărătnicu',
  email: 'anca@service-refuzat.ro',
  password: 'cheie de douăsprezece',
}

type Device = { context: BrowserContext; page: Page }

let deployment: Deployment
let phone: Device
let desk: Device
let order: string

beforeAll(async () => {
  deployment = await openDeployment()
  phone = await deployment.device('phone')
  desk = await deployment.device('desktop', { serviceWorkers: 'block' })
  await register(phone.page, OWNER)
  await untilSynced(phone.page)
  await startOrder(phone.page)
  await addCar(phone.page, 'bz 10 rfz', 'Țuțu Ăînescu')
  await addLabour(phone.page, 'Schimb distribuție', '4', '150')
  await untilSynced(phone.page)
  order = new URL(phone.page.url()).pathname
  await logIn(desk.page, OWNER)
  await untilSynced(desk.page)
})
afterAll(() => deployment.close())

const press = (page: Page, name: string) =>
  page.getByRole('button', { name }).filter({ visible: true }).click()

describe('an order that was validated in the meantime', () => {
  it('refuses the kilometres, and shows them in a field beside the current value', async () => {
    await phone.context.setOffline(true)
    await phone.page.getByLabel('Kilometri', { exact: true }).fill('184500')
    await phone.page.getByLabel('Kilometri', { exact: true }).blur()
    await desk.page.goto(order)
    await sent(desk.page, () => press(desk.page, 'Validează'))
    await phone.context.setOffline(false)
    await phone.page.getByRole('link', { name: 'Vezi' }).first().click()
    const card = phone.page.getByRole('article')
    await card.getByText('Comanda nu mai este deschisă').waitFor()
    expect(await card.getByLabel('Kilometri la intrare, acum: necompletat').inputValue()).toBe('184.500')
  })

  it('keeps corrections over a reload, and what the rules still refuse stays', async () => {
    await phone.page.getByLabel(/Kilometri la intrare/).fill('185000')
    await phone.page.getByLabel(/Kilometri la intrare/).press('Enter')
    await phone.page.getByText('Tot nu se poate.').waitFor()
    await phone.page.reload()
    await phone.page.getByRole('article').waitFor()
    expect(await phone.page.getByLabel(/Kilometri la intrare/).inputValue()).toBe('185.000')
  })

  it('is one link away; reopened, it accepts the corrected value', async () => {
    await phone.page.getByRole('link', { name: 'Deschide comanda' }).click()
    await phone.page.getByText('Devizul e validat.').waitFor()
    await sent(phone.page, async () => {
      await press(phone.page, 'Mai multe')
      await phone.page.getByRole('menuitem', { name: 'Redeschide' }).click()
    })
    await phone.page.getByRole('link', { name: 'Vezi' }).first().click()
    await sent(phone.page, async () => {
      await phone.page.getByRole('button', { name: 'Trimite din nou' }).click()
    })
    await phone.page.getByText('Nicio modificare respinsă').waitFor()
    await expect.poll(() => desk.page.getByLabel('Kilometri', { exact: true }).inputValue()).toBe('185.000')
  })
})

describe('a figure that cannot be read', () => {
  it('is not sent, and gets the focus', async () => {
    await phone.page.goto(order)
    await phone.page.getByRole('button', { name: /Schimb distribuție/ }).waitFor()
    await phone.context.setOffline(true)
    await addLabour(phone.page, 'Geometrie', '1', '90')
    await desk.page.getByRole('button', { name: /Schimb distribuție/ }).waitFor()
    await sent(desk.page, () => press(desk.page, 'Validează'))
    await phone.context.setOffline(false)
    await phone.page.getByRole('link', { name: 'Vezi' }).first().click()
    const price = phone.page.getByLabel('Preț pe oră')
    expect(await price.inputValue()).toBe('90,00')
    await price.fill('nouăzeci')
    await phone.page.getByLabel('Descriere').press('Enter')
    await phone.page.getByText('Scrie suma în cifre').waitFor()
    const focused = () => phone.page.evaluate(() => (document.activeElement as HTMLInputElement).value)
    await expect.poll(focused).toBe('nouăzeci')
    expect(await phone.page.getByRole('article').count()).toBe(1)
  })

  it('by keyboard alone: the price is corrected, the order reopened, and the change sent', async () => {
    await sent(desk.page, async () => {
      await press(desk.page, 'Mai multe')
      await desk.page.getByRole('menuitem', { name: 'Redeschide' }).click()
    })
    await phone.page.keyboard.press('ControlOrMeta+a')
    await phone.page.keyboard.type('95,5')
    await expect
      .poll(async () => {
        // The reopened order may not have arrived here yet.
        await phone.page.keyboard.press('Enter')
        return phone.page.getByText('Nicio modificare respinsă').isVisible()
      })
      .toBe(true)
    await desk.page.getByRole('button', { name: /Geometrie/ }).waitFor()
    expect(await desk.page.locator('[data-line]').last().textContent()).toContain('95,50')
  })
})
