import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OutboxMessage } from '#domain/api/dev.ts'
import { dayInRomania, timeInRomania } from '#domain/kernel/dates.ts'
import { seedId } from '#domain/workshop/catalog/seeds.ts'
import { seeded } from '#tests/factories/random.ts'
import { type Deployment, openDeployment } from './deployment.ts'
import { openShop } from './open-shop.ts'
import { changeOnDisk } from './shop-on-disk.ts'
import { logIn, untilSynced } from './workshop.ts'

/** One story from a client's phone to the order: the messages of its hours are in tests/worker/booking.test.ts. */

const EMAIL = 'programari@booking.test'
const PHONE = '+40722345678'

let deployment: Deployment
beforeAll(async () => {
  deployment = await openDeployment({ serviceWorkers: 'block' })
})
afterAll(() => deployment.close())

/** A quarter of an hour of today's in Romania that ends on that day. */
const today = (): string => {
  const hour = 3_600_000
  const now = Math.floor(Date.now() / hour) * hour
  return new Date(dayInRomania(now) === dayInRomania(now + 2 * hour) ? now : now - 2 * hour).toISOString()
}

/** A shop on Pro that takes bookings. */
const aBookingShop = async () => {
  const { url, state } = deployment
  const { tenantId, accessToken, epoch, sharedOrderId } = await openShop(url, EMAIL, seeded(31))
  changeOnDisk(state, "UPDATE tenants SET plan = 'pro', trial_expires_at = NULL WHERE id = ?", tenantId)
  const api = async (method: string, path: string, body: object) => {
    const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' }
    const response = await fetch(`${url}${path}`, { method, headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  }
  let acts = 0
  const push = (op: object) => {
    acts += 1
    const at = '2026-11-29T08:00:00.000Z'
    const mutations = [{ id: seedId(9, acts), at, label: 'test', ops: [op] }]
    return api('POST', '/api/sync/push', { clientId: sharedOrderId, epoch, mutations })
  }
  const data = { enabled: 1, notice_hours: 0, change_hours: 0, text: 'Vă rugăm să aduceți talonul.' }
  await push({ op: 'insert', collection: 'calendar_settings', id: tenantId, data })
  await api('PUT', '/api/booking/slug', { slug: 'service-santier' })
  return { path: '/b/service-santier', push }
}

const boxOf = async (one: Locator) => (await one.boundingBox()) ?? { y: Number.NaN, height: Number.NaN }

const topOf = async (one: Locator): Promise<number> => (await boxOf(one)).y

/** Where the line of a full hour (`HH:00`) lies in the calendar's day, in pixels: as far from noon's as the hours say. */
const lineOf = async (page: Page, time: string): Promise<number> => {
  const at = async (label: string) => {
    const { y, height } = await boxOf(page.getByText(label, { exact: true }).first())
    return y + height / 2
  }
  const [noon, next] = [await at('12:00'), await at('13:00')]
  return noon + (next - noon) * (Number(time.slice(0, 2)) - 12)
}

/** The code of the SMS to a phone, once it is there. */
const codeTo = async (phone: string): Promise<string> => {
  const find = async () => {
    const answer = await fetch(`${deployment.url}/dev/mesaje.json`)
    const { messages } = (await answer.json()) as { messages: OutboxMessage[] }
    return /^\d{6}/.exec(messages.find(({ recipient }) => recipient === phone)?.body ?? '')?.[0] ?? ''
  }
  await expect.poll(find, { timeout: 30_000 }).not.toBe('')
  return find()
}

it('a client books without script, the desk accepts, he moves it, and his car arrives with an order', async () => {
  const { path, push } = await aBookingShop()
  const { page: desk } = await deployment.device('desktop')
  await logIn(desk, { company: '', name: '', email: EMAIL, password: 'o parolă destul de lungă' })
  await untilSynced(desk)
  await desk.goto('/programari')

  const { page: client } = await deployment.device('phone', { javaScriptEnabled: false })
  await client.goto(path)
  await client.getByText('Vă rugăm să aduceți talonul.').waitFor()
  await client.getByRole('link').filter({ hasText: 'circa' }).first().click()
  await client.getByRole('heading', { name: /^Alegeți ora/ }).waitFor()
  await client
    .getByRole('link', { name: /^\d\d:\d\d$/ })
    .first()
    .click()
  await client.getByLabel('Numărul mașinii').fill('ct 83 bok')
  await client.getByLabel('Nume și prenume').fill('Ana Țuțea')
  await client.getByLabel('Telefon mobil').fill('0722 345 678')
  await client.getByLabel('Ce s-a întâmplat cu mașina?').fill('Scârțâie la frână')
  await client.getByRole('button', { name: 'Primesc codul prin SMS' }).click()
  await client.getByLabel('Codul din SMS').fill(await codeTo(PHONE))
  await client.getByRole('button', { name: 'Confirm programarea' }).click()
  await client.getByRole('heading', { name: 'Cererea a fost trimisă' }).waitFor()

  await desk.getByRole('button', { name: 'Acceptă: Ana Țuțea' }).click()
  await expect
    .poll(
      async () => {
        await client.goto(client.url())
        return client.getByRole('heading', { level: 1 }).first().textContent()
      },
      { timeout: 30_000 },
    )
    .toBe('Programarea este confirmată')

  await client.getByRole('link', { name: 'Mut programarea' }).click()
  await client
    .getByRole('link', { name: /^\d\d:\d\d$/ })
    .last()
    .click()
  await client.getByRole('button', { name: 'Mut programarea' }).click()
  await client.getByRole('heading', { name: 'Programarea este confirmată' }).waitFor()

  // The bell leads to the appointment itself.
  await desk.goto('/notificari')
  await desk.getByText(/Clientul a mutat programarea/).click()
  const sheet = desk.getByRole('dialog', { name: 'Programare' })
  const words = sheet.getByLabel(/^Ce spune clientul/)
  await expect.poll(() => words.inputValue(), { timeout: 30_000 }).toBe('Scârțâie la frână')
  const [, id = ''] = /#programare-([\w-]{36})$/.exec(desk.url()) ?? []
  // What is written to him takes the place of the appointment.
  await sheet.getByRole('button', { name: 'Trimite', exact: true }).click()
  const writing = desk.getByRole('dialog', { name: 'Confirmă programarea' })
  await writing
    .getByText(/Programare confirmat/)
    .first()
    .waitFor()
  await desk.keyboard.press('Escape')
  await writing.waitFor({ state: 'detached' })
  // The client comes today instead.
  const data = { data_ora: today() }
  await push({ op: 'patch', collection: 'appointments', id, base: 1_000_000, data })
  const block = desk.locator(`[data-appt="${id}"]`)
  await block.waitFor()
  expect(
    Math.abs((await topOf(block)) - (await lineOf(desk, timeInRomania(Date.parse(data.data_ora))))),
  ).toBeLessThan(3)
  await block.click()
  await desk.getByRole('button', { name: 'A sosit', exact: true }).click()
  await desk.getByText('A sosit. Comanda este făcută.').waitFor()
  await desk.waitForURL(/\/comenzi\/[\w-]{36}$/)
  await client.goto(client.url())
  await client.getByRole('heading', { name: 'Mașina este la service' }).waitFor()
}, 240_000)
