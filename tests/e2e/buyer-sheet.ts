import type { Page } from 'playwright-core'

/** Types who buys the plan, in the sheet that a first purchase opens, and goes on to the payment. */
export const fillBuyer = async (page: Page): Promise<void> => {
  const buyer = page.getByRole('dialog', { name: 'Pe cine facem factura?' })
  await buyer.getByLabel('CUI sau CNP').fill('14399840')
  await buyer.getByLabel('Stradă și număr').fill('Str. Gării 1')
  await buyer.getByLabel('Localitate').fill('Țăndărei')
  await buyer.getByLabel('Județ').fill('Ialom')
  await page.getByRole('option', { name: 'Ialomița' }).and(page.locator('[data-highlighted]')).waitFor()
  await page.keyboard.press('Enter')
  await buyer.getByRole('button', { name: 'Mergi la plată' }).click()
}
