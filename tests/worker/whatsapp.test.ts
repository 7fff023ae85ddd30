import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Message } from '#domain/messages/schema.ts'
import { bearer, registerShop } from '#tests/factories/accounts.ts'
import { bindings, call } from '#tests/factories/api.ts'
import { comeDue } from '#tests/factories/effects.ts'
import { aSendingShop } from '#tests/factories/messages.ts'
import { fakeOutside } from '#tests/fakes/outside.ts'
import { CloudApiFake } from '#tests/fakes/whatsapp.ts'
import { app } from '#worker/app.ts'
import { localMessages } from '#worker/db/local-outbox.ts'
import { carry } from '#worker/jobs/carry.ts'
import { carrierOf } from '#worker/jobs/queue.ts'

/** The way of a message by WhatsApp from its commit to the Cloud API and back, with Meta's failures. */

const PATH = '/api/whatsapp/reports'

let fake: CloudApiFake
let shop: Awaited<ReturnType<typeof aSendingShop>>

beforeAll(async () => {
  fake = new CloudApiFake()
  shop = await aSendingShop({
    WHATSAPP: 'https://graph.test/v23.0',
    WHATSAPP_NUMBER_ID: fake.numberId,
    WHATSAPP_TEMPLATE: fake.template,
    WHATSAPP_TOKEN: fake.token,
  })
  fakeOutside('https://graph.test', (request) => fake.answer(request))
})
afterAll(() => void vi.unstubAllGlobals())

let number = 723_000_000
/** A phone of the test's own, as the shop and as Meta write it. */
let phone: { address: string; to: string }
beforeEach(() => {
  const to = `40${++number}`
  phone = { address: `+${to}`, to }
  fake.onAccepted = async () => undefined
})

const sentTo = () => fake.sent.filter(({ to }) => to === phone.to)
const fail = (...faults: Parameters<typeof fake.faults.set>[1]) => fake.faults.set(phone.to, faults)
const write = (changes: Partial<Message> = {}) =>
  shop.write({ address: phone.address, channel: 'whatsapp', way: 'cloud', ...changes })
const again = async (id: string) => {
  await comeDue(await shop.keyOf(id))
  await shop.carry(id)
}
const deliver = ({ body, signature }: { body: string; signature: string }) =>
  call(PATH, { method: 'POST', body, headers: { 'x-hub-signature-256': signature } })
const report = async (...[status, options]: [Parameters<typeof fake.report>[1], { code?: number }?]) =>
  deliver(await fake.report(sentTo(), status, options))
const becomes = async (id: string, expected: Partial<Message>) =>
  expect(await shop.messageOf(id)).toMatchObject(expected)

describe('a message by WhatsApp', () => {
  it('is sent by the template, and its reports come back', async () => {
    const id = await write({ body: 'Bună ziua!\nMașina e gata.' })
    expect(await shop.messageOf(id)).toMatchObject({ state: 'reserved', segments: 1 })
    await shop.carry(id)
    await shop.carry(id)
    expect(sentTo()).toMatchObject([{ parameter: 'Bună ziua! Mașina e gata.', language: 'ro' }])
    expect(await shop.messageOf(id)).toMatchObject({ state: 'sent', provider_id: sentTo()[0]?.id, units: 1 })
    expect((await report('read')).status).toBe(200)
    await becomes(id, { state: 'delivered', units: 1 })
    const before = await shop.messageOf(id)
    const other = await write()
    await shop.carry(other)
    const [first, second] = sentTo()
    if (!first || !second) throw new Error('two were sent')
    for (const status of ['read', 'delivered', 'sent'] as const)
      await deliver(await fake.report([first], status))
    await deliver(await fake.report([second], 'delivered'))
    await becomes(other, { state: 'delivered' })
    expect(await shop.messageOf(id)).toEqual(before)
  })

  it('is not sent again when its answer is lost: its report alone says what became of it', async () => {
    fail('sent, 502')
    const id = await write()
    await shop.carry(id)
    expect((await shop.messageOf(id))?.state).toBe('sending')
    await again(id)
    expect(sentTo()).toHaveLength(1)
    expect(await shop.messageOf(id)).toMatchObject({ state: 'unknown', error: 'no_answer' })
    await report('delivered')
    await becomes(id, { state: 'delivered', provider_id: sentTo()[0]?.id ?? '' })
  })

  it('waits while Meta is busy, and says why it is refused', async () => {
    fail(130429)
    const id = await write()
    await shop.carry(id)
    expect((await shop.messageOf(id))?.state).toBe('reserved')
    await again(id)
    expect((await shop.messageOf(id))?.state).toBe('sent')
    fail(131026)
    const refused = await write()
    await shop.carry(refused)
    expect(await shop.messageOf(refused)).toMatchObject({
      state: 'failed',
      error: 'number_refused',
      held: '',
    })
  })

  it('that did not arrive costs nothing', async () => {
    const id = await write()
    await shop.carry(id)
    await report('failed', { code: 131026 })
    await becomes(id, { state: 'failed', error: '131026', units: 0 })
  })

  it('fails where no account is set up, and a link still is handed over', async () => {
    const id = await write()
    const env = { ...bindings, WHATSAPP: 'none' }
    await carry(carrierOf(env), { tenantId: shop.tenantId, key: await shop.keyOf(id) })
    expect(await shop.messageOf(id)).toMatchObject({ state: 'failed', error: 'no_provider' })
    const link = await write({ way: 'link' })
    expect(await shop.messageOf(link)).toMatchObject({ state: 'sent', units: 0 })
  })

  it('stands in the local outbox of a development machine', async () => {
    const id = await write()
    await carry(carrierOf(bindings), { tenantId: shop.tenantId, key: await shop.keyOf(id) })
    const sent = (await localMessages(bindings)).filter(({ recipient }) => recipient === phone.address)
    expect(sent).toMatchObject([{ channel: 'whatsapp' }])
    expect(sent[0]?.body).toContain('Mașina e gata.')
    const address = `/dev/mesaje/${encodeURIComponent(sent[0]?.id ?? '')}/delivered`
    const headers = { 'sec-fetch-site': 'same-origin' }
    expect((await call(address, { method: 'POST', headers })).status).toBe(303)
    expect((await shop.messageOf(id))?.state).toBe('delivered')
  })
})

describe('the webhook', () => {
  it.each(['', 'sha256=', 'ș'.repeat(71), `sha256=${'0'.repeat(64)}`])(
    'takes nothing that is signed by another: %s',
    async (signature) => {
      const id = await write()
      await shop.carry(id)
      const { body } = await fake.report(sentTo(), 'failed')
      const headers = { 'x-hub-signature-256': encodeURI(signature) }
      expect((await call(PATH, { method: 'POST', body, headers })).status).toBe(404)
      expect((await shop.messageOf(id))?.state).toBe('sent')
    },
  )

  it('is called again where a report could not be written, and the others are', async () => {
    const ids = [await write(), await write()]
    for (const id of ids) await shop.carry(id)
    const { body, signature } = await fake.report(sentTo(), 'delivered')
    let acts = 0
    const TENANT = {
      getByName: (name: string) => ({
        act: async (...given: Parameters<ReturnType<typeof bindings.TENANT.getByName>['act']>) =>
          acts++ === 0 ? { ok: false, code: 'unavailable' } : bindings.TENANT.getByName(name).act(...given),
      }),
    }
    const headers = { 'x-hub-signature-256': signature }
    const answer = await app.request(PATH, { method: 'POST', body, headers }, { ...bindings, TENANT })
    expect(answer.status).toBe(503)
    const states = async () =>
      (await Promise.all(ids.map((id) => shop.messageOf(id)))).map((message) => message?.state).sort()
    expect(await states()).toEqual(['delivered', 'sent'])
    expect((await deliver({ body, signature })).status).toBe(200)
    expect(await states()).toEqual(['delivered', 'delivered'])
  })

  it('answers what tells it nothing', async () => {
    for (const content of [null, {}, { entry: [{ changes: [{ field: 'messages', value: {} }] }] }])
      expect((await deliver(await fake.sign(content))).status).toBe(200)
  })

  it('proves itself by the challenge', async () => {
    const check = async (word: string, mode = 'subscribe') => {
      const query = new URLSearchParams({
        'hub.mode': mode,
        'hub.verify_token': word,
        'hub.challenge': '1158201444',
      })
      const answer = await call(`${PATH}?${query}`)
      return answer.status === 200 ? await answer.text() : answer.status
    }
    const word = bindings.WHATSAPP_VERIFY_TOKEN ?? ''
    expect([
      await check(word),
      await check('x'),
      await check('ș'.repeat(word.length)),
      await check(''),
    ]).toEqual(['1158201444', 404, 404, 404])
    expect(await check(word, 'unsubscribe')).toBe(404)
  })
})

it('an account learns how its messages go into WhatsApp', async () => {
  const { accessToken } = await registerShop()
  const answer = await call('/api/me', { headers: bearer(accessToken) })
  expect(await answer.json()).toMatchObject({ shop: { whatsapp: 'cloud' } })
})
