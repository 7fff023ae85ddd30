import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OutboxMessage } from '#domain/api/dev.ts'
import { uuidv7 } from '#domain/kernel/ids.ts'
import type { ChangesAnswer } from '#domain/sync/protocol.ts'
import type { SessionAnswer } from '#domain/team/account.ts'
import { signUpAt } from '#tests/factories/sign-up.ts'
import { type Deployment, openDeployment, PATIENCE } from './deployment.ts'
import { changeOnDisk } from './shop-on-disk.ts'
import { logIn, type Owner, untilSynced } from './workshop.ts'

/** A colleague comes by an invite, works offline, and loses the access meanwhile. */

const OWNER: Owner = {
  company: 'Service Echipa SRL',
  name: 'Ana Patroana',
  email: 'ana@service-echipa.ro',
  password: 'o parolă de patroană',
}
const MECHANIC = { name: 'Dan Mecanicul', email: 'dan@service-echipa.ro', password: 'o parolă de mecanic' }
/** Three seats, before the owner's device loads the shop. */
const PRO = "UPDATE tenants SET plan = 'pro', trial_expires_at = NULL WHERE email = ?"
const WORK = 'Înlocuit plăcuțe față'

let deployment: Deployment
beforeAll(async () => {
  deployment = await openDeployment()
})
afterAll(() => deployment.close())

/** The link in the newest invite to an address. */
const inviteTo = async (email: string): Promise<string> => {
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    const answer = await fetch(`${deployment.url}/dev/mesaje.json`)
    const { messages } = (await answer.json()) as { messages: OutboxMessage[] }
    const link = messages
      .filter(({ recipient }) => recipient === email)
      .map(({ body }) => /\/i\/[\w-]+/.exec(body)?.[0])
      .find(Boolean)
    if (link) return link
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`no invite came for ${email}`)
}

/** Waits until the mechanic's access has ended on the server. */
const untilOut = () =>
  expect
    .poll(
      async () => {
        const answer = await fetch(`${deployment.url}/api/auth/login`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ email: MECHANIC.email, password: MECHANIC.password }),
        })
        return answer.status
      },
      { timeout: PATIENCE, interval: 500 },
    )
    .toBe(403)

/** The owner, at the API: gives the mechanic a work. */
const giveWork = async (): Promise<void> => {
  const send = async (path: string, init: RequestInit): Promise<unknown> => {
    const response = await fetch(`${deployment.url}${path}`, init)
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  const json = { 'content-type': 'application/json' }
  const body = JSON.stringify({ email: OWNER.email, password: OWNER.password })
  const { accessToken } = (await send('/api/auth/login', {
    method: 'POST',
    headers: json,
    body,
  })) as SessionAnswer
  const headers = { ...json, authorization: `Bearer ${accessToken}`, 'x-roa-protocol': '2' }
  const { rows, cursor } = (await send('/api/sync/changes?since=0&limit=1000', { headers })) as ChangesAnswer
  const mechanic = rows.find(({ collection }) => collection === 'mecanici')?.row.id
  const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
  const order = newId()
  const line = {
    order_id: order,
    tip: 'manopera',
    descriere: WORK,
    ore: 1000,
    pret_ora: 15_000,
    mecanic_id: mechanic,
  }
  const ops = [
    { op: 'insert', collection: 'orders', id: order, data: { data_comanda: '2026-11-21' } },
    { op: 'insert', collection: 'order_lines', id: newId(), data: line },
  ]
  const mutations = [{ id: newId(), at: new Date().toISOString(), label: 'Comandă nouă', ops }]
  const push = JSON.stringify({ clientId: newId(), epoch: cursor.epoch, mutations })
  await send('/api/sync/push', { method: 'POST', headers, body: push })
}

it('an invite makes a mechanic’s phone; deactivated while offline, it is wiped and its work is kept', {
  timeout: 180_000,
}, async () => {
  await signUpAt(deployment.url, OWNER)
  changeOnDisk(deployment.state, PRO, OWNER.email)
  const owner = await deployment.device('desktop', { serviceWorkers: 'block' })
  await logIn(owner.page, OWNER)
  await untilSynced(owner.page)
  await owner.page.goto('/echipa')
  await owner.page.getByRole('button', { name: 'Cheamă un coleg' }).click()
  const sheet = owner.page.getByRole('dialog', { name: 'Cheamă un coleg' })
  await sheet.getByLabel('Nume', { exact: true }).fill(MECHANIC.name)
  await sheet.getByLabel('E-mail', { exact: true }).fill(MECHANIC.email)
  await sheet.getByRole('button', { name: 'Trimite invitația' }).click()
  await owner.page.getByText('Invitat', { exact: true }).waitFor()

  const phone = await deployment.device('phone')
  await phone.page.goto(await inviteTo(MECHANIC.email))
  await phone.page.getByText('Service Echipa SRL te cheamă în echipă').waitFor()
  await phone.page.getByLabel('Parolă', { exact: true }).fill(MECHANIC.password)
  await phone.page.getByRole('checkbox', { name: /^Accept/ }).check()
  await phone.page.getByRole('button', { name: 'Accept și intru' }).click()
  await untilSynced(phone.page)
  await owner.page.getByText('Lucrează', { exact: true }).nth(1).waitFor()

  await giveWork()
  const work = phone.page.getByRole('button', { name: new RegExp(WORK) }).first()
  await work.waitFor()
  await phone.context.setOffline(true)
  await work.click()
  await expect.poll(() => work.getAttribute('aria-pressed'), { timeout: PATIENCE }).toBe('true')

  await owner.page.getByRole('button', { name: `Acțiuni pentru ${MECHANIC.name}` }).click()
  await owner.page.getByRole('menuitem', { name: 'Oprește accesul' }).click()
  await owner.page.getByRole('dialog').getByRole('button', { name: 'Oprește accesul' }).click()
  await owner.page.getByText('Fără acces', { exact: true }).waitFor()
  await untilOut()

  await phone.context.setOffline(false)
  await phone.page.getByRole('heading', { name: 'Nu mai ai acces' }).first().waitFor()
  await phone.page.getByText('O modificare pe care nu apucaseși').waitFor()
  const databases = await phone.page.evaluate(async () =>
    (await indexedDB.databases()).map(({ name }) => name ?? ''),
  )
  expect(databases.filter((name) => /^roa-[0-9a-f]{8}-/.test(name))).toEqual([])

  await owner.page.getByRole('heading', { name: 'Modificări netrimise ale foștilor colegi' }).waitFor()
  await owner.page.getByRole('button', { name: 'Aplică' }).click()
  await owner.page.getByText('S-a aplicat, pe numele tău.').waitFor()
  await phone.context.close()
  await owner.context.close()
})
