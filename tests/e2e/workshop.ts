import type { Page } from 'playwright-core'
import { codeFor } from '#tests/factories/sign-up.ts'

/** The steps of people in the app. */

export type Owner = { company: string; name: string; email: string; password: string }

/** The field with exactly this label. */
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })

/** Fills in the sign-up of a shop without a fiscal code and sends it; ends at the field of the mail's code. */
export const askForAccount = async (page: Page, owner: Owner): Promise<void> => {
  await page.goto('/cont/inregistrare')
  await page.getByRole('switch', { name: 'Firma nu are încă CUI' }).click()
  await field(page, 'Numele firmei').fill(owner.company)
  await field(page, 'Numele tău').fill(owner.name)
  await field(page, 'E-mail').fill(owner.email)
  await field(page, 'Parolă').fill(owner.password)
  await page.getByRole('checkbox', { name: /^Accept/ }).check()
  await page.getByRole('button', { name: 'Creează contul' }).click()
  await field(page, 'Codul din e-mail').waitFor()
}

/** Types the code of the mail; a whole code is sent without a press. */
export const typeCode = async (page: Page, owner: Owner): Promise<void> => {
  const code = await codeFor(new URL(page.url()).origin, owner.email)
  await field(page, 'Codul din e-mail').fill(code)
}

export const register = async (page: Page, owner: Owner): Promise<void> => {
  await askForAccount(page, owner)
  await typeCode(page, owner)
}

export const logIn = async (page: Page, owner: Owner): Promise<void> => {
  await page.goto('/cont/conectare')
  await field(page, 'E-mail').fill(owner.email)
  await field(page, 'Parolă').fill(owner.password)
  await page.getByRole('button', { name: 'Conectează-te' }).click()
}

/** Waits until the server has everything. */
export const untilSynced = (page: Page): Promise<void> =>
  page.getByRole('status').getByText('Sincronizat').first().waitFor({ state: 'attached' })

/** Runs an act that writes, and waits until the server has it. */
export const sent = async (page: Page, act: () => Promise<void>): Promise<void> => {
  const answered = page.waitForResponse(
    (response) => response.url().endsWith('/api/sync/push') && response.ok(),
  )
  await act()
  await answered
}

/** Uses the app's own links, as a finger does: nothing is reloaded. */
export const startOrder = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Comandă nouă' }).first().click()
  await page.getByRole('heading', { name: 'Comandă nouă', level: 1 }).waitFor()
}

/** A new car; `isKnown` when the shop has one with this plate, about which the form asks. */
export const addCar = async (page: Page, typed: string, client: string, isKnown = false): Promise<void> => {
  await page.getByRole('combobox', { name: /Caută mașina/ }).fill(typed)
  await page.getByRole('option', { name: /Mașină nouă/ }).click()
  const form = page.getByRole('form', { name: 'Mașină nouă' })
  await form.getByLabel('Marcă').fill('Dac')
  await page.getByRole('option', { name: 'Dacia' }).click()
  await form.getByLabel('Nume client').fill(client)
  await form.getByLabel('Telefon client').fill('0722 123 456')
  await form.getByRole('button', { name: 'Salvează mașina' }).click()
  if (isKnown) {
    await form.getByText('Dacă e totuși altă mașină').waitFor()
    await form.getByRole('button', { name: 'Salvează mașina' }).click()
  }
  await form.waitFor({ state: 'detached' })
  // The sheet moves on to the first line by itself.
  await page.getByRole('combobox', { name: 'Lucrare', exact: true }).waitFor()
}

/** A new client, by the list of clients. Ends on his page. */
export const addContact = async (page: Page, name: string, phone: string): Promise<void> => {
  await page.goto('/clienti')
  await page.getByRole('button', { name: 'Client nou' }).click()
  const sheet = page.getByRole('dialog', { name: 'Client nou' })
  await sheet.getByLabel('Nume', { exact: true }).fill(name)
  await sheet.getByLabel('Telefon', { exact: true }).fill(phone)
  await sheet.getByRole('button', { name: 'Salvează' }).click()
  await page.getByRole('heading', { name: 'Datele clientului' }).waitFor()
}

/** Books a car for today by the calendar. */
export const addAppointment = async (
  page: Page,
  plate: string,
  name: string,
  time: string,
): Promise<void> => {
  await page.goto('/programari')
  await page.getByRole('button', { name: 'Programare nouă' }).click()
  const sheet = page.getByRole('dialog', { name: 'Programare nouă' })
  await sheet.getByLabel('Număr de înmatriculare').fill(plate)
  await sheet.getByLabel('Nume client').fill(name)
  await sheet.getByLabel('Ora', { exact: true }).fill(time)
  await sheet.getByRole('button', { name: 'Salvează' }).click()
  await sheet.waitFor({ state: 'detached' })
}

export const addLabour = async (page: Page, name: string, hours: string, price: string): Promise<void> => {
  await addLine(page, 'Adaugă lucrare', 'Lucrare', name, { Ore: hours, 'Preț pe oră': price })
}

export const addPart = async (page: Page, name: string, quantity: string, price: string): Promise<void> => {
  await addLine(page, 'Adaugă piesă', 'Piesă sau material', name, {
    Cantitate: quantity,
    'Preț unitar': price,
  })
}

const addLine = async (
  page: Page,
  button: string,
  label: string,
  name: string,
  numbers: Record<string, string>,
): Promise<void> => {
  const entry = page.getByRole('combobox', { name: label, exact: true })
  // On a phone a section opens by its button.
  if (!(await entry.isVisible())) await page.getByRole('button', { name: button }).click()
  await entry.fill(name)
  for (const [column, value] of Object.entries(numbers)) {
    await page.getByLabel(column, { exact: true }).fill(value)
  }
  await page.getByLabel(Object.keys(numbers).at(-1) ?? '', { exact: true }).press('Enter')
  await page.getByRole('button', { name: new RegExp(name) }).waitFor()
}

/** Answers whose documents these are; the free tier asks that once before the first price is entered. */
export const answerShop = async (page: Page, name: string, paysVat: boolean): Promise<void> => {
  const sheet = page.getByRole('dialog', { name: 'Cum apare firma ta pe deviz?' })
  await field(page, 'Numele firmei').fill(name)
  await sheet.getByText(paysVat ? 'Da' : 'Nu', { exact: true }).click()
  await sheet.getByRole('button', { name: 'Continuă' }).click()
  await sheet.waitFor({ state: 'detached' })
}

/** The total that stays visible during typing. */
export const untilTotal = (page: Page, amount: string): Promise<void> =>
  page
    .getByLabel('Totaluri')
    .filter({ visible: true })
    .getByText(new RegExp(`Total general.*${amount.replace('.', '\\.')}`))
    .or(page.getByLabel('Totaluri').filter({ visible: true, hasText: amount }))
    .first()
    .waitFor()

/**
 * Invoices the open, validated order; `series` names the series where the shop has none yet. Ends on the invoice's
 * page.
 */
export const issueInvoice = async (page: Page, series?: string): Promise<void> => {
  await page.getByRole('button', { name: 'Facturează' }).filter({ visible: true }).click()
  const sheet = page.getByRole('dialog', { name: 'Factură nouă' })
  if (series) await field(page, 'Seria').fill(series)
  await sheet.getByRole('button', { name: 'Emite factura' }).click()
  await page.getByText('Furnizor').waitFor()
}

/** Takes back the act that a message tells of; a message of an older act may stand beside it. */
export const undo = (page: Page, told: string): Promise<void> =>
  page
    .locator('[aria-live="polite"] > *')
    .filter({ hasText: told })
    .getByRole('button', { name: 'Anulează' })
    .click()
