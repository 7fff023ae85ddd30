import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Deployment, openDeployment } from './deployment.ts'
import { logIn, type Owner, register, untilSynced } from './workshop.ts'

/** Logging out on a device that belongs to somebody else. */

const OWNER: Owner = {
  company: 'Service Împrumut SRL',
  name: 'Ancuța Împrumută',
  email: 'ancuta@service-imprumut.ro',
  password: 'un telefon împrumutat',
}

let deployment: Deployment
beforeAll(async () => {
  deployment = await openDeployment({ serviceWorkers: 'block' })
})
afterAll(() => deployment.close())

it('after a log-out the data stays on the device or is erased; the account keeps everything', async () => {
  const { page, context } = await deployment.device()
  const databases = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  const leave = async (choice: RegExp, button: string) => {
    await page.goto('/setari')
    await page.getByRole('button', { name: 'Deconectează-te' }).click()
    const dialog = page.getByRole('dialog', { name: 'Deconectare' })
    await dialog.getByText(choice).click()
    await dialog.getByRole('button', { name: button }).click()
  }
  await page.goto('/')
  // The first page links to the log-in.
  await page.getByRole('link', { name: 'Am cont' }).click()
  await page.getByRole('heading', { name: 'Conectează-te' }).waitFor()

  await register(page, OWNER)
  await untilSynced(page)
  const [own] = (await databases()).filter((name) => name !== 'roa-local')
  if (!own) throw new Error('the account has no database')
  await leave(/^Rămân pe acest dispozitiv/, 'Deconectează-te')
  await page.getByText('Te-ai deconectat. Datele au rămas').waitFor()
  expect(await databases()).toContain(own)

  await logIn(page, OWNER)
  await untilSynced(page)
  await leave(/^Se șterg de pe acest dispozitiv/, 'Deconectează-te și șterge')
  await page.getByText('Te-ai deconectat. Datele au fost șterse').waitFor()
  expect(await databases()).not.toContain(own)
  await logIn(page, OWNER)
  await untilSynced(page)
  await context.close()
})
