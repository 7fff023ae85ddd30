import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LOCAL_DOWN, LOCAL_UNKNOWN } from '#worker/providers/companies/local.ts'
import { type Deployment, openDeployment } from './deployment.ts'
import { addCar, addContact, addLabour, register, startOrder, undo, untilSynced } from './workshop.ts'

let deployment: Deployment
let page: Page
beforeAll(async () => {
  deployment = await openDeployment({ serviceWorkers: 'block' })
  page = (await deployment.device('desktop')).page
  await register(page, {
    company: 'Service Mașini SRL',
    name: 'Ștefan Țurcanu',
    email: 'masini@service.ro',
    password: 'o parolă destul de lungă',
  })
  await untilSynced(page)
})
afterAll(() => deployment.close())

const openCar = async (plate: RegExp): Promise<void> => {
  await page.goto('/vehicule')
  await page.getByRole('link', { name: plate }).first().click()
  await page.getByRole('link', { name: /Comandă nouă pentru/ }).waitFor()
}

const chooseFile = async (text: string): Promise<void> => {
  await page.goto('/vehicule')
  await page.getByRole('button', { name: 'Import și export' }).click()
  await page.getByRole('menuitem', { name: 'Importă CSV' }).click()
  await page.getByLabel('Fișierul CSV').setInputFiles({
    name: 'masini.txt',
    mimeType: 'text/plain',
    // „Unicode text” of Excel.
    buffer: Buffer.from(`\uFEFFsep=;\r\n${text}`, 'utf16le'),
  })
}

describe('a list of cars from a file', () => {
  it('is previewed before it is written: standard forms, errors as sentences, corrected at once', async () => {
    await chooseFile(
      'Nr auto;Marca;An;Client;Telefon\nct 12 abc;Dacia;2018;Ana Ţuţă;0722 123 456\nCT13ABC;Dacia;20999;Ion;\n',
    )
    const sheet = page.getByRole('dialog')
    await sheet.getByText('An greșit, lăsat pe dinafară: 20999').waitFor()
    await sheet.getByRole('button', { name: 'Importă 2 rânduri' }).waitFor()
    await sheet.getByRole('button', { name: 'Corectează: CT13ABC · Ion · Dacia' }).click()
    const year = sheet.getByLabel('An', { exact: true })
    await expect.poll(() => year.evaluate((input) => input === document.activeElement)).toBe(true)
    await year.fill('2009')
    await page.keyboard.press('Enter')
    await sheet.getByText('An greșit').waitFor({ state: 'detached' })
    await sheet.getByRole('button', { name: 'Importă 2 rânduri' }).click()
    await page.getByText('2 rânduri importate').waitFor()
    await page.getByRole('link', { name: /CT 12 ABC/ }).waitFor()
    await openCar(/CT 13 ABC/)
    expect(await page.getByLabel('An de fabricație').inputValue()).toBe('2009')
  })

  it('asks where a plate seems to be on another car, and changes no owner without an answer', async () => {
    await chooseFile('Nr auto;Marca;Client\nCT12ABC;Opel;Vasile Nou\n')
    const sheet = page.getByRole('dialog')
    await sheet.getByText('Numărul e al mașinii CT 12 ABC, care are alt client').waitFor()
    await sheet.getByText(/Dacia · Ana Țuță/).waitFor()
    await sheet.getByText('În fișier: CT 12 ABC · Opel · Vasile Nou').waitFor()
    expect(await sheet.getByRole('button', { name: 'Importă 0 rânduri' }).isDisabled()).toBe(true)
    await sheet.getByRole('radio', { name: 'E altă mașină' }).check()
    await sheet.getByRole('button', { name: 'Importă 1 rând' }).waitFor()
    await sheet.getByRole('radio', { name: 'Nu importa' }).check()
    await sheet.getByRole('button', { name: 'Importă 0 rânduri' }).waitFor()
    await page.keyboard.press('Escape')
  })
})

describe('one car', () => {
  it('refuses an impossible year, and keeps what was typed', async () => {
    await openCar(/CT 12 ABC/)
    const year = page.getByLabel('An de fabricație')
    await year.fill('20999')
    await page.keyboard.press('Enter')
    await page.getByText('Scrie anul cu patru cifre').waitFor()
    expect(await year.inputValue()).toBe('20999')
    await page.keyboard.press('Escape')
    expect(await year.inputValue()).toBe('2018')
  })

  it('gets its client from the tax register, by a code; the register’s data can be undone at once', async () => {
    const code = page.getByLabel('CUI sau CNP, pentru factură')
    const look = page.getByRole('button', { name: 'Adu datele de la ANAF' })
    await code.fill('12345678')
    await page.getByText('CUI-ul nu pare corect').waitFor()
    expect(await look.isDisabled()).toBe(true)
    await code.fill(LOCAL_UNKNOWN)
    await look.click()
    await page.getByText('Nu există nicio firmă cu acest CUI').waitFor()
    await code.fill(LOCAL_DOWN)
    await look.click()
    await page.getByText('Registrul ANAF nu răspunde acum').waitFor()
    await code.fill('RO14399840')
    await look.click()
    await expect
      .poll(() => page.getByLabel('Nume', { exact: true }).inputValue())
      .toBe('SERVICE AUTO DOBROGEA S.R.L.')
    expect(await page.getByLabel('Județ').inputValue()).toBe('Constanța')
    await page.getByRole('button', { name: 'Anulează' }).click()
    await expect.poll(() => page.getByLabel('Nume', { exact: true }).inputValue()).toBe('Ana Țuță')
  })

  it('that is there twice is merged: both histories in one place, and the merge can be undone', async () => {
    await startOrder(page)
    await addCar(page, 'ct 12 abc', 'Ana Tuta', true)
    await addLabour(page, 'Geometrie roți', '1', '150')
    await untilSynced(page)
    await page.goto('/vehicule')
    await page.getByRole('checkbox', { name: 'Posibile dubluri: 2' }).check()
    await page.getByRole('link', { name: /Ana Țuță/ }).click()
    await page.getByText('Încă nicio comandă pentru această mașină.').waitFor()
    // Pressed twice: one act, and one message to undo it.
    await page.getByRole('button', { name: 'Unește aici' }).dblclick()
    await page.getByRole('link', { name: /Geometrie roți/ }).waitFor()
    await expect.poll(() => page.getByRole('button', { name: 'Anulează' }).count()).toBe(1)
    await page.getByRole('button', { name: 'Anulează' }).click()
    await page.getByText('Încă nicio comandă pentru această mașină.').waitFor()
    await page.getByRole('button', { name: 'Unește aici' }).click()
    await page.getByRole('link', { name: /Geometrie roți/ }).waitFor()
    await untilSynced(page)
    await page.goto('/vehicule')
    await page.getByText('2 mașini', { exact: true }).waitFor()
  })

  it('with work on it is not deleted; one without is, and can be restored', async () => {
    await openCar(/CT 12 ABC/)
    await page.getByRole('button', { name: 'Mai multe despre mașină' }).click()
    await page.getByRole('menuitem', { name: 'Șterge mașina' }).click()
    await page.getByText('Mașina are comenzi').waitFor()
  })
})

describe('one client', () => {
  const cars = () => page.getByRole('list', { name: 'Mașini', exact: true }).getByRole('link')

  it('has his cars and what he agreed to; each answer stays as proof', async () => {
    await addContact(page, 'Dan Câmpeanu', '0733 111 222')
    await page.getByRole('button', { name: 'Mașină nouă' }).click()
    await page.getByLabel('Număr de înmatriculare').fill('ct 77 dan')
    await page.getByRole('button', { name: 'Salvează mașina' }).click()
    await cars().filter({ hasText: 'CT 77 DAN' }).waitFor()
    const reminders = page.getByRole('switch', { name: /^SMS, Scadențe/ })
    expect(await reminders.getAttribute('aria-checked')).toBe('false')
    await reminders.click()
    await page.getByText('Dovada: 1 răspuns').waitFor()
    await reminders.click()
    await page.getByText('Dovada: 2 răspunsuri').waitFor()
    expect(await reminders.getAttribute('aria-checked')).toBe('false')
    expect(await page.getByRole('switch', { name: /^E-mail, Scadențe/ }).isDisabled()).toBe(true)
  })

  it('who is there twice is merged: his cars follow, and the merge can be undone', async () => {
    await addContact(page, 'Dan Câmpeanu', '')
    await page.getByText('Încă nicio mașină.').waitFor()
    await page.getByRole('button', { name: 'Unește aici' }).click()
    await cars().filter({ hasText: 'CT 77 DAN' }).waitFor()
    await page.getByText('Dovada: 2 răspunsuri').waitFor()
    await undo(page, 'Unit cu')
    await page.getByText('Încă nicio mașină.').waitFor()
  })
})
