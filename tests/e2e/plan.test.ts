import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillBuyer } from './buyer-sheet.ts'
import { type Deployment, openDeployment } from './deployment.ts'
import { changeOnDisk } from './shop-on-disk.ts'
import { addCar, addLabour, type Owner, register, startOrder, untilSynced } from './workshop.ts'

const OWNER: Owner = {
  company: 'Vulcanizare Țăndărei SRL',
  name: 'Gică Țone',
  email: 'gica@vulcanizare-tandarei.ro',
  password: 'cheie de roți în cruce',
}

const setTrialEnd = (at: string | null) =>
  changeOnDisk(
    deployment.state,
    'UPDATE tenants SET trial_expires_at = ? WHERE id = (SELECT tenant_id FROM memberships WHERE user_id = (SELECT id FROM users WHERE email = ?))',
    at,
    OWNER.email,
  )

let deployment: Deployment
beforeAll(async () => {
  deployment = await openDeployment({ serviceWorkers: 'block' })
})
afterAll(() => deployment.close())

describe('a trial that has ended', () => {
  it('lets the work go on, reports it calmly, rarely asks the server, and sends everything once it is paid', async () => {
    const { page } = await deployment.device('desktop')
    await register(page, OWNER)
    await untilSynced(page)
    setTrialEnd('2026-01-01T00:00:00.000Z')

    const refused: string[] = []
    page.on('response', (response) => {
      if (response.status() === 402) refused.push(new URL(response.url()).pathname)
    })
    await startOrder(page)
    await addCar(page, 'il 40 tnd', 'Nuța Șerbănescu')
    const sign = page.getByRole('status').filter({ hasText: 'Doar pe acest dispozitiv' })
    await sign.first().waitFor()
    const asked = refused.length
    expect(asked).toBeGreaterThan(0)
    await addLabour(page, 'Echilibrat roți', '0,5', '120')
    await addLabour(page, 'Reparat pană', '0,25', '100')
    expect(refused).toHaveLength(asked)

    await sign.first().getByRole('button').click()
    await page.getByText('Sincronizarea e în pauză').waitFor()
    await page.getByRole('link', { name: 'Vezi abonamentul' }).click()
    await page.getByRole('button', { name: 'Alege Basic' }).click()
    await fillBuyer(page)
    await page.waitForURL('**/dev/plata/*')
    await page.getByRole('button', { name: 'fail' }).click()
    await page.getByText('Plata nu a reușit.').waitFor()
    await page.getByRole('button', { name: 'Alege Basic' }).click()
    await page.waitForURL('**/dev/plata/*')
    await page.getByRole('button', { name: 'pay' }).click()
    await page.getByText('Plata a ajuns.').waitFor()
    await page.getByText('Planul tău de acum').waitFor()
    await untilSynced(page)
    await page.goto('/comenzi')
    await page.getByText('Nuța Șerbănescu').first().waitFor()
  })
})
