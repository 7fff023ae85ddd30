import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY } from '#domain/kernel/days.ts'
import { type Deployment, openDeployment, untilOfflineReady } from './deployment.ts'
import { type Owner, register, untilSynced } from './workshop.ts'

const OWNER: Owner = {
  company: 'Auto Țepeș SRL',
  name: 'Răzvan Țepeș',
  email: 'razvan@auto-tepes.ro',
  password: 'ulei de doi timpi',
}
let deployment: Deployment
beforeAll(async () => {
  deployment = await openDeployment()
})
afterAll(() => deployment.close())

describe('a device without the server', () => {
  it('works on after its lease has expired, reports it, and turning the clock back changes nothing', async () => {
    const { page, context } = await deployment.device('desktop')
    const start = Date.now()
    await page.clock.install({ time: start })
    await register(page, OWNER)
    await untilSynced(page)
    await page.goto('/setari')
    await page.getByText(/^Valabil până pe/).waitFor()
    await untilOfflineReady(page)
    await context.setOffline(true)

    const note = page.getByText('Conectează-te o dată la internet')
    await page.clock.setSystemTime(start + 29 * DAY)
    await page.goto('/')
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await note.count()).toBe(0)

    await page.clock.setSystemTime(start + 30 * DAY + 60_000)
    await page.goto('/')
    await note.first().waitFor()
    await page.clock.setSystemTime(start)
    await page.goto('/')
    await note.first().waitFor()

    await page.goto('/comenzi/noua')
    await page.getByRole('combobox', { name: /Caută mașina/ }).fill('il 30 zil')
    await page.getByRole('option', { name: /Mașină nouă/ }).click()
    const form = page.getByRole('form', { name: 'Mașină nouă' })
    await form.getByLabel('Nume client').fill('Fără Internet')
    await form.getByRole('button', { name: 'Salvează mașina' }).click()
    await page.getByRole('combobox', { name: 'Lucrare', exact: true }).waitFor()

    await context.setOffline(false)
    await page.goto('/setari')
    await page.getByText(/^Valabil până pe/).waitFor()
    await untilSynced(page)
  })
})
