import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY } from '#domain/kernel/days.ts'
import { type Deployment, openDeployment } from './deployment.ts'
import { addCar, addLabour, startOrder } from './workshop.ts'

let deployment: Deployment
beforeAll(async () => {
  deployment = await openDeployment({ serviceWorkers: 'block' })
})
afterAll(() => deployment.close())

const saveBackup = async (page: Page): Promise<string> => {
  await page.goto('/setari')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Salvează o copie' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^roa-auto-copie-de-siguranta-\d{4}-\d\d-\d\d\.roaauto$/)
  const path = join(deployment.state, file.suggestedFilename())
  await file.saveAs(path)
  return path
}

const choose = async (page: Page, path: string): Promise<void> => {
  await page.goto('/setari')
  await page.getByLabel('Restaurează dintr-o copie').last().setInputFiles(path)
}

const replace = async (page: Page): Promise<void> => {
  const loaded = page.waitForEvent('load')
  await page.getByRole('button', { name: 'Înlocuiește ce e aici' }).click()
  await loaded
}

describe('a backup of the free tier', () => {
  it('moves to another device and replaces its data, which can be restored', async () => {
    const { page } = await deployment.device('desktop')
    await page.goto('/')
    await startOrder(page)
    await addCar(page, 'b 100 cop', 'Ionuț Șchiopu')
    await addLabour(page, 'Schimb ulei', '0,5', '150')
    await page.locator('input[type=file][multiple]').setInputFiles(['web/public/icon-512.png'])
    await page
      .getByRole('button', { name: /Deschide poza/ })
      .locator('img')
      .waitFor()
    const path = await saveBackup(page)
    await page.getByText(/^Ultima copie: azi/).waitFor()

    const other = await deployment.device()
    await other.page.goto('/')
    await startOrder(other.page)
    await addCar(other.page, 'ct 11 alt', 'Cineva de aici')
    await addLabour(other.page, 'Geometrie roți', '1', '150')
    await choose(other.page, path)
    const sheet = other.page.getByRole('dialog')
    await sheet.getByText('1 comandă, 1 mașină').first().waitFor()
    await sheet.getByText('1 poză').waitFor()
    await replace(other.page)
    await other.page.goto('/comenzi')
    await other.page.getByText('Ionuț Șchiopu').first().click()
    await other.page
      .getByRole('button', { name: /Deschide poza/ })
      .locator('img')
      .waitFor()
    await other.page.goto('/comenzi')
    expect(await other.page.getByText('Cineva de aici').count()).toBe(0)

    await other.page.goto('/setari')
    await other.page.getByRole('button', { name: 'Pune la loc ce era înainte' }).click()
    await replace(other.page)
    await other.page.goto('/comenzi')
    await other.page.getByText('Cineva de aici').first().waitFor()
    expect(await other.page.getByText('Ionuț Șchiopu').count()).toBe(0)

    const spoiled = join(deployment.state, 'stricat.roaauto')
    writeFileSync(spoiled, readFileSync(path).subarray(0, -200))
    await choose(other.page, spoiled)
    await other.page.getByText(/^Copia este deteriorată/).waitFor()
  })

  it('is suggested after seven days, calmly, and not again once it is made', async () => {
    const { page } = await deployment.device()
    const start = Date.now()
    await page.clock.install({ time: start })
    await page.goto('/')
    await startOrder(page)
    await addCar(page, 'is 07 zil', 'Vasile Țăran')
    await addLabour(page, 'Geometrie roți', '1', '150')
    await page.goto('/')
    await page.getByText('IS 07 ZIL').first().waitFor()
    const banner = page.getByRole('region', { name: 'Copie de siguranță' })
    expect(await banner.count()).toBe(0)
    await page.clock.setSystemTime(start + 8.5 * DAY)
    await page.goto('/')
    await banner.getByText(/Lucrezi de 8 zile fără nicio copie/).waitFor()
    const download = page.waitForEvent('download')
    await banner.getByRole('button', { name: 'Salvează acum' }).click()
    await download
    await banner.waitFor({ state: 'detached' })
  })
})
