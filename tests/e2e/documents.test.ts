import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import type { BrowserContext, Page } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentOf, type Deployment, openDeployment, untilOfflineReady } from './deployment.ts'
import {
  addCar,
  addLabour,
  answerShop,
  logIn,
  type Owner,
  register,
  sent,
  startOrder,
  untilSynced,
} from './workshop.ts'

/** Documents that the browser makes itself, and photos that are taken without a network. */

const OWNER: Owner = {
  company: 'Service Poiana Țapului SRL',
  name: 'Anghel Brânză',
  email: 'anghel@service-poiana.ro',
  password: 'fotografii și hârtii',
}

/** A square PNG without an opaque pixel. */
const transparentPng = (side: number): Buffer => {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  // Eight bits each of red, green, blue and alpha.
  head.set([8, 6], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(side * (side * 4 + 1)))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const PICTURE = join(import.meta.dirname, '../../web/public/icon-512.png')

let deployment: Deployment
let phone: { context: BrowserContext; page: Page }
const errors: string[] = []
beforeAll(async () => {
  deployment = await openDeployment()
  phone = await deployment.device('phone')
  phone.page.on('pageerror', (error) => errors.push(String(error)))
})
afterAll(() => deployment.close())

/** The document on the screen: its text, and whether its own style applies. */
const documentOf = async (page: Page, selector: string) => {
  const frame = page.frameLocator(selector)
  await frame.locator('h1').waitFor()
  return {
    text: (await frame.locator('body').textContent()) ?? '',
    font: await frame.locator('h1').evaluate((title) => getComputedStyle(title).fontFamily),
    rules: await frame
      .locator('body')
      .evaluate((body) =>
        [...(body.ownerDocument.adoptedStyleSheets[0]?.cssRules ?? [])]
          .map(({ cssText }) => cssText)
          .join('\n'),
      ),
  }
}

/** The PDF that a press of a button saves: its name, its size, its words, and how many pictures it holds. */
const pdfOf = async (page: Page, button: string) => {
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  const saved = await saving
  const file = await contentOf(saved)
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(file), { verbosity: 0 }), {
    mergePages: true,
  })
  return {
    name: saved.suggestedFilename(),
    bytes: file.length,
    words: text.replace(/\s+/g, ' '),
    pictures: file.toString('latin1').split('/Subtype/Image').length - 1,
  }
}

/** Until the server has what stands on the document: before that the device makes it. */
const untilServerMakes = async (page: Page): Promise<void> => {
  await page.frameLocator('iframe').locator('.pictures img').first().waitFor()
  await untilSynced(page)
  await page.getByText(/îl face dispozitivul/).waitFor({ state: 'detached' })
}

describe('without an account and a network', () => {
  it('an order has its documents, laid out and styled by the device, ready to print', async () => {
    const { context, page } = await deployment.device('phone')
    const calls: string[] = []
    page.on('request', (request) => {
      if (new URL(request.url()).pathname.startsWith('/api/')) calls.push(request.url())
    })
    await page.goto('/')
    await untilOfflineReady(page)
    await context.setOffline(true)
    await startOrder(page)
    await addCar(page, 'b 123 țuț', 'Ana-Maria Șerbănescu')
    await addLabour(page, 'Reparat pană', '0,25', '120')
    await page.getByRole('button', { name: 'Mai multe' }).filter({ visible: true }).click()
    await page.getByRole('menuitem', { name: 'Documente' }).click()
    await answerShop(page, 'Auto Șerbănescu', true)
    await page.getByRole('heading', { name: 'Documente', level: 1 }).waitFor()
    const intake = await documentOf(page, 'iframe')
    expect(intake.text).toContain('Comandă nr. 1')
    expect(intake.text).toContain('Ana-Maria Șerbănescu')
    expect(intake.text).toContain('Auto Șerbănescu')
    expect(intake.font).toContain('Archivo-condensed')
    expect(intake.rules).toContain('counter(pages)')
    await page.getByText('Deviz', { exact: true }).click()
    await page.frameLocator('iframe').getByText('Ciornă').waitFor()
    await page.getByRole('button', { name: 'Tipărește' }).click()
    const printed = await documentOf(page, '.print-frame')
    expect(printed.text).toContain('Reparat pană')
    expect(printed.text).toContain('36,30')
    expect(printed.font).toContain('Archivo-condensed')
    // The shop's own logo, from a file of the device.
    const address = page.url()
    await page.goto('/setari/documente')
    const file = page.locator('input[type=file]')
    await file.setInputFiles({
      name: 'logo.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('nu e o imagine'),
    })
    await page.getByText('Fișierul nu este o imagine').waitFor()
    await file.setInputFiles(PICTURE)
    await page.getByRole('img', { name: 'Logo' }).waitFor()
    await page.goto(address)
    await page.frameLocator('iframe').locator('header img, img').first().waitFor()
    // The file, with nothing asked of anybody.
    const pdf = await pdfOf(page, 'Descarcă PDF')
    expect(pdf.name).toBe('deviz-1-B123TUT.pdf')
    expect(pdf.words).toContain('CIORNĂ')
    expect(pdf.words).toContain('Ana-Maria Șerbănescu')
    expect(pdf.words).toContain('Reparat pană')
    expect(pdf.words).toContain('36,30 lei')
    expect(pdf.words).toContain('Pagina 1 din 1')
    expect(pdf.pictures).toBe(1)
    expect(pdf.bytes).toBeLessThan(150 * 1024)
    expect(calls).toEqual([])
    await context.close()
  })
})

describe('photos', () => {
  it('are taken offline, shown at once, and wait', async () => {
    const { context, page } = phone
    await register(page, OWNER)
    await untilSynced(page)
    await untilOfflineReady(page)
    await startOrder(page)
    await addCar(page, 'ph 07 țap', 'Nicoleta Brânză')
    await untilSynced(page)
    await context.setOffline(true)
    await page.locator('input[type=file][multiple]').setInputFiles([PICTURE])
    const tile = page.getByRole('button', { name: /Deschide poza: La intrare, 1/ })
    await tile.waitFor()
    await expect
      .poll(() => tile.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBe(360)
    expect(await tile.getByText('Așteaptă să fie trimisă').count()).toBe(1)
  })

  it('are still there after the tab is closed and opened again, offline', async () => {
    const url = phone.page.url()
    await phone.page.close()
    phone.page = await phone.context.newPage()
    phone.page.on('pageerror', (error) => errors.push(String(error)))
    await phone.page.goto(url)
    await phone.page
      .getByRole('button', { name: /Deschide poza/ })
      .locator('img')
      .waitFor()
  })

  it('are sent on their own once there is a network, and another device shows them', async () => {
    await phone.context.setOffline(false)
    await phone.page.getByText('Așteaptă să fie trimisă').waitFor({ state: 'detached' })
    await untilSynced(phone.page)
    const desk = await deployment.device('desktop', { serviceWorkers: 'block' })
    await logIn(desk.page, OWNER)
    await untilSynced(desk.page)
    await desk.page.goto(new URL(phone.page.url()).pathname)
    const tile = desk.page.getByRole('button', { name: /Deschide poza/ })
    await tile.locator('img').waitFor()
    await tile.click()
    const full = desk.page.getByRole('dialog').getByRole('img', { name: /La intrare, 1/ })
    await expect.poll(() => full.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(512)
    await sent(desk.page, async () => {
      await desk.page.getByLabel('Descriere').fill('Aripă dreapta zgâriată')
      await desk.page.keyboard.press('Enter')
    })
    await desk.page
      .getByRole('dialog')
      .getByRole('img', { name: /Aripă dreapta zgâriată/ })
      .waitFor()
    // The intake form shows it with its caption.
    await desk.page.goto(`${new URL(desk.page.url()).pathname}/documente/comanda`)
    const printed = desk.page.frameLocator('iframe').locator('.pictures figure')
    await printed.getByText('Aripă dreapta zgâriată').waitFor()
    await expect
      .poll(() => printed.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBe(512)
    await desk.context.close()
  })

  it('can be about a line, which shows that it has one', async () => {
    const { page } = phone
    await addLabour(page, 'Verificat direcția', '0,5', '180')
    await page.getByRole('button', { name: /Verificat direcția/ }).click()
    const line = page.getByRole('group', { name: /Verificat direcția/ })
    await line
      .locator('input[type=file][multiple]')
      .setInputFiles([{ name: 'desen.png', mimeType: 'image/png', buffer: transparentPng(40) }])
    await line.getByRole('button', { name: /Deschide poza: Constatare/ }).click()
    const shown = page.getByRole('dialog').getByRole('img', { name: /Constatare, 1/ })
    await shown.waitFor()
    // Transparent areas become white, not black.
    await expect
      .poll(() =>
        shown.evaluate((image: HTMLImageElement) => {
          const canvas = document.createElement('canvas')
          const context = canvas.getContext('2d')
          context?.drawImage(image, 0, 0)
          return Math.min(...(context?.getImageData(20, 20, 1, 1).data ?? [0]))
        }),
      )
      .toBeGreaterThan(250)
    await page.keyboard.press('Escape')
    await line.getByRole('button', { name: 'Gata' }).click()
    await page.getByRole('button', { name: /Verificat direcția.*1 poză/ }).waitFor()
    await page.getByRole('button', { name: 'Deschide poza: Constatare, 2, Verificat direcția' }).waitFor()
  })

  it('can be deleted and restored', async () => {
    const { page } = phone
    const tile = page.getByRole('button', { name: /Deschide poza.*Aripă dreapta/ })
    await tile.click()
    await page.getByRole('button', { name: 'Șterge poza' }).click()
    await tile.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Anulează' }).click()
    await tile.locator('img').waitFor()
  })

  it('a server that cannot print reports it, and the device offers its own PDF at once', async () => {
    const { page } = phone
    const id = new URL(page.url()).pathname
    await page.goto(`${id}/documente/comanda`)
    await page.route('**/pdf/comanda', (route) =>
      route.fulfill({
        status: 503,
        headers: { 'retry-after': '5' },
        json: { error: { code: 'pdf_unavailable' } },
      }),
    )
    await untilServerMakes(page)
    await page.getByRole('button', { name: 'Descarcă PDF' }).click()
    await page.getByText('Serverul nu poate face PDF-ul acum.').waitFor()
    const pdf = await pdfOf(page, 'Fă-l aici')
    expect(pdf.words).toContain('Nicoleta Brânză')
    expect(pdf.words).toContain('Aripă dreapta zgâriată')
    expect(pdf.pictures).toBe(1)
    expect(pdf.bytes).toBeLessThan(150 * 1024)
  })

  it('a PDF from the server or the device is shared with another app by the system’s share sheet', async () => {
    const { page } = phone
    await page.unroute('**/pdf/comanda')
    // This browser has no share sheet: it is the only fake here.
    await page.addInitScript(() => {
      const share = async ({ files, title, text }: ShareData) => {
        const head = new Uint8Array((await files?.[0]?.arrayBuffer()) ?? []).subarray(0, 4)
        Object.assign(window, { shared: { title, text, head: String.fromCharCode(...head) } })
      }
      Object.assign(navigator, { canShare: () => true, share })
    })
    await page.reload()
    await untilServerMakes(page)
    await page.getByRole('button', { name: 'Trimite PDF-ul' }).click()
    const shared = await page.waitForFunction(() => (window as { shared?: object }).shared)
    expect(await shared.jsonValue()).toEqual({
      title: expect.stringMatching(/\.pdf$/),
      text: expect.stringContaining('Comanda nr. 1'),
      head: '%PDF',
    })
    await page.evaluate(() => Object.assign(window, { shared: undefined }))
    await phone.context.setOffline(true)
    await page.getByText('Fără internet, PDF-ul îl face dispozitivul.').waitFor()
    await page.getByRole('button', { name: 'Trimite PDF-ul' }).click()
    const own = await page.waitForFunction(() => (window as { shared?: object }).shared)
    expect(await own.jsonValue()).toMatchObject({ head: '%PDF' })
    await phone.context.setOffline(false)
  })

  it('no page had an unseen error', () => {
    expect(errors).toEqual([])
  })
})
