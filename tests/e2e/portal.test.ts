import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChangesAnswer, PushAnswer } from '#domain/sync/protocol.ts'
import { anOfferedOrder, askOps, validate } from '#tests/factories/offered-order.ts'
import { seeded } from '#tests/factories/random.ts'
import { idAt } from '#tests/factories/workshop.ts'
import { type Deployment, openDeployment } from './deployment.ts'
import { openShop, type Shop } from './open-shop.ts'
import { logIn, untilSynced } from './workshop.ts'

/** The page of an order on the client's phone, and what the shop sees of it. */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const EMAIL = 'devize@portal.test'
const random = seeded(29)
const newId = () => idAt(random, Date.UTC(2026, 10, 29))

let deployment: Deployment
let shop: Shop

const api = async (path: string, body?: object) => {
  const response = await fetch(`${deployment.url}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${shop.accessToken}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json() as Promise<unknown>
}

/** A validated order of three lines that was sent to its client: its id, and the path of its link. */
const anOffer = async () => {
  const [orderId, linkId] = [newId(), newId()]
  const acts = [
    anOfferedOrder(orderId, newId(), [newId(), newId(), newId()]),
    validate(orderId),
    askOps(orderId, newId(), linkId),
  ]
  const at = '2026-11-29T08:00:00.000Z'
  const mutations = acts.map((ops) => ({ id: newId(), at, label: 'test', ops }))
  const answer = await api('/api/sync/push', { clientId: newId(), epoch: shop.epoch, mutations })
  expect((answer as PushAnswer).results.map(({ status }) => status)).toEqual([
    'applied',
    'applied',
    'applied',
  ])
  const { url } = (await api(`/api/links/${linkId}`, {})) as { url: string }
  return { orderId, linkId, path: new URL(url).pathname }
}

/** Whether something is wider than the screen. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

declare global {
  var axe: typeof import('axe-core')
}

/** The findings of axe, whatever their weight. */
const findings = async (page: Page): Promise<string[]> => {
  const { violations, passes } = await page.evaluate(() => globalThis.axe.run())
  expect(passes.map(({ id }) => id)).toContain('color-contrast')
  return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

beforeAll(async () => {
  deployment = await openDeployment({ serviceWorkers: 'block' })
  shop = await openShop(deployment.url, EMAIL, random)
})
afterAll(() => deployment.close())

describe('the client on a phone', () => {
  it('answers without script, and the shop’s screen changes by itself', async () => {
    const { orderId, path } = await anOffer()
    const desk = await deployment.device('desktop')
    await logIn(desk.page, { company: '', name: '', email: EMAIL, password: 'o parolă destul de lungă' })
    await untilSynced(desk.page)
    await desk.page.goto(`/comenzi/${orderId}`)
    await desk.page.getByText('Lucrarea 1').first().waitFor()
    const { context, page } = await deployment.device('phone', { javaScriptEnabled: false })
    await page.goto(path)
    await page
      .getByRole('group', { name: /Piesa 2/ })
      .getByRole('radio', { name: 'Nu acum' })
      .check()
    await page.getByRole('button', { name: 'Trimit alegerile mele' }).click()
    // The browser asks for the name by itself.
    await page.getByLabel('Nume și prenume').fill('Ion Popescu')
    await page.getByRole('button', { name: 'Trimit alegerile mele' }).click()
    await page.getByRole('heading', { name: 'Ați acceptat 2 din 3 linii' }).waitFor()
    expect(new URL(page.url()).pathname).toBe(path)
    await desk.page.getByText('A acceptat 2 din 3 linii').first().waitFor()
    await context.close()
    await desk.context.close()
  })

  it('signs with a finger, and looking at the page counts as opened', async () => {
    const { path, linkId } = await anOffer()
    const { context, page } = await deployment.device('phone')
    const refused: string[] = []
    page.on('console', (line) => void (line.type() === 'error' && refused.push(line.text())))
    const told = page.waitForResponse((response) => response.url().endsWith('/deschis'))
    await page.goto(path)
    expect((await told).status()).toBe(204)
    const pad = page.getByRole('img', { name: 'Chenar pentru semnătură' })
    await pad.scrollIntoViewIfNeeded()
    const box = await pad.boundingBox()
    if (!box) throw new Error('no place to sign')
    await page.mouse.move(box.x + 40, box.y + 60)
    await page.mouse.down()
    await page.mouse.move(box.x + 120, box.y + 20, { steps: 5 })
    await page.mouse.move(box.x + 200, box.y + 80, { steps: 5 })
    await page.mouse.up()
    expect(await page.locator('input[name=semnatura]').inputValue()).toMatch(/^M\d+ \d+(L\d+ \d+){5,}$/)
    await page.getByLabel('Nume și prenume').fill('Ana Pop')
    await page.getByRole('button', { name: 'Accept devizul' }).click()
    await page.getByText('Răspunsul este semnat.').waitFor()
    const { rows } = (await api('/api/sync/changes?since=0')) as ChangesAnswer
    expect(rows.find(({ row }) => row.id === linkId)?.row.opened_at).toMatch(/^\d{4}-/)
    const pdf = await context.request.get(`${path}/deviz.pdf`)
    expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf'])
    expect(refused).toEqual([])
    await context.close()
  })

  it('reads it in the dark, on a narrow screen, in large letters, and on paper', async () => {
    const { path } = await anOffer()
    const { context, page } = await deployment.device('phone')
    await page.addInitScript(AXE)
    for (const [colorScheme, width] of [
      ['light', 390],
      ['dark', 320],
    ] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 740 })
      await page.goto(path)
      expect([colorScheme, await findings(page), await overflow(page)]).toEqual([colorScheme, [], 0])
    }
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
    })
    expect(await overflow(page)).toBe(0)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('Lucrarea 1').first().isVisible()).toBe(true)
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0)
    await page.emulateMedia({ media: 'screen' })
    for (const wrong of ['/p/nimic', '/v/nimic']) {
      await page.goto(wrong)
      expect([wrong, await findings(page)]).toEqual([wrong, []])
    }
    await context.close()
  })
})
