import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { outboxReport } from '#domain/api/dev.ts'
import { pathOf } from '#domain/api/paths.ts'
import { TRIES } from '#domain/effects/timing.ts'
import { DAY } from '#domain/kernel/days.ts'
import { textAsSent } from '#domain/messages/as-sent.ts'
import { segmentsOf } from '#domain/messages/segments.ts'
import { bindings, call, rowsDb } from '#tests/factories/api.ts'
import { comeDue } from '#tests/factories/effects.ts'
import { actOfServer, aSendingShop, bySmsApi } from '#tests/factories/messages.ts'
import { newId } from '#tests/factories/sync.ts'
import { fakeOutside } from '#tests/fakes/outside.ts'
import { SmsApiFake } from '#tests/fakes/smsapi.ts'
import { reviveEffect } from '#worker/db/effects.ts'
import { localMessages } from '#worker/db/local-outbox.ts'
import { carry } from '#worker/jobs/carry.ts'
import { carrierOf } from '#worker/jobs/queue.ts'
import { smsReportAddress } from '#worker/modules/messages/reports.ts'

/** The way of an SMS from its commit to SMSAPI and back, with the provider's failures. */

let fake: SmsApiFake
let shop: Awaited<ReturnType<typeof aSendingShop>>

beforeAll(async () => {
  fake = new SmsApiFake()
  shop = await aSendingShop(bySmsApi(fake))
  fakeOutside('https://smsapi.test', (request) => fake.answer(request))
})
afterAll(() => void vi.unstubAllGlobals())

let number = 722_000_000
/** A phone of the test's own, as the shop and as the provider write it. */
let phone: { address: string; to: string }
beforeEach(() => {
  const to = `40${++number}`
  phone = { address: `+${to}`, to }
  fake.onAccepted = async () => undefined
})

const sentTo = () => fake.sent.filter(({ to }) => to === phone.to)
const fail = (...faults: Parameters<typeof fake.faults.set>[1]) => fake.faults.set(phone.to, faults)
const write = (changes: Parameters<typeof shop.write>[0] = {}) =>
  shop.write({ address: phone.address, ...changes })
const report = (status: number, sms = sentTo()) =>
  fake.report(sms, status, (url) => call(url.replace(bindings.PUBLIC_ORIGIN, '')))
const effectOf = async (id: string) =>
  rowsDb
    .prepare('SELECT state, error FROM effects WHERE key = ?')
    .bind(await shop.keyOf(id))
    .first<{ state: string; error: string | null }>()
/** Lets a failed try be made again now. */
const again = async (id: string) => {
  await comeDue(await shop.keyOf(id))
  await shop.carry(id)
}

describe('an SMS', () => {
  it('is sent, and the report of its delivery comes back', async () => {
    const id = await write()
    await shop.carry(id)
    const [sms] = sentTo()
    expect(await shop.messageOf(id)).toMatchObject({
      state: 'sent',
      provider_id: sms?.id,
      units: 1,
      error: '',
    })
    const answer = await report(404)
    expect([answer.status, await answer.text()]).toEqual([200, 'OK'])
    expect(await shop.messageOf(id)).toMatchObject({ state: 'delivered', provider_id: sms?.id, units: 1 })
  })

  it('M1: is one, however often the queue delivers its message', async () => {
    const id = await write()
    await Promise.all(Array.from({ length: 10 }, () => shop.carry(id)))
    await shop.carry(id)
    expect(sentTo()).toHaveLength(1)
    expect((await shop.messageOf(id))?.state).toBe('sent')
  })

  it('that has left is sent, also where its reminder was deleted meanwhile', async () => {
    const [vehicle_id, reminder_id] = [newId(), newId()]
    await shop.device.act([
      { op: 'insert', collection: 'vehicles', id: vehicle_id, data: { nr_inmatriculare: 'CT83KCS' } },
      {
        op: 'insert',
        collection: 'reminders',
        id: reminder_id,
        data: { vehicle_id, kind: 'itp', due_date: '2026-12-24' },
      },
    ])
    fake.onAccepted = async () =>
      void (await shop.device.act([{ op: 'delete', collection: 'reminders', id: reminder_id, base: 0 }]))
    const id = await write({ reminder_id })
    await shop.carry(id)
    expect(sentTo()).toHaveLength(1)
    expect(await shop.messageOf(id)).toMatchObject({ state: 'sent', units: 1, error: '' })
  })

  it.each(['sent, 502', 'sent, half an answer'] as const)(
    'M2: is one when its answer is lost (%s), and the report fills in the id',
    async (fault) => {
      fail(fault)
      const id = await write()
      await shop.carry(id)
      expect((await shop.messageOf(id))?.state).toBe('sending')
      await again(id)
      expect(sentTo()).toHaveLength(1)
      expect(await shop.messageOf(id)).toMatchObject({ state: 'sent', provider_id: '' })
      await report(404)
      expect(await shop.messageOf(id)).toMatchObject({ state: 'delivered', provider_id: sentTo()[0]?.id })
    },
  )

  it.each([
    ['Mașina {x} e gata [azi] la 5€ ~ ^', 0],
    ['Prețul: „250 lei” – până mâine…', 0],
    ['Prețul: „250 lei” – până mâine…', 1],
    ['Gata 🚗! Vă așteptăm.', 0],
    [`${'a'.repeat(159)}€`, 0],
    [`${'€'.repeat(80)}[`, 0],
    ['ț'.repeat(71), 1],
    ['🚗'.repeat(40), 0],
  ] as const)('M4: reaches the provider as it was shown: %s', async (body, diacritics) => {
    const shown = textAsSent({ channel: 'sms', body, diacritics })
    const { encoding, size, segments } = segmentsOf(shown)
    const id = await write({ body, diacritics })
    expect(await shop.messageOf(id)).toMatchObject({ segments, encoding })
    await shop.carry(id)
    expect(sentTo()).toMatchObject([
      { message: shown, unicode: encoding === 'ucs2', length: size, parts: segments },
    ])
    expect((await shop.messageOf(id))?.units).toBe(segments)
  })

  it('comes under the shop’s name once that is approved, and under the shared one when it is dropped', async () => {
    const settings = { collection: 'message_settings', id: shop.tenantId }
    await shop.device.act([{ op: 'insert', ...settings, data: { sender: 'AUTO DOBRE' } }])
    const stateOf = () =>
      rowsDb
        .prepare('SELECT sender_state AS state FROM message_settings WHERE id = ?')
        .bind(shop.tenantId)
        .first('state')
    const send = async () => {
      await shop.carry(await write())
      return sentTo().at(-1)?.from
    }
    expect([await stateOf(), await send()]).toEqual(['asked', 'ROA AUTO'])
    await actOfServer(shop.tenantId, [
      { op: 'patch', ...settings, data: { sender_state: 'approved' }, base: 0 },
    ])
    fake.senders.add('AUTO DOBRE')
    expect(await send()).toBe('AUTO DOBRE')
    fake.senders.delete('AUTO DOBRE')
    expect([await send(), await stateOf()]).toEqual(['ROA AUTO', 'refused'])
  })
})

describe('an SMS that cannot be sent', () => {
  it('M8: says why, gives its units back, and is sent once after it was corrected', async () => {
    fail(13)
    const id = await write()
    await shop.carry(id)
    expect(await shop.messageOf(id)).toMatchObject({
      state: 'failed',
      error: 'number_refused',
      units: 0,
      held: '',
    })
    expect(await effectOf(id)).toEqual({ state: 'dead', error: 'number_refused' })
    const { address, to } = phone
    phone = { address: `+40${++number}`, to: `40${number}` }
    await shop.device.act([
      {
        op: 'patch',
        collection: 'messages',
        id,
        base: (await shop.messageOf(id))?.rev,
        data: { address: phone.address, state: 'queued' },
      },
    ])
    await shop.carry(id)
    await shop.carry(id)
    expect(sentTo()).toHaveLength(1)
    expect(fake.sent.some((sms) => sms.to === to)).toBe(false)
    expect(await shop.messageOf(id)).toMatchObject({
      state: 'sent',
      error: '',
      units: 1,
      address: phone.address,
    })
    expect(address).not.toBe(phone.address)
  })

  it('M8: goes to the corrected number after it was sent and not delivered', async () => {
    const id = await write()
    await shop.carry(id)
    const earlier = sentTo()
    await report(405)
    expect((await shop.messageOf(id))?.state).toBe('failed')
    phone = { address: `+40${++number}`, to: `40${number}` }
    const data = { address: phone.address, state: 'queued' }
    await shop.device.act([{ op: 'patch', collection: 'messages', id, base: 1_000, data }])
    await shop.carry(id)
    expect(sentTo()).toHaveLength(1)
    // The provider reports once more on the number that was wrong.
    await report(404, earlier)
    expect(await shop.messageOf(id)).toMatchObject({ state: 'sent', address: phone.address, round: 2 })
  })

  it('waits while the provider is busy or our account is wrong', async () => {
    fail(202, 103)
    const id = await write()
    await shop.carry(id)
    expect(await effectOf(id)).toEqual({ state: 'pending', error: 'provider_busy' })
    await again(id)
    expect(await effectOf(id)).toEqual({ state: 'pending', error: 'provider_account' })
    // The provider has said that it sent nothing: a later try is not late.
    const key = await shop.keyOf(id)
    expect(
      await rowsDb.prepare('SELECT sending_since AS at FROM effects WHERE key = ?').bind(key).first('at'),
    ).toBeNull()
    await again(id)
    expect(sentTo()).toHaveLength(1)
    expect((await shop.messageOf(id))?.state).toBe('sent')
  })

  it('is unknown once the provider has forgotten it, and nothing is sent again', async () => {
    fail('sent, 502')
    const id = await write()
    await shop.carry(id)
    await rowsDb
      .prepare('UPDATE effects SET sending_since = ? WHERE key = ?')
      .bind(new Date(Date.now() - DAY).toISOString(), await shop.keyOf(id))
      .run()
    await again(id)
    expect(sentTo()).toHaveLength(1)
    expect(await shop.messageOf(id)).toMatchObject({ state: 'unknown', error: 'no_answer', units: 1 })
    await report(404)
    expect(await shop.messageOf(id)).toMatchObject({ state: 'delivered', units: 1 })
  })

  it('is unknown where it left in the last try and only our own write failed', async () => {
    const id = await write()
    const key = await shop.keyOf(id)
    await rowsDb
      .prepare('UPDATE effects SET attempts = ? WHERE key = ?')
      .bind(TRIES - 1, key)
      .run()
    const carrier = carrierOf(shop.env)
    const object: typeof carrier.object = (tenantId) => {
      const real = carrier.object(tenantId)
      return {
        expectEffect: (at) => real.expectEffect(at),
        act: async (actor, act, requestId) =>
          act.key.endsWith('/sent') ? { ok: false, code: 'unavailable' } : real.act(actor, act, requestId),
      }
    }
    await carry({ ...carrier, object }, { tenantId: shop.tenantId, key })
    expect(sentTo()).toHaveLength(1)
    expect(await shop.messageOf(id)).toMatchObject({ state: 'unknown', units: 1 })
  })

  it('is not tried again at night', async () => {
    fail('sent, 502')
    const id = await write()
    await shop.carry(id)
    await rowsDb.prepare('UPDATE messages SET forced = 0 WHERE id = ?').bind(id).run()
    const key = await shop.keyOf(id)
    await comeDue(key)
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-12-01T22:00:00.000Z') })
    await shop.carry(id)
    vi.useRealTimers()
    const row = await rowsDb.prepare('SELECT error, next_at FROM effects WHERE key = ?').bind(key).first()
    expect(row).toEqual({ error: 'quiet_hours', next_at: '2026-12-02T07:00:00.000Z' })
  })

  it('that we send again goes through the commit anew', async () => {
    fail(13)
    const id = await write()
    await shop.carry(id)
    const key = await shop.keyOf(id)
    await reviveEffect({ tenantId: shop.tenantId, d1: rowsDb, files: bindings.FILES }, key, Date.now())
    await shop.carry(id)
    expect(await shop.messageOf(id)).toMatchObject({ state: 'reserved', round: 2 })
    await shop.carry(id)
    expect(sentTo()).toHaveLength(1)
  })
})

describe('an e-mail', () => {
  it('that Cloudflare may have sent is not sent again: a person decides', async () => {
    const send = vi.fn(() => Promise.reject(new Error('Network connection lost')))
    const env = { ...shop.env, MAIL: 'cloudflare', MAIL_FROM: 'devize@example.com', EMAIL: { send } }
    const id = await write({ channel: 'email', address: `client${++number}@example.com`, subject: 'Mașina' })
    const key = await shop.keyOf(id)
    const carryOnce = () => carry(carrierOf(env), { tenantId: shop.tenantId, key })
    await carryOnce()
    await comeDue(key)
    await carryOnce()
    expect(send).toHaveBeenCalledOnce()
    expect(await shop.messageOf(id)).toMatchObject({ state: 'unknown', error: 'no_answer' })
  })

  it('goes the same way', async () => {
    const address = `client${++number}@example.com`
    const id = await write({ channel: 'email', address, subject: 'Mașina', body: 'Mașina e gata. {stop}' })
    await shop.carry(id)
    expect(await shop.messageOf(id)).toMatchObject({ state: 'sent', units: 0 })
    const sent = (await localMessages(bindings)).filter(({ recipient }) => recipient === address)
    expect(sent).toMatchObject([{ channel: 'mail', subject: 'Mașina' }])
    expect(sent[0]?.body).toContain('Mașina e gata.')
    expect(sent[0]?.details).toContain('List-Unsubscribe=One-Click')
  })

  it('that its server refuses says so', async () => {
    const id = await write({
      channel: 'email',
      address: 'refuzat@example.com',
      subject: 'Mașina',
      body: 'Gata.',
    })
    await shop.carry(id)
    expect(await shop.messageOf(id)).toMatchObject({ state: 'failed', error: 'address_refused' })
  })
})

describe('M9: a report', () => {
  it('that comes before the answer stands, and the answer takes nothing back', async () => {
    fake.onAccepted = async (sms) => void (await report(404, [sms]))
    const id = await write()
    await shop.carry(id)
    expect(await shop.messageOf(id)).toMatchObject({
      state: 'delivered',
      provider_id: sentTo()[0]?.id,
      units: 1,
    })
  })

  it('of an hour that cannot be arrives now', async () => {
    const id = await write()
    await shop.carry(id)
    const [sms] = sentTo()
    const address = smsReportAddress(bindings).replace(bindings.PUBLIC_ORIGIN, '')
    const idx = `${shop.tenantId}.${id}.1`
    await call(`${address}?MsgId=${sms?.id}&status=404&donedate=99999999999&idx=${idx}`)
    const message = await shop.messageOf(id)
    expect(message?.state).toBe('delivered')
    expect(message?.delivered_at?.slice(0, 10)).toBe(new Date().toISOString().slice(0, 10))
  })

  it('that comes twice is one act', async () => {
    const id = await write()
    await shop.carry(id)
    await report(404)
    const before = await shop.messageOf(id)
    expect((await report(404)).status).toBe(200)
    expect(await shop.messageOf(id)).toEqual(before)
  })

  it.each([
    [402, 'expired'],
    [405, 'failed'],
    [407, 'failed'],
    [408, 'unknown'],
  ])('of status %i says %s', async (status, state) => {
    const id = await write()
    await shop.carry(id)
    await report(status)
    expect(await shop.messageOf(id)).toMatchObject({ state, error: String(status) })
  })

  it('takes no step back when a late one says that it was only sent', async () => {
    const id = await write()
    await shop.carry(id)
    await report(404)
    await report(403)
    expect((await shop.messageOf(id))?.state).toBe('delivered')
  })

  it('of several messages reaches each', async () => {
    const ids = [await write(), await write()]
    for (const id of ids) await shop.carry(id)
    await report(404)
    expect(await Promise.all(ids.map(async (id) => (await shop.messageOf(id))?.state))).toEqual([
      'delivered',
      'delivered',
    ])
  })

  it('about nothing of ours is taken and changes nothing', async () => {
    const address = smsReportAddress(bindings).replace(bindings.PUBLIC_ORIGIN, '')
    const nobody = '018f0000-0000-7000-8000-000000000000'
    for (const idx of [
      '',
      'x',
      `${nobody}.${nobody}`,
      `${shop.tenantId}.${nobody}`,
      `${shop.tenantId}.__proto__`,
    ]) {
      const answer = await call(`${address}?MsgId=A1&status=404&donedate=1&idx=${encodeURIComponent(idx)}`)
      expect([idx, answer.status, await answer.text()]).toEqual([idx, 200, 'OK'])
    }
  })

  it('with a wrong secret is not found', async () => {
    const id = await write()
    await shop.carry(id)
    const answer = await fake.report(sentTo(), 404, (url) =>
      call(url.replace(bindings.PUBLIC_ORIGIN, '').replace(/reports\/./, 'reports/-')),
    )
    expect(answer.status).toBe(404)
    expect((await shop.messageOf(id))?.state).toBe('sent')
  })
})

describe('an SMS on a development machine', () => {
  it('is kept there once, and reported by a button', async () => {
    const id = await write()
    const carryLocally = async () =>
      carry(carrierOf(bindings), { tenantId: shop.tenantId, key: await shop.keyOf(id) })
    await carryLocally()
    const kept = (await localMessages(bindings)).filter(({ recipient }) => recipient === phone.address)
    expect(kept).toMatchObject([{ channel: 'sms', body: 'Masina e gata.', sender: 'ROA AUTO' }])
    expect((await shop.messageOf(id))?.state).toBe('sent')
    const button = pathOf(outboxReport, { params: { id: kept[0]?.id ?? '', outcome: 'failed' } })
    expect(await (await call('/dev/mesaje')).text()).toContain(`action="${button}"`)
    const answer = await call(button, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/dev/mesaje'])
    expect(await shop.messageOf(id)).toMatchObject({ state: 'failed', error: 'local_failed', units: 1 })
  })
})
