import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SmsApiFake, SmsApiFault } from '#tests/fakes/smsapi.ts'
import { startSmsApiServer } from '#tests/fakes/smsapi-server.ts'
import type { Sms } from '#worker/providers/sms/port.ts'
import { smsApi } from '#worker/providers/sms/smsapi.ts'
import { type SmsApiCall, smsApiReports } from '#worker/providers/sms/smsapi-reports.ts'

let server: Awaited<ReturnType<typeof startSmsApiServer>>
beforeAll(async () => {
  server = await startSmsApiServer()
})
afterAll(() => server.stop())

let fake: SmsApiFake
let number = 700_000_000
/** A phone that the test has for itself. */
let phone: string
beforeEach(() => {
  fake = server.fake
  phone = `40${++number}`
})

const sms = (changes: Partial<Sms> = {}): Sms => ({
  key: `shop.${phone}`,
  to: `+${phone}`,
  text: 'Devizul pentru CT 83 KCS este gata.',
  encoding: 'gsm7',
  segments: 1,
  sender: 'ROA AUTO',
  reportTo: 'https://roaauto.example/api/sms/reports/secret',
  ...changes,
})
const send = (changes: Partial<Sms> = {}, timeout = 60_000) =>
  smsApi(server.url, fake.token, timeout).send(sms(changes))
const sentTo = () => fake.sent.filter(({ to }) => to === phone)
const fail = (...faults: SmsApiFault[]) => fake.faults.set(phone, faults)

describe('SMSAPI', () => {
  it('gets the SMS as it is, and answers its id and segments', async () => {
    const answer = await send()
    const [got] = sentTo()
    expect(answer).toEqual({ kind: 'accepted', id: got?.id, segments: 1 })
    expect(got).toMatchObject({
      idx: `shop.${phone}`,
      from: 'ROA AUTO',
      message: 'Devizul pentru CT 83 KCS este gata.',
      unicode: false,
      notifyUrl: 'https://roaauto.example/api/sms/reports/secret',
    })
  })

  it.each<[SmsApiFault, string]>([
    [8, 'request_refused'],
    [11, 'text_refused'],
    [12, 'text_refused'],
    [13, 'number_refused'],
    [14, 'sender_refused'],
    [50, 'request_refused'],
    [52, 'provider_busy'],
    [54, 'request_refused'],
    [101, 'provider_account'],
    [102, 'provider_account'],
    [103, 'provider_account'],
    [105, 'provider_account'],
    [110, 'provider_account'],
    [202, 'provider_busy'],
  ])('refuses with error %i and status 200: %s', async (error, reason) => {
    fail(error)
    expect(await send()).toEqual({ kind: 'refused', reason })
    expect(sentTo()).toHaveLength(0)
  })

  it.each<SmsApiFault>([200, 201, 666, 999, 12_345, 'not sent, 502', 'not sent, no answer'])(
    'leaves it open after "%s", and the next try sends',
    async (fault) => {
      fail(fault)
      expect(await send({}, 200)).toEqual({ kind: 'unsure' })
      expect(sentTo()).toHaveLength(0)
      expect(await send()).toMatchObject({ kind: 'accepted' })
    },
  )

  it.each<SmsApiFault>(['sent, no answer', 'sent, 502', 'sent, half an answer'])(
    'leaves it open after "%s", and the next try sends no second one',
    async (fault) => {
      fail(fault)
      expect(await send({}, 200)).toEqual({ kind: 'unsure' })
      expect(await send()).toEqual({ kind: 'known' })
      expect(sentTo()).toHaveLength(1)
    },
  )

  it('gets ten equal requests at once as one SMS', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => send()))
    expect(answers.filter(({ kind }) => kind === 'accepted')).toHaveLength(1)
    expect(answers.filter(({ kind }) => kind === 'known')).toHaveLength(9)
    expect(sentTo()).toHaveLength(1)
  })

  it('remembers a key for longer than the adapter relies on it', async () => {
    await send()
    const now = Date.now()
    const { remembers } = smsApi(server.url, fake.token)
    fake.now = () => now + remembers
    expect(await send()).toEqual({ kind: 'known' })
    fake.now = () => now + 25 * 3_600_000
    expect(await send()).toMatchObject({ kind: 'accepted' })
    fake.now = Date.now
  })

  it('never sends more segments than were announced, nor letters outside of the encoding', async () => {
    expect(await send({ text: 'a'.repeat(161) })).toEqual({ kind: 'refused', reason: 'text_refused' })
    expect(await send({ text: 'Mașina e gata' })).toEqual({ kind: 'refused', reason: 'text_refused' })
    expect(await send({ text: '€'.repeat(80) })).toMatchObject({ kind: 'accepted', segments: 1 })
    expect(await send({ key: 'b', text: 'Mașina e gata', encoding: 'ucs2' })).toMatchObject({ segments: 1 })
    expect(await send({ key: 'c', text: 'ț'.repeat(71), encoding: 'ucs2', segments: 2 })).toMatchObject({
      segments: 2,
    })
  })

  it('takes no unregistered sender and no landline', async () => {
    expect(await send({ sender: 'AUTO DOBRE' })).toEqual({ kind: 'refused', reason: 'sender_refused' })
    expect(await send({ to: '+4021' })).toEqual({ kind: 'refused', reason: 'number_refused' })
  })

  it('refuses a wrong token, and is unsure where no server is', async () => {
    expect(await smsApi(server.url, 'wrong').send(sms())).toEqual({
      kind: 'refused',
      reason: 'provider_account',
    })
    expect(await smsApi('http://127.0.0.1:1/', 'x').send(sms())).toEqual({ kind: 'unsure' })
  })
})

describe('reports of SMSAPI', () => {
  const AT = '2026-11-29T10:00:00.000Z'
  const donedate = String(Date.parse(AT) / 1_000)

  it.each([
    ['401', 'unknown'],
    ['402', 'expired'],
    ['403', 'sent'],
    ['404', 'delivered'],
    ['405', 'failed'],
    ['406', 'failed'],
    ['407', 'failed'],
    ['408', 'unknown'],
    ['409', 'sent'],
    ['410', 'sent'],
  ])('of status %s say %s', (status, state) => {
    expect(smsApiReports({ MsgId: 'A1', status, donedate, idx: 'shop.1' })).toEqual([
      { key: 'shop.1', id: 'A1', state, code: status, at: AT },
    ])
  })

  it('come several in one call', () => {
    expect(
      smsApiReports({ MsgId: 'A1,A2', status: '404,405', donedate: `${donedate},${donedate}`, idx: 'k1,k2' }),
    ).toMatchObject([
      { key: 'k1', id: 'A1', state: 'delivered' },
      { key: 'k2', id: 'A2', state: 'failed' },
    ])
    expect(smsApiReports({ MsgId: 'A1,A2', status: '404', donedate, idx: 'k1,k2' })).toMatchObject([
      { key: 'k1', state: 'delivered', at: AT },
      { key: 'k2', state: 'delivered', at: AT },
    ])
  })

  it.each<SmsApiCall>([
    {},
    { MsgId: 'A1' },
    { MsgId: '', status: '404' },
    { MsgId: 'A1', status: '__proto__' },
  ])('that say nothing are none: %j', (call) => expect(smsApiReports(call)).toEqual([]))

  it('keep a wrong day out', () => {
    expect(smsApiReports({ MsgId: 'A1', status: '404', donedate: 'ieri' })).toMatchObject([
      { key: '', at: null },
    ])
  })
})
