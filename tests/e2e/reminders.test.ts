import { afterAll, beforeAll, expect, it } from 'vitest'
import { dayInRomania, formatDayShort } from '#domain/kernel/dates.ts'
import { addDays, addMonths } from '#domain/kernel/days.ts'
import { type Deployment, openDeployment } from './deployment.ts'
import { addCar, addLabour, startOrder } from './workshop.ts'

let deployment: Deployment
beforeAll(async () => {
  deployment = await openDeployment({ serviceWorkers: 'block' })
})
afterAll(() => deployment.close())

it('a reminder is created on a car, shown in time, sent to the client, and followed by the next one', async () => {
  const { page } = await deployment.device('desktop')
  const today = dayInRomania(Date.now())
  await page.goto('/')
  await startOrder(page)
  await addCar(page, 'ct 12 rem', 'Ana Țuță')
  await addLabour(page, 'Verificat frâne', '1', '150')
  await page.goto('/vehicule')
  await page.getByRole('link', { name: /CT 12/ }).first().click()

  await page.getByRole('button', { name: 'Scadență nouă' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Termen').fill(formatDayShort(addDays(today, 10)))
  // Pressed twice: one reminder.
  await form.getByRole('button', { name: 'Salvează' }).dblclick()
  await page.getByRole('list', { name: 'Scadențe' }).getByText('ITP').waitFor()
  expect(await page.getByRole('list', { name: 'Scadențe' }).getByText('ITP').count()).toBe(1)

  // A reminder without a date and kilometres is refused, and what was typed stays.
  await page.getByRole('button', { name: 'Scadență nouă' }).click()
  await page.getByRole('dialog').getByLabel('Termen').fill('')
  await page.getByRole('dialog').getByLabel('Notă pentru client').fill('rămâne')
  await page.getByRole('dialog').getByRole('button', { name: 'Salvează' }).click()
  await page.getByText('Scadența nu are termen').waitFor()
  expect(await page.getByLabel('Notă pentru client').inputValue()).toBe('rămâne')
  await page.keyboard.press('Escape')

  await page.goto('/')
  await page.getByRole('link', { name: /CT 12/ }).filter({ hasText: 'ITP' }).waitFor()
  await page.getByRole('link', { name: 'Scadențe' }).first().click()
  await page.getByRole('heading', { name: 'În curând' }).waitFor()
  await page.getByRole('button', { name: 'Scrie clientului: Ana Țuță' }).click()
  const sheet = page.getByRole('dialog', { name: 'Amintește clientului' })
  await sheet.getByText(/ITP pentru mașina Dacia, CT 12 REM, expiră la/).waitFor()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Făcut', exact: true }).click()
  const next = page.getByRole('dialog')
  expect(await next.getByLabel('Termen').inputValue()).toBe(formatDayShort(addMonths(addDays(today, 10), 24)))
  await next.getByRole('button', { name: 'Gata, cu termen nou' }).click()
  await page.getByText('Nimeni de anunțat acum.').waitFor()
  await page.getByRole('radio', { name: /Mai târziu/ }).check()
  await page.getByRole('list', { name: 'Mai târziu' }).getByText('ITP').waitFor()
  await page.getByRole('button', { name: 'Anulează' }).click()
  await page.getByRole('radio', { name: /De anunțat/ }).check()
  await page.getByRole('list', { name: 'De anunțat' }).getByText('ITP').waitFor()
})
