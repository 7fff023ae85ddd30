import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ownSecrets } from '#bin/secrets.ts'
import { operatorEntry, operatorShop, operatorShops, supportView } from '#domain/api/operator.ts'
import { pathOf } from '#domain/api/paths.ts'
import { seeded } from '#tests/factories/random.ts'
import { signEntry } from '#worker/http/operator-key.ts'
import { type Deployment, openDeployment } from './deployment.ts'
import { AXE, findings, runningOut, small } from './judging.ts'
import { openShop, type Shop } from './open-shop.ts'
import { logIn, sent, untilSynced } from './workshop.ts'

/** The console of operators, and what the shop's owner sees of them. */

const EMAIL = 'consola@operator.test'

let deployment: Deployment
let shop: Shop

beforeAll(async () => {
  deployment = await openDeployment({ serviceWorkers: 'block' })
  shop = await openShop(deployment.url, EMAIL, seeded(14))
})
afterAll(() => deployment.close())

/** Comes in by an address of the local key. */
const enter = async (page: Page): Promise<void> => {
  const { OPERATOR_KEY = '' } = ownSecrets(deployment.state)
  const who = { operator: 'ana@romfast.ro', id: randomUUID() }
  const token = await signEntry(OPERATOR_KEY, 'entry', who, Date.now())
  await page.goto(pathOf(operatorEntry, { params: { token } }))
}

/** The form with this button, filled in with a reason. */
const press = async (page: Page, button: string, reason: string): Promise<void> => {
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: button, exact: true }) })
  await form.getByLabel('Motiv').fill(reason)
  await form.getByRole('button', { name: button, exact: true }).click()
}

describe('an operator', () => {
  it('extends a trial, and looks at the rows for as long as the owner allows it', async () => {
    const [desk, console] = await Promise.all([deployment.device('desktop'), deployment.device('desktop')])
    const { page } = console
    await page.addInitScript(AXE)
    await Promise.all([
      enter(page),
      logIn(desk.page, { company: '', name: '', email: EMAIL, password: 'o parolă destul de lungă' }),
    ])
    await page.getByLabel('Nume, e-mail sau id').fill(EMAIL)
    await page.getByRole('button', { name: 'Caută' }).click()
    await page.getByRole('link', { name: 'Service Șantier SRL' }).click()
    await press(page, 'Prelungește', 'a fost în concediu')
    await page.getByRole('cell', { name: 'a fost în concediu' }).waitFor()

    await untilSynced(desk.page)
    await desk.page.goto('/setari/jurnal')
    await desk.page.getByText('Echipa ROA AUTO: a fost în concediu').first().waitFor()
    await desk.page.goto('/setari/confidentialitate')
    const consent = desk.page.getByRole('switch', { name: 'Echipa ROA AUTO poate privi datele' })
    await sent(desk.page, () => consent.click())
    const strip = desk.page.getByText(/^Echipa ROA AUTO poate privi datele până la/)
    await strip.waitFor()

    await page.reload()
    await press(page, 'Privește datele', 'nu i se vede o comandă')
    await page.getByText(/^Priviți datele acestui service/).waitFor()
    const rows = pathOf(supportView, { params: { tenant: shop.tenantId }, query: { colectie: 'orders' } })
    await page.goto(rows)
    await page.getByText(shop.sharedOrderId).first().waitFor()

    await sent(desk.page, () => desk.page.getByRole('button', { name: 'Oprește' }).click())
    await strip.waitFor({ state: 'detached' })
    expect((await page.reload())?.status()).toBe(403)
    await page.getByText('nu mai permite, să priviți datele').waitFor()

    // Each page fits a phone, in the dark, and axe finds nothing in it.
    await page.setViewportSize({ width: 390, height: 844 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.goto(operatorShops.path)
    const links = await page.getByRole('navigation').getByRole('link').all()
    const paths = await Promise.all(links.map((link) => link.getAttribute('href')))
    for (const path of [...paths, pathOf(operatorShop, { params: { tenant: shop.tenantId } })]) {
      await page.goto(path ?? '')
      const found = [await findings(page), await runningOut(page), await small(page)].flat()
      expect([path, found]).toEqual([path, []])
    }
  })
})
