import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { serve } from '#tests/fakes/serve.ts'
import { CloudApiFake, type CloudFault } from '#tests/fakes/whatsapp.ts'
import { cloudApi } from '#worker/providers/whatsapp/cloud-api.ts'
import { cloudReports, cloudSignature } from '#worker/providers/whatsapp/cloud-reports.ts'
import type { WhatsAppMessage } from '#worker/providers/whatsapp/port.ts'

const fake = new CloudApiFake()
let server: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  server = await serve(fake.answer)
})
afterAll(() => server.stop())

let number = 700_000_000
/** A phone that the test has for itself. */
let phone: string
beforeEach(() => {
  phone = `40${++number}`
})

const send = (changes: Partial<WhatsAppMessage> = {}, account: object = {}, timeout = 60_000) => {
  const { numberId, template, token } = fake
  const provider = cloudApi({ api: `${server.origin}/v23.0`, numberId, template, token, ...account }, timeout)
  const parameter = 'Mașina CT 83 KCS este gata.'
  return provider.send({
    key: `shop.${phone}`,
    to: `+${phone}`,
    language: 'ro',
    parameter,
    text: '',
    ...changes,
  })
}
const sentTo = () => fake.sent.filter(({ to }) => to === phone)
const fail = (...faults: CloudFault[]) => fake.faults.set(phone, faults)

describe('the Cloud API', () => {
  it('gets the template with the text as its parameter, and answers its id', async () => {
    const answer = await send()
    const [got] = sentTo()
    expect(answer).toEqual({ kind: 'accepted', id: got?.id, segments: 1 })
    expect(got).toMatchObject({
      language: 'ro',
      parameter: 'Mașina CT 83 KCS este gata.',
      key: `shop.${phone}`,
    })
  })

  it.each<[number, string]>([
    [0, 'provider_account'],
    [10, 'provider_account'],
    [190, 'provider_account'],
    [200, 'provider_account'],
    [299, 'provider_account'],
    [4, 'provider_busy'],
    [80007, 'provider_busy'],
    [130429, 'provider_busy'],
    [131048, 'provider_busy'],
    [131056, 'provider_busy'],
    [131042, 'provider_account'],
    [132001, 'provider_account'],
    [132015, 'provider_account'],
    [131026, 'number_refused'],
    [131049, 'number_refused'],
    [132005, 'text_refused'],
    [132018, 'text_refused'],
    [100, 'request_refused'],
    [131008, 'request_refused'],
  ])('refuses with error %i: %s', async (code, reason) => {
    fail(code)
    expect(await send()).toEqual({ kind: 'refused', reason })
    expect(sentTo()).toHaveLength(0)
  })

  it.each<CloudFault>([1, 2, 131000, 131016, 999_999, 'not sent, 502', 'not sent, no answer'])(
    'leaves it open after "%s"',
    async (fault) => {
      fail(fault)
      expect(await send({}, {}, 200)).toEqual({ kind: 'unsure' })
      expect(sentTo()).toHaveLength(0)
    },
  )

  it.each<CloudFault>(['sent, no answer', 'sent, 502', 'sent, half an answer'])(
    'leaves it open after "%s", and knows no repeat',
    async (fault) => {
      fail(fault)
      expect(await send({}, {}, 200)).toEqual({ kind: 'unsure' })
      expect(sentTo()).toHaveLength(1)
      await send()
      expect(sentTo()).toHaveLength(2)
    },
  )

  it('refuses another template, another number, a wrong token and text that is no parameter', async () => {
    const account = { kind: 'refused', reason: 'provider_account' }
    expect(await send({}, { template: 'altul' })).toEqual(account)
    expect(await send({}, { numberId: '1' })).toEqual(account)
    expect(await send({}, { token: 'wrong' })).toEqual(account)
    expect(await send({ parameter: 'Bună\nziua' })).toEqual({ kind: 'refused', reason: 'text_refused' })
    expect(await send({ to: '+4021' })).toEqual({ kind: 'refused', reason: 'request_refused' })
    expect(await send({}, { api: 'http://127.0.0.1:1' })).toEqual({ kind: 'unsure' })
  })
})

describe('reports of the Cloud API', () => {
  const at = '2026-11-29T10:00:00.000Z'
  const message = { id: 'wamid.A', to: '40722000111', language: 'ro', parameter: 'x', key: 'shop.1' }
  const reported = async (...[status, options]: [Parameters<CloudApiFake['report']>[1], object?]) =>
    cloudReports(JSON.parse((await fake.report([message], status, { at: Date.parse(at), ...options })).body))

  it.each([
    ['sent', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'delivered'],
  ] as const)('of status %s say %s', async (status, state) => {
    expect(await reported(status)).toEqual([{ key: 'shop.1', id: 'wamid.A', state, code: status, at }])
  })

  it('of a failure have its code', async () => {
    expect(await reported('failed', { code: 131026 })).toMatchObject([{ state: 'failed', code: '131026' }])
  })

  it('come once where a call has them twice', async () => {
    const { body } = await fake.report([message, message], 'delivered')
    expect(cloudReports(JSON.parse(body))).toHaveLength(1)
  })

  it.each([
    null,
    [],
    {},
    { entry: 7 },
    { entry: [{ changes: [{ value: { messages: [{ from: '40722', text: { body: 'Mulțumesc' } }] } }] }] },
    { entry: [{ changes: [{ value: { statuses: [{ id: 'A', status: '__proto__' }, null, 7] } }] }] },
  ])('that say nothing are none: %j', (call) => expect(cloudReports(call)).toEqual([]))

  it('are signed over the bytes of the body', async () => {
    const { body, signature } = await fake.report([message], 'sent')
    expect(cloudSignature(fake.appSecret, new TextEncoder().encode(body))).toBe(signature)
    expect(cloudSignature(fake.appSecret, `${body} `)).not.toBe(signature)
  })
})
