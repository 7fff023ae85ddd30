import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Deployment, openDeployment } from './deployment.ts'
import { changeOnDisk } from './shop-on-disk.ts'
import {
  addCar,
  addLabour,
  addPart,
  logIn,
  type Owner,
  register,
  startOrder,
  untilSynced,
} from './workshop.ts'

/** One story from the desk to the client and back: nobody reloads anything. */

const OWNER: Owner = {
  company: 'Service Țiriac și Fiii SRL',
  name: 'Ștefan Țiriac',
  email: 'stefan@service-tiriac.ro',
  password: 'cheie de douăzeci și doi',
}

let deployment: Deployment
beforeAll(async () => {
  deployment = await openDeployment({ serviceWorkers: 'block' })
})
afterAll(() => deployment.close())

/** Registers the shop and gives it the plan with SMS, before the devices of the story load it. */
const openProShop = async (): Promise<void> => {
  const { page, context } = await deployment.device('desktop')
  await register(page, OWNER)
  await untilSynced(page)
  await context.close()
  changeOnDisk(
    deployment.state,
    "UPDATE tenants SET plan = 'pro', trial_expires_at = NULL WHERE id = (SELECT tenant_id FROM memberships WHERE user_id = (SELECT id FROM users WHERE email = ?))",
    OWNER.email,
  )
}

const enter = async (size: 'phone' | 'desktop'): Promise<Page> => {
  const { page } = await deployment.device(size)
  await logIn(page, OWNER)
  await untilSynced(page)
  return page
}

/** Opens the sheet of the order and sends what it offers, at night and on Sundays too. */
const sendBySms = async (page: Page): Promise<string> => {
  await page.getByRole('button', { name: 'Trimite', exact: true }).filter({ visible: true }).click()
  const sheet = page.getByRole('dialog', { name: 'Trimite devizul' })
  await sheet.getByText(/Costă 1 SMS \(0,\d\d\slei\) din cele \d+ rămase/).waitFor()
  // The page changes its form with the width; the sheet stays.
  await page.setViewportSize({ width: 390, height: 844 })
  await page.setViewportSize({ width: 1440, height: 900 })
  await sheet.getByText('SMS', { exact: true }).first().waitFor()
  const force = sheet.getByRole('switch', { name: 'Trimite-l totuși acum' })
  if (await force.isVisible()) await force.check()
  const shown = (await sheet.getByRole('figure').locator('p').last().textContent()) ?? ''
  await sheet.getByRole('button', { name: 'Trimite SMS-ul' }).click()
  await sheet.waitFor({ state: 'detached' })
  return shown
}

it('a deviz leaves as SMS, the client answers without script, and both screens of the shop change', async () => {
  await openProShop()
  const desk = await enter('desktop')
  await startOrder(desk)
  await addCar(desk, 'ct 12 tir', 'Ana Țuțea')
  await addLabour(desk, 'Înlocuit plăcuțe', '1', '150')
  await addLabour(desk, 'Geometrie', '0,5', '200')
  await addPart(desk, 'Plăcuțe frână', '1', '250')
  await desk.getByRole('button', { name: 'Validează' }).filter({ visible: true }).click()
  await desk.getByText('Devizul e validat.').waitFor()
  const shown = await sendBySms(desk)
  // The timeline has the sending, once.
  const told = desk.getByRole('list', { name: 'Ce s-a întâmplat' })
  await told.getByText(/^SMS: Trimis \d\d:\d\d$/).waitFor({ timeout: 30_000 })

  const second = await enter('phone')
  await second.goto(new URL(desk.url()).pathname)
  await second.getByText(/^SMS: Trimis \d\d:\d\d$/).waitFor()

  // What the provider was given is what the sheet has shown; only the link is new.
  const { page: operator } = await deployment.device('desktop')
  await operator.goto('/dev/mesaje')
  const sms = operator.getByRole('article').filter({ hasText: 'CT 12 TIR' })
  const link = sms.getByRole('link')
  const url = (await link.getAttribute('href')) ?? ''
  expect((await sms.locator('pre').textContent())?.replace(url, '…')).toBe(
    shown.replace(/https?:\/\/\S+/, '…'),
  )
  await sms.getByRole('button', { name: 'delivered' }).click()
  await told.getByText(/^SMS: Trimis \d\d:\d\d, livrat$/).waitFor()

  const { page: client } = await deployment.device('phone', { javaScriptEnabled: false })
  await client.goto(url)
  await client
    .getByRole('group', { name: /Geometrie/ })
    .getByRole('radio', { name: 'Nu acum' })
    .check()
  await client.getByLabel('Nume și prenume').fill('Ana Țuțea')
  await client.getByRole('button', { name: 'Trimit alegerile mele' }).click()
  await client.getByRole('heading', { name: 'Ați acceptat 2 din 3 linii' }).waitFor()

  for (const screen of [desk, second]) await screen.getByText('A acceptat 2 din 3 linii').first().waitFor()
  // The total is that of what was agreed to: 150 and 250, with TVA.
  await desk.getByLabel('Totaluri').filter({ visible: true }).getByText('484,00').first().waitFor()
}, 240_000)
