import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Deployment, openDeployment } from './deployment.ts'
import {
  addCar,
  addLabour,
  askForAccount,
  logIn,
  type Owner,
  startOrder,
  typeCode,
  untilSynced,
} from './workshop.ts'

const OWNER: Owner = {
  company: 'Service Bărăgan SRL',
  name: 'Ilie Știrbu',
  email: 'ilie@service-baragan.ro',
  password: 'cheie dinamometrică',
}

let deployment: Deployment
beforeAll(async () => {
  deployment = await openDeployment({ serviceWorkers: 'block' })
})
afterAll(() => deployment.close())

describe('work without an account', () => {
  it('moves into the account when its owner registers, and is on the owner’s other devices', async () => {
    const { page } = await deployment.device()
    await page.goto('/')
    await startOrder(page)
    await addCar(page, 'il 10 bar', 'Cătălin Țîrlea')
    await addLabour(page, 'Schimb ulei', '0,5', '150')
    await askForAccount(page, OWNER)
    // The mail is read elsewhere: the page is gone meanwhile, and work goes on.
    await page.goto('/comenzi')
    await page.getByText('Cătălin Țîrlea').first().waitFor()
    await page.getByRole('link', { name: 'Scrie codul' }).click()
    await typeCode(page, OWNER)
    await untilSynced(page)
    const other = await deployment.device('desktop')
    await logIn(other.page, OWNER)
    await untilSynced(other.page)
    await other.page.goto('/comenzi')
    await other.page.getByText('Cătălin Țîrlea').first().waitFor()
    await other.page.getByText('90,75').first().waitFor()
  })

  it('stays separate when somebody else logs in on the device', async () => {
    const { page } = await deployment.device()
    await page.goto('/')
    await startOrder(page)
    await addCar(page, 'cl 77 xyz', 'Altcineva')
    await addLabour(page, 'Geometrie roți', '1', '150')
    await logIn(page, OWNER)
    await untilSynced(page)
    await page.goto('/comenzi')
    await page.getByText('Cătălin Țîrlea').first().waitFor()
    expect(await page.getByText('Altcineva').count()).toBe(0)
    const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
    expect(names).toContain('roa-local')
  })
})
