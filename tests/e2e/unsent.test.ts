import { join } from 'node:path'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { type Deployment, openDeployment, untilOfflineReady } from './deployment.ts'
import { addCar, addLabour, logIn, type Owner, register, startOrder, untilSynced } from './workshop.ts'

const OWNER: Owner = {
  company: 'Electro Auto Mureș SRL',
  name: 'Țucu Mureșan',
  email: 'tucu@electro-mures.ro',
  password: 'bec de poziție galben',
}

let deployment: Deployment
beforeAll(async () => {
  deployment = await openDeployment()
})
afterAll(() => deployment.close())

describe('a person who leaves a device before it is online', () => {
  it('saves the unsent changes into a file, and adds them on another device', async () => {
    const { page, context } = await deployment.device('desktop')
    await register(page, OWNER)
    await untilSynced(page)
    await untilOfflineReady(page)
    await context.setOffline(true)
    await startOrder(page)
    await addCar(page, 'ms 22 net', 'Rareș Netrimis')
    await addLabour(page, 'Geometrie roți', '1', '150')
    await page.getByRole('link', { name: 'Setări', exact: true }).first().click()
    await page.getByRole('button', { name: 'Deconectează-te' }).click()
    const dialog = page.getByRole('dialog', { name: 'Deconectare' })
    const download = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Salvează-le într-un fișier' }).click()
    const path = join(deployment.state, 'netrimise.json')
    await (await download).saveAs(path)
    await dialog.getByRole('button', { name: 'Deconectează-te oricum' }).click()

    const other = await deployment.device()
    await logIn(other.page, OWNER)
    await untilSynced(other.page)
    await other.page.goto('/sincronizare/diagnostic')
    await other.page.getByLabel('Adu dintr-un fișier').last().setInputFiles(path)
    await other.page.getByText(/modificări aduse din fișier|modificare adusă din fișier/).waitFor()
    await untilSynced(other.page)
    await other.page.goto('/comenzi')
    await other.page.getByText('Rareș Netrimis').first().waitFor()
  })
})
