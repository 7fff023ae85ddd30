import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Manifest } from '#domain/roaauto/manifest.ts'
import { contentOf, type Deployment, openDeployment } from './deployment.ts'
import { addCar, addLabour, register, startOrder, untilSynced } from './workshop.ts'

let deployment: Deployment
beforeAll(async () => {
  deployment = await openDeployment({ serviceWorkers: 'block' })
})
afterAll(() => deployment.close())

it('an owner downloads the whole shop for ROAAUTO; without an account the page explains what is needed', async () => {
  const { page } = await deployment.device('desktop')
  await page.goto('/setari/export')
  await page.getByRole('heading', { name: 'Exportul se face din cont' }).waitFor()
  await register(page, {
    company: 'Service Export SRL',
    name: 'Ștefan Țurcanu',
    email: 'export@service.ro',
    password: 'o parolă destul de lungă',
  })
  await untilSynced(page)
  await startOrder(page)
  await addCar(page, 'ct 12 exp', 'Ana Țuță')
  await addLabour(page, 'Schimb ulei', '1,5', '150')
  await untilSynced(page)

  await page.goto('/setari')
  await page.getByRole('link', { name: 'Ia-ți datele' }).click()
  await page.getByText('Niciun export încă').waitFor()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Pregătește exportul' }).click()
  await page.getByText('Nu ai internet. Cererea e păstrată').waitFor()
  // The owner leaves the page, and gets the notification elsewhere.
  await page.getByRole('link', { name: 'Setări' }).first().click()
  await page.context().setOffline(false)
  await page.getByText('Arhiva e gata și se poate descărca 7 zile.').waitFor()
  await page.getByRole('button', { name: 'Vezi', exact: true }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Descarcă exportul din/ }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^roaauto-\d{4}-\d\d-\d\d\.zip$/)
  await page.getByRole('button', { name: 'Pregătește alt export' }).waitFor()
  const entries = unzipSync(await contentOf(download))
  const text = (name: string) => new TextDecoder().decode(entries[name])
  const manifest = JSON.parse(text('manifest.json')) as Manifest
  expect(manifest.checks.every(({ ok }) => ok)).toBe(true)
  expect(text('dev_oper.csv')).toContain('Schimb ulei,,1.500,150.00,225.00')
  expect(text('dev_masiniclienti.csv')).toContain('CT12EXP')
})
