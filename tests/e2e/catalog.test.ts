import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentOf, type Deployment, openDeployment } from './deployment.ts'

/** The catalogues, used by an owner without an account: at a desk, and on a phone. */

let deployment: Deployment
beforeAll(async () => {
  deployment = await openDeployment({ serviceWorkers: 'block' })
})
afterAll(() => deployment.close())

const cells = (page: Page, column: string): Promise<string[]> =>
  page
    .getByRole('textbox', { name: new RegExp(`^${column}: `) })
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))

const choose = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('button', { name: 'Importă CSV' }).click()
  await page
    .getByLabel('Fișierul CSV')
    .setInputFiles({ name: 'preturi.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
}

describe('the catalogues at a desk', () => {
  let page: Page
  beforeAll(async () => {
    page = (await deployment.device('desktop')).page
    await page.goto('/preturi?tab=preturi')
    await page.getByRole('heading', { name: 'Prețuri și norme' }).waitFor()
  })

  it('a price is added, changed and deleted almost only by keyboard', async () => {
    await page.getByRole('textbox', { name: 'Rând nou, Denumire' }).fill('Vopsit element')
    await page.keyboard.press('Tab')
    await page.keyboard.type('350,5')
    await page.keyboard.press('Enter')
    await expect.poll(() => cells(page, 'Denumire')).toContain('Vopsit element')
    expect(await cells(page, 'Preț fără TVA')).toContain('350,50')

    const price = page.getByRole('textbox', { name: 'Preț fără TVA: Vopsit element' })
    await price.fill('mult')
    await page.keyboard.press('Enter')
    expect(await price.getAttribute('aria-invalid')).toBe('true')
    await price.fill('400')
    await page.keyboard.press('Enter')
    await expect.poll(() => cells(page, 'Preț fără TVA')).toContain('400,00')

    await page.getByRole('button', { name: 'Acțiuni: Vopsit element' }).click()
    await page.getByRole('menuitem', { name: 'Șterge' }).click()
    await expect.poll(() => cells(page, 'Denumire')).not.toContain('Vopsit element')
    await page.getByRole('button', { name: 'Anulează' }).click()
    await expect.poll(() => cells(page, 'Denumire')).toContain('Vopsit element')
  })

  it('an entry in use is hidden from the lists instead of deleted', async () => {
    await page.goto('/preturi?tab=modele')
    await page.getByRole('combobox', { name: 'Rând nou, Marcă' }).selectOption({ label: 'Dacia' })
    await page.getByRole('textbox', { name: 'Rând nou, Denumire' }).fill('Spring')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Denumire: Spring' }).waitFor()
    await page.getByRole('tab', { name: 'Mărci' }).click()
    await page.getByRole('button', { name: 'Acțiuni: Dacia' }).click()
    await page.getByRole('menuitem', { name: 'Șterge' }).click()
    await page.getByText('Dacia e folosit, deci nu s-a șters').waitFor()
    await expect.poll(() => cells(page, 'Denumire')).not.toContain('Dacia')
    await page.getByRole('checkbox', { name: 'Arată și 1 inactiv' }).check()
    await expect.poll(() => cells(page, 'Denumire')).toContain('Dacia')
  })

  it('a package and its lines are created, and a label gets a colour', async () => {
    await page.goto('/preturi?tab=pachete')
    await page.getByRole('textbox', { name: 'Rând nou, Denumire' }).fill('Revizie mică')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Denumire: Revizie mică' }).waitFor()
    await page.getByRole('link', { name: 'Adaugă lucrări și piese' }).click()
    await page.getByRole('heading', { name: 'Revizie mică', level: 1 }).waitFor()
    await page.getByRole('textbox', { name: 'Rând nou, Denumire' }).fill('Schimb ulei și filtru')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Denumire: Schimb ulei și filtru' }).waitFor()
    await page.getByRole('link', { name: 'Pachete' }).click()
    await page.getByRole('cell', { name: 'Schimb ulei și filtru', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Acțiuni: Revizie mică' }).click()
    await page.getByRole('menuitem', { name: 'Șterge' }).click()
    await expect.poll(() => cells(page, 'Denumire')).toEqual([])
    await page.getByRole('button', { name: 'Anulează' }).click()
    await page.getByRole('cell', { name: 'Schimb ulei și filtru', exact: true }).waitFor()

    await page.getByRole('tab', { name: 'Etichete' }).click()
    const colour = page.getByRole('combobox', { name: 'Culoare: Programat' })
    await colour.selectOption('roz')
    // The field shows the stored value: a page that is left before that has written nothing.
    await expect.poll(() => colour.inputValue()).toBe('roz')
    await page.goto('/comenzi/tabla')
    await page.getByRole('button', { name: 'Etichete' }).click()
    await page.getByRole('dialog').getByText('roz').waitFor()
  })

  it('a file is previewed before it is written, and the import can be undone', async () => {
    await page.goto('/preturi?tab=preturi')
    await choose(page, '\uFEFFDenumire;Preț\r\nSpălat;60,00\r\nGeam;scump\r\nManoperă mecanică;175\r\n')
    const sheet = page.getByRole('dialog')
    await sheet.getByText('Scrie un preț').waitFor()
    await sheet.getByRole('radio', { name: /Noi/ }).check()
    await sheet.getByText('Spălat').waitFor()
    expect(await cells(page, 'Denumire')).not.toContain('Spălat')
    await sheet.getByRole('button', { name: 'Importă 2 rânduri' }).click()
    await page.getByText('2 rânduri importate').waitFor()
    await expect.poll(() => cells(page, 'Denumire')).toContain('Spălat')
    expect(await cells(page, 'Preț fără TVA')).toContain('175,00')
    await page.getByRole('button', { name: 'Anulează' }).click()
    await expect.poll(() => cells(page, 'Denumire')).not.toContain('Spălat')
    expect(await cells(page, 'Preț fără TVA')).toContain('150,00')
  })

  it('a file without the needed columns says which are missing', async () => {
    await choose(page, 'Ceva;Altceva\n1;2')
    await page.getByRole('alert').getByText('Lipsește coloana „Denumire”').waitFor()
    await page.keyboard.press('Escape')
  })

  it('the exported list opens in a Romanian Excel', async () => {
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Descarcă CSV' }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(/^preturi-\d{4}-\d\d-\d\d\.csv$/)
    const text = (await contentOf(download)).toString()
    expect(text.startsWith('\uFEFFDenumire;Preț fără TVA;UM;Stare\r\n')).toBe(true)
    expect(text).toContain('Manoperă mecanică;150,00;oră;Activ')
  })
})

describe('the catalogues on a phone', () => {
  it('an entry is edited in a sheet', async () => {
    const { page } = await deployment.device('phone')
    await page.goto('/preturi?tab=mecanici')
    // The sheet depends on the width alone, not on touch.
    await page.getByRole('button', { name: 'Mecanic nou' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: 'Salvează' }).click()
    await sheet.getByText('Completează: Nume').waitFor()
    await sheet.getByLabel('Nume', { exact: true }).fill('Țepeș')
    await sheet.getByLabel('Prenume').fill('Sorin')
    // Pressed twice: one mechanic.
    await sheet.getByRole('button', { name: 'Salvează' }).dblclick()
    await page.getByRole('button', { name: /Țepeș/ }).click()
    await page.getByRole('dialog').getByLabel('Prenume').fill('Iulian')
    await page.getByRole('dialog').getByRole('button', { name: 'Salvează' }).click()
    await page.getByRole('button', { name: /Țepeș\s*Iulian/ }).waitFor()
  })
})
