import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ChangesAnswer, Op } from '#domain/sync/protocol.ts'
import type { SessionAnswer } from '#domain/team/account.ts'
import { seeded } from '#tests/factories/random.ts'
import { idAt } from '#tests/factories/workshop.ts'
import { type Deployment, openDeployment, untilOfflineReady } from './deployment.ts'
import { addCar, addLabour, logIn, type Owner, register, startOrder, untilSynced } from './workshop.ts'

const OWNER: Owner = {
  company: 'Service Clopoțel SRL',
  name: 'Ilinca Țurcanu',
  email: 'clopotel@service.ro',
  password: 'o parolă destul de lungă',
}

const SUBSCRIPTION = {
  endpoint: 'https://web.push.apple.com/e2e',
  keys: { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) },
}

let deployment: Deployment
beforeAll(async () => {
  deployment = await openDeployment({ isWhole: true })
})
afterAll(() => deployment.close())

const random = seeded(11)
const newId = () => idAt(random, Date.now())

/** Asks the client of the shop's one order through the API, and accepts as that client. */
const clientAccepts = async (url: string): Promise<string> => {
  const send = async <T>(path: string, body: object | null, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }
  const { email, password } = OWNER
  const { accessToken } = await send<SessionAnswer>('/api/auth/login', { email, password })
  const session = { authorization: `Bearer ${accessToken}` }
  const { cursor, rows } = await send<ChangesAnswer>('/api/sync/changes?since=0', null, session)
  const orderId = rows.find(({ collection }) => collection === 'orders')?.row.id ?? ''
  const [requestId, linkId] = [newId(), newId()]
  const acts: Op[][] = [
    [{ op: 'patch', collection: 'orders', id: orderId, base: 0, data: { status: 'VALIDAT' } }],
    [{ op: 'insert', collection: 'approval_requests', id: requestId, data: { order_id: orderId } }],
    [
      {
        op: 'insert',
        collection: 'portal_links',
        id: linkId,
        data: { order_id: orderId, request_id: requestId, channel: 'copy' },
      },
    ],
  ]
  const mutations = acts.map((ops) => ({ id: newId(), at: new Date().toISOString(), label: 'Cerere', ops }))
  await send('/api/sync/push', { clientId: newId(), epoch: cursor.epoch, mutations }, session)
  const link = await send<{ url: string }>(`/api/links/${linkId}`, {}, session)
  const token = new URL(link.url).pathname.split('/').at(-1)
  const { form } = await send<{ form: string }>(`/api/p/${token}`, null)
  await send(`/api/p/${token}/accept`, { form, name: 'Ana Țuță' })
  return orderId
}

it('a client’s answer reaches the bell of an open app, leads to the order, and is read there', async () => {
  const { page } = await deployment.device('desktop', { serviceWorkers: 'block' })
  await register(page, OWNER)
  await untilSynced(page)
  await startOrder(page)
  await addCar(page, 'ct 83 kcs', 'Ana Țuță')
  await addLabour(page, 'Schimb ulei', '1', '150')
  await untilSynced(page)
  await page.getByRole('link', { name: 'Azi' }).first().click()

  const orderId = await clientAccepts(deployment.url)
  // Nothing is loaded again: it comes by the socket.
  await page.getByText('Clientul a acceptat tot: o linie.').waitFor()
  const bell = page.getByRole('link', { name: 'Notificări o notificare necitită' })
  await bell.click()
  const entry = page.getByRole('listitem').filter({ hasText: 'CT 83 KCS' }).getByRole('link')
  await expect.poll(() => entry.textContent()).toContain('Necitită.')
  await entry.click()
  await page.waitForURL(`**/comenzi/${orderId}`)
  await bell.waitFor({ state: 'detached' })
  await untilSynced(page)
})

it('a push is shown while nobody looks at the app, and its click leads there without a new load', async () => {
  const { page, context } = await deployment.device('phone')
  await context.grantPermissions(['notifications'])
  // The browser's own push service is out of reach here: its subscription is made up, all else is real.
  await page.addInitScript((subscription) => {
    const made = {
      endpoint: subscription.endpoint,
      toJSON: () => subscription,
    } as unknown as PushSubscription
    PushManager.prototype.subscribe = async () => made
    PushManager.prototype.getSubscription = async () => made
  }, SUBSCRIPTION)
  await logIn(page, OWNER)
  await untilOfflineReady(page)
  await page.goto('/setari/preferinte')
  await page.getByText('Notificările se văd doar în aplicație.').waitFor()
  const stored = page.waitForResponse((response) => response.url().endsWith('/api/push/subscriptions'))
  await page.getByRole('switch', { name: 'Pe acest dispozitiv' }).click()
  expect((await stored).status()).toBe(204)
  await page.getByText('Notificările apar și când aplicația e închisă.').waitFor()
  await page.getByRole('button', { name: 'Trimite una de probă' }).click()
  await page.getByText('Am trimis-o.').waitFor()
  await page.goto('/')
  const session = await context.newCDPSession(page)
  const registration = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations
      if (first) resolve(first.registrationId)
    })
  })
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.deliverPushMessage', {
    origin: deployment.url,
    registrationId: await registration,
    data: JSON.stringify({ title: 'CT 83 KCS', body: 'Clientul a refuzat.', path: '/notificari', tag: 'a1' }),
  })
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const { getNotifications } = await navigator.serviceWorker.ready.then((ready) => ({
          getNotifications: () => ready.getNotifications(),
        }))
        return (await getNotifications()).map(({ title, body, tag }) => [title, body, tag])
      }),
    )
    .toEqual([['CT 83 KCS', 'Clientul a refuzat.', 'a1']])

  await page.evaluate(() => Object.assign(window, { isSame: true }))
  const [worker] = context.serviceWorkers()
  await worker?.evaluate(async () => {
    const { clients } = globalThis as unknown as {
      clients: { matchAll(): Promise<{ postMessage(data: object): void }[]> }
    }
    for (const client of await clients.matchAll()) client.postMessage({ open: '/notificari' })
  })
  await page.getByRole('heading', { name: 'Notificări', level: 1 }).waitFor()
  expect(await page.evaluate(() => 'isSame' in window)).toBe(true)
})
