import { afterAll, beforeAll, expect, it } from 'vitest'
import { codeFor, signUpAt } from '#tests/factories/sign-up.ts'
import { type Deployment, openDeployment } from './deployment.ts'
import { type Owner, untilSynced } from './workshop.ts'

const OWNER: Owner = {
  company: 'Service Uitucu SRL',
  name: 'Țuțu Uitucu',
  email: 'uitucu@service.ro',
  password: 'o parolă uitată de tot',
}

let deployment: Deployment
beforeAll(async () => {
  deployment = await openDeployment({ serviceWorkers: 'block' })
})
afterAll(() => deployment.close())

it('a forgotten password on a phone: from the mail, which another app opens, to the new one', async () => {
  const { url } = deployment
  await signUpAt(url, OWNER)
  const first = await codeFor(url, OWNER.email)
  const { page } = await deployment.device()
  await page.goto('/cont/conectare')
  await page.getByLabel('E-mail', { exact: true }).fill(OWNER.email)
  await page.getByLabel('Parolă', { exact: true }).fill('ghicită greșit')
  await page.getByRole('button', { name: 'Conectează-te' }).click()
  await page.getByText('E-mailul sau parola nu se potrivesc.').waitFor()
  await page.getByRole('link', { name: 'Ai uitat parola?' }).click()
  await page.getByRole('button', { name: 'Trimite codul' }).click()
  const code = page.getByLabel('Codul din e-mail')
  await code.waitFor()
  // The phone has thrown the page away while the mail was read.
  await page.goto('/cont/parola')
  await expect.poll(() => codeFor(url, OWNER.email), { timeout: 30_000 }).not.toBe(first)
  await code.fill(await codeFor(url, OWNER.email))
  await page.getByLabel('Parola nouă').fill('o parolă nouă și lungă')
  await page.getByRole('button', { name: 'Salvează parola' }).click()
  await untilSynced(page)
  expect(await page.evaluate(() => localStorage.getItem('roa.forgotten'))).toBe(null)
})
