import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { freePort } from '#bin/ports.ts'
import type { OutboxMessage } from '#domain/api/dev.ts'
import { clockInRomania } from '#domain/kernel/dates.ts'
import { seedId } from '#domain/workshop/catalog/seeds.ts'
import { seeded } from '#tests/factories/random.ts'
import { type Deployment, openDeployment } from './deployment.ts'
import { type MortalServer, mortalServer } from './mortal-server.ts'
import { withMovableClock } from './movable-clock.ts'
import { openShop } from './open-shop.ts'
import { changeOnDisk, passTime } from './shop-on-disk.ts'
import { logIn, sent, untilSynced } from './workshop.ts'

/** One story from a client's phone to the order, over three days. */

const EMAIL = 'programari@booking.test'
const PHONE = '+40722345678'

/** A Tuesday on which the client books for the next Thursday, at which he is reminded the day before. */
const TUESDAY = '2027-02-02'
const WEDNESDAY = '2027-02-03'
const THURSDAY = '2027-02-04'

let deployment: Deployment
let state: string
let server: MortalServer
beforeAll(async () => {
  state = mkdtempSync(join(tmpdir(), 'roa-booking-'))
  cpSync(inject('migratedState'), state, { recursive: true })
  const bundle = withMovableClock(inject('bundle'), join(state, 'bundle'))
  server = mortalServer({ port: await freePort(), state, bundle })
  deployment = await openDeployment({ serviceWorkers: 'block' })
})
afterAll(async () => {
  await deployment.close()
  await server.stop()
  rmSync(state, { recursive: true, force: true })
})

/** Starts the server at a time of a day; what became due meanwhile is done. The time in milliseconds. */
const startAt = async (day: string, time: string): Promise<number> => {
  const at = clockInRomania(day, time)
  await server.start({ CLOCK_AHEAD: String(at - Date.now()) })
  return at
}

/** Later: the server comes back with its state, and a person's page knows the time too. */
const goTo = async (day: string, time: string, desk: Page): Promise<void> => {
  await server.killNow()
  passTime(state)
  await desk.clock.setSystemTime(await startAt(day, time))
}

/** The address of the page of a shop on Pro that takes bookings. */
const aBookingShop = async (url: string): Promise<string> => {
  const { tenantId, accessToken, epoch, sharedOrderId } = await openShop(url, EMAIL, seeded(31))
  changeOnDisk(state, "UPDATE tenants SET plan = 'pro', trial_expires_at = NULL WHERE id = ?", tenantId)
  const api = async (method: string, path: string, body: object) => {
    const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' }
    const response = await fetch(`${url}${path}`, { method, headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  }
  const data = { enabled: 1, notice_hours: 0, change_hours: 0, text: 'Vă rugăm să aduceți talonul.' }
  const op = { op: 'insert', collection: 'calendar_settings', id: tenantId, data }
  const mutation = { id: seedId(9, 1), at: '2026-11-29T08:00:00.000Z', label: 'test', ops: [op] }
  await api('POST', '/api/sync/push', { clientId: sharedOrderId, epoch, mutations: [mutation] })
  await api('PUT', '/api/booking/slug', { slug: 'service-santier' })
  return '/b/service-santier'
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

/** What a pattern finds in the newest SMS to the client that it fits, once that is there. */
const inSms = async (pattern: RegExp): Promise<string> => {
  const find = async () => {
    const answer = await fetch(`${await server.alive()}/dev/mesaje.json`)
    const { messages } = (await answer.json()) as { messages: OutboxMessage[] }
    const own = messages.filter(({ recipient }) => recipient === PHONE)
    return own.flatMap(({ body }) => pattern.exec(body)?.[1] ?? [])[0] ?? ''
  }
  await expect.poll(find, { timeout: 30_000 }).not.toBe('')
  return find()
}

it('a client books without script, is reminded the day before, moves it, and arrives to an order', async () => {
  const now = await startAt(TUESDAY, '10:00')
  const baseURL = await server.alive()
  const path = await aBookingShop(baseURL)
  const { page: desk } = await deployment.device('desktop', { baseURL })
  await desk.clock.setSystemTime(now)
  await logIn(desk, { company: '', name: '', email: EMAIL, password: 'o parolă destul de lungă' })
  await untilSynced(desk)
  await desk.goto('/programari')

  const { page: client } = await deployment.device('phone', { baseURL, javaScriptEnabled: false })
  await client.goto(path)
  await client.getByText('Vă rugăm să aduceți talonul.').waitFor()
  await client.getByRole('link').filter({ hasText: 'circa' }).first().click()
  await client.getByRole('link').filter({ hasText: 'joi' }).first().click()
  await client.getByRole('heading', { name: 'Alegeți ora: joi, 4 februarie' }).waitFor()
  await client
    .getByRole('link', { name: /^1\d:00$/ })
    .first()
    .click()
  await client.getByLabel('Numărul mașinii').fill('ct 83 bok')
  await client.getByLabel('Nume și prenume').fill('Ana Țuțea')
  await client.getByLabel('Telefon mobil').fill('0722 345 678')
  await client.getByLabel('Ce s-a întâmplat cu mașina?').fill('Scârțâie la frână')
  await client.getByRole('button', { name: 'Primesc codul prin SMS' }).click()
  await client.getByLabel('Codul din SMS').fill(await inSms(/^(\d{6})/))
  await client.getByRole('button', { name: 'Confirm programarea' }).click()
  await client.getByRole('heading', { name: 'Cererea a fost trimisă' }).waitFor()

  await desk.getByRole('button', { name: 'Acceptă: Ana Țuțea' }).click()
  await inSms(/^(Programare confirmata: joi, 4 februarie)/)

  // The day before, an SMS leads to the page from which he moves it.
  await goTo(WEDNESDAY, '15:00', desk)
  await client.goto(await inSms(/^Va asteptam joi, 4 februarie.* (https?:\/\/\S*\/b\/[\w-]{26})/))
  await client.getByRole('heading', { name: 'Programarea este confirmată' }).waitFor()
  await client.getByRole('link', { name: 'Mut programarea' }).click()
  await client.getByRole('link').filter({ hasText: 'joi' }).first().click()
  const hour = client.getByRole('link', { name: /^\d\d:00$/ }).last()
  const time = (await hour.textContent()) ?? ''
  await hour.click()
  await client.getByRole('button', { name: 'Mut programarea' }).click()
  await client.getByRole('heading', { name: 'Programarea este confirmată' }).waitFor()

  // The bell leads to the appointment itself.
  await desk.goto('/notificari')
  await desk.getByText(/Clientul a mutat programarea/).click()
  const sheet = desk.getByRole('dialog', { name: 'Programare' })
  const words = sheet.getByLabel(/^Ce spune clientul/)
  await expect.poll(() => words.inputValue(), { timeout: 30_000 }).toBe('Scârțâie la frână')
  expect(desk.url()).toMatch(/#programare-[\w-]{36}$/)
  // What is written to him takes the place of the appointment.
  await sheet.getByRole('button', { name: 'Trimite', exact: true }).click()
  const writing = desk.getByRole('dialog', { name: 'Confirmă programarea' })
  await writing
    .getByText(/Programare confirmat/)
    .first()
    .waitFor()

  await goTo(THURSDAY, time, desk)
  await desk.goto('/programari')
  const block = desk.getByRole('button', { name: /^CT 83 BOK, / })
  await block.waitFor()
  expect(Math.abs((await topOf(block)) - (await lineOf(desk, time)))).toBeLessThan(3)
  await block.click()
  // The desk sees its order before the server has it, which the client's page waits for.
  await sent(desk, () => desk.getByRole('button', { name: 'A sosit', exact: true }).click())
  await desk.getByText('A sosit. Comanda este făcută.').waitFor()
  await desk.waitForURL(/\/comenzi\/[\w-]{36}$/)
  await client.goto(client.url())
  await client.getByRole('heading', { name: 'Mașina este la service' }).waitFor()
}, 420_000)
