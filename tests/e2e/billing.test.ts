import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { failOnPrivate } from '#bin/log-lines.ts'
import { freePort } from '#bin/ports.ts'
import type { OutboxMessage } from '#domain/api/dev.ts'
import { DAY } from '#domain/kernel/days.ts'
import { seeded } from '#tests/factories/random.ts'
import { signUpAt } from '#tests/factories/sign-up.ts'
import { idAt } from '#tests/factories/workshop.ts'
import { OTHER_CARD, startStripeServer } from '#tests/fakes/stripe/server.ts'
import { fillBuyer } from './buyer-sheet.ts'
import { contentOf, type Deployment, openDeployment, PATIENCE } from './deployment.ts'
import { movement, WATCH_MOVEMENT } from './judging.ts'
import { type MortalServer, mortalServer } from './mortal-server.ts'
import { CLOCK_AHEAD, withMovedClock } from './moved-clock.ts'
import { changeOnDisk } from './shop-on-disk.ts'
import { addCar, addLabour, logIn, type Owner, register, startOrder, untilSynced } from './workshop.ts'

/**
 * A shop's subscription from its trial to its second payment: the app in a browser on two devices, the real server with
 * Stripe's adapter, and the fake Stripe beside it. The days pass by the test's clock.
 */

const OWNER: Owner = {
  company: 'Vulcanizare Țăndărei SRL',
  name: 'Gică Țone',
  email: 'gica@abonamentul.ro',
  password: 'cheie de roți în cruce',
}
/** Milliseconds for which it waits: its server starts again each time. */
const LONG = 4 * PATIENCE
const random = seeded(14)

let state: string
let server: MortalServer
let stripe: Awaited<ReturnType<typeof startStripeServer>>
let deployment: Deployment
let desk: Page
let phone: Page
let ours: { tenantId: string }

const vars = () => ({
  STRIPE_API: stripe.url,
  STRIPE_KEY: stripe.fake.key,
  STRIPE_WEBHOOK_SECRET: stripe.fake.webhookSecret,
})

/** Another day dawns: for the server, for Stripe and for the devices, whose people have used the app meanwhile. */
const days = async (ahead: number): Promise<void> => {
  await server.killNow()
  changeOnDisk(state, "UPDATE sessions SET expires_at = '2099-01-01T00:00:00.000Z'")
  stripe.at(ahead * DAY)
  const issuing = { INVOICES: 'shop', INVOICES_SHOP: ours.tenantId, INVOICES_SERIES: 'RA' }
  await server.start({ ...vars(), ...issuing, [CLOCK_AHEAD]: String(ahead * DAY) })
  for (const page of [desk, phone]) await page.clock.setSystemTime(Date.now() + ahead * DAY)
  await stripe.report()
}

const id = () => idAt(random, Date.now())

/** An act of a person, without the app. */
const act = async (url: string, accessToken: string, ops: readonly object[]): Promise<void> => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` }
  const changes = await fetch(`${url}/api/sync/changes?since=0&limit=1`, { headers })
  const { cursor } = (await changes.json()) as { cursor: { epoch: string } }
  const mutation = { id: id(), at: new Date().toISOString(), label: '', ops }
  const body = JSON.stringify({ clientId: id(), epoch: cursor.epoch, mutations: [mutation] })
  const answer = await fetch(`${url}/api/sync/push`, { method: 'POST', headers, body })
  expect(await answer.json()).toMatchObject({ results: [{ status: 'applied' }] })
}

/** Our own shop, with the series of our invoices. */
const openOurShop = async (url: string): Promise<{ tenantId: string }> => {
  const { accessToken, me } = await signUpAt(url, {
    company: 'Romfast SRL',
    name: 'Ilinca Țurcanu',
    email: 'noi@romfast.test',
    password: 'o parolă destul de lungă',
  })
  const seller = { cui: '14399840', adresa: 'Str. Portului 1', localitate: 'Constanța', judet: 'CT' }
  await act(url, accessToken, [
    { op: 'patch', collection: 'tenants', id: me.shop.id, base: 0, data: seller },
    { op: 'insert', collection: 'invoice_series', id: id(), data: { serie: 'RA', prim_numar: 1 } },
  ])
  return { tenantId: me.shop.id }
}

/** Takes two colleagues into the shop. */
const inviteTwo = async (): Promise<void> => {
  const url = await server.alive()
  const { email, password } = OWNER
  const answer = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  const { accessToken } = (await answer.json()) as { accessToken: string }
  const colleague = (name: string, email: string) => ({
    op: 'insert',
    collection: 'members',
    id: id(),
    data: { name, email, role: 'mechanic' },
  })
  const ops = [colleague('Dan Pop', 'dan@abonamentul.ro'), colleague('Ana Țurcanu', 'ana@abonamentul.ro')]
  await act(url, accessToken, ops)
}

const standing = (page: Page, title: string) => page.getByText(title, { exact: true }).first().waitFor()

/** Pays on Stripe's page for a plan that the page of the subscription offers. */
const pay = async (
  page: Page,
  plan: string,
  fill: () => Promise<void> = async () => undefined,
): Promise<void> => {
  await page.getByRole('button', { name: `Alege ${plan}` }).click()
  await fill()
  await page.getByRole('heading', { name: 'Checkout' }).waitFor()
  await page.getByRole('button', { name: 'Plătește' }).click()
  await page.getByText('Plata a ajuns.').waitFor()
}

beforeAll(async () => {
  state = mkdtempSync(join(tmpdir(), 'roa-billing-'))
  cpSync(inject('migratedState'), state, { recursive: true })
  const port = await freePort()
  const url = `http://localhost:${port}`
  stripe = await startStripeServer(() => `${url}/api/plans/events`)
  server = mortalServer({
    port,
    state,
    bundle: withMovedClock(inject('bundle'), join(state, 'moved')),
    vars: { PAYMENTS: 'stripe' },
    onLine: failOnPrivate,
  })
  await server.start(vars())
  ours = await openOurShop(url)
  deployment = await openDeployment({ serviceWorkers: 'block' })
  desk = (await deployment.device('desktop', { baseURL: url })).page
  phone = (await deployment.device('phone', { baseURL: url })).page
  for (const page of [desk, phone]) {
    page.context().setDefaultTimeout(LONG)
    await page.clock.install({ time: Date.now() })
  }
  await register(desk, OWNER)
  await untilSynced(desk)
  await logIn(phone, OWNER)
  await untilSynced(phone)
}, 5 * LONG)
afterAll(async () => {
  await deployment.close()
  await server.stop()
  await stripe.stop()
  rmSync(state, { recursive: true, force: true })
})

describe('a subscription', { timeout: 600_000 }, () => {
  it('begins after the trial, on both devices at once, with an invoice', async () => {
    await days(31)
    await desk.goto('/setari/abonament')
    await standing(desk, 'Planul Basic s-a încheiat')
    await phone.goto('/setari/abonament')
    await standing(phone, 'Planul Basic s-a încheiat')
    await pay(desk, 'Pro', () => fillBuyer(desk))
    await standing(desk, 'Pro')
    await standing(phone, 'Pro')
    await phone.getByText(/^Următoarea plată: 99,00/).waitFor()
    await untilSynced(phone)
    const invoice = desk.getByRole('button', { name: 'Descarcă factura RA 1' })
    await invoice.waitFor()
    const arrived = desk.waitForEvent('download')
    await invoice.click()
    const pdf = await contentOf(await arrived)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.length).toBeGreaterThan(5_000)
    await vi.waitFor(
      async () => {
        const sent = await fetch(`${await server.alive()}/dev/mesaje.json`)
        const { messages } = (await sent.json()) as { messages: OutboxMessage[] }
        expect(messages).toContainEqual(
          expect.objectContaining({ recipient: OWNER.email, subject: expect.stringContaining('RA 1') }),
        )
      },
      { timeout: LONG, interval: 200 },
    )
  })

  it('of three people says who keeps access on a smaller plan', async () => {
    await inviteTwo()
    await desk.goto('/setari/abonament')
    await desk.getByRole('button', { name: 'Treci la Basic la final' }).click()
    const asked = desk.getByRole('dialog', { name: 'Treci la Basic?' })
    await asked.getByText(`Rămâne cu acces: ${OWNER.name}.`).waitFor()
    await asked.getByText(/^Nu vor mai avea acces: (Dan Pop, Ana Țurcanu|Ana Țurcanu, Dan Pop)\./).waitFor()
    await asked.getByRole('button', { name: 'Rămân așa' }).click()
  })

  it('that is not paid stays for the grace, which every screen says', async () => {
    stripe.fake.isCardGood = false
    await days(63)
    for (const page of [desk, phone]) {
      await page.goto('/comenzi')
      await page.getByText(/^Plata abonamentului nu a reușit\. Planul rămâne pornit până pe/).waitFor()
    }
    await untilSynced(phone)
    // It stands in the first frame: nothing moves when it comes.
    await phone.addInitScript(WATCH_MOVEMENT)
    await phone.goto('/comenzi')
    await phone.getByRole('link', { name: 'Verifică cardul' }).waitFor()
    expect(await movement(phone)).toEqual([])
    await desk.getByRole('link', { name: 'Verifică cardul' }).click()
    await desk.getByText(/^Plata nu a reușit\. Încercăm din nou/).waitFor()
    await desk.getByRole('button', { name: 'Schimbă cardul' }).click()
    await desk.getByRole('button', { name: 'Folosește alt card' }).click()
    await desk.waitForURL('**/setari/abonament')
    await desk.getByText(`•••• ${OTHER_CARD}`).waitFor()
  })

  it('that stays unpaid ends in Free with the work on the device, and comes back with a payment', async () => {
    await days(67)
    await desk.goto('/setari/abonament')
    await standing(desk, 'Planul Pro s-a încheiat')
    await phone.goto('/comenzi')
    await startOrder(phone)
    await addCar(phone, 'il 40 tnd', 'Nuța Șerbănescu')
    // An order begins with its first line: until then the car alone is written.
    await addLabour(phone, 'Schimb plăcuțe frână', '1', '150')
    await phone.getByRole('status').filter({ hasText: 'Doar pe acest dispozitiv' }).first().waitFor()
    stripe.fake.isCardGood = true
    await pay(desk, 'Pro')
    await standing(desk, 'Pro')
    await untilSynced(phone)
    await desk.goto('/comenzi')
    await desk.getByText('Nuța Șerbănescu').first().waitFor()
    await desk.goto('/setari/abonament')
    await desk.getByRole('button', { name: 'Descarcă factura RA 2' }).waitFor()
    // The subscription that nobody paid has ended.
    expect([...stripe.fake.subscriptions.values()].map(({ status }) => status)).toEqual([
      'canceled',
      'active',
    ])
    expect(stripe.fake.refunds).toEqual([])
  })
})
