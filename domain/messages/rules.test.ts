import { describe, expect, it } from 'vitest'
import { PLANS } from '#domain/plans/catalogue.ts'
import { type Actor, clientActor, staffActor } from '#domain/sync/actor.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { Values } from '#domain/sync/log.ts'
import type { Op } from '#domain/sync/protocol.ts'
import {
  aMessagingShop as aShop,
  insert,
  NOON,
  newId,
  OWNER,
  patch,
  SERVER,
  SMS,
  TENANT,
  WHO,
} from '#tests/factories/messaging-shop.ts'
import { templateId } from './templates.ts'

const ALLOWANCE = PLANS.pro.limits.allowance.sms

const aContact = () => {
  const id = newId()
  return { id, op: insert('contacts', id, { name: 'Ana', phone: '0722123456' }) }
}
const consent = (contact: string, given: 0 | 1, at = NOON): Op =>
  insert('consents', newId(), {
    contact_id: contact,
    channel: 'sms',
    purpose: 'reminder',
    given,
    text_version: '1',
    source: 'desk',
    at,
  })
const REMINDER = { purpose: 'reminder', body: 'ITP expira. {stop}' } as const

describe('a message that is put in the queue', () => {
  it('is brought into the form in which it leaves, counted, reserved and sent by a job', async () => {
    const shop = await aShop()
    const { id, code } = await shop.send()
    expect(code).toBe('applied')
    expect(shop.message(id)).toMatchObject({
      address: '+40722123456',
      body: 'Masina e "gata"',
      encoding: 'gsm7',
      segments: 1,
      state: 'reserved',
      round: 1,
      due_at: NOON,
      queued_at: NOON,
      held_until: '2026-11-27',
      units: 0,
    })
    expect(shop.month()).toEqual({ reserved: 1, used: 0 })
    expect([...shop.effects]).toEqual([
      [`messages.send/${id}/1/${NOON}`, NOON],
      ['messages.expire/2026-11-27', '2026-11-28T01:00:00.000Z'],
    ])
  })

  it('keeps its diacritics where it is told to, in more segments', async () => {
    const shop = await aShop()
    const { id } = await shop.send({ body: 'ă'.repeat(71), diacritics: 1 })
    expect(shop.message(id)).toMatchObject({ body: 'ă'.repeat(71), encoding: 'ucs2', segments: 2 })
    expect(shop.month().reserved).toBe(2)
  })

  it('counts a link by its real length', async () => {
    const shop = await aShop()
    const { id } = await shop.send({ body: `${'a'.repeat(120)} {link}` })
    expect(shop.message(id)).toMatchObject({ body: `${'a'.repeat(120)} {link}`, segments: 2 })
  })

  it('never leads to the page of another client’s order', async () => {
    const shop = await aShop()
    const link = newId()
    const row = { id: link, tenant_id: TENANT, order_id: newId(), deleted_at: null }
    shop.store.rows.set(`portal_links/${link}`, row as unknown as Row)
    const { code } = await shop.send({ link_id: link })
    expect(code).toBe('row_missing')
  })

  it('is nobody else’s repeat', async () => {
    const shop = await aShop()
    const { code } = await shop.send({ dedupe_key: 'reminder/1/30' })
    const again = await shop.send({ dedupe_key: 'reminder/1/30' })
    expect([code, again.code]).toEqual(['applied', 'message_repeated'])
    expect(
      await shop.together(
        [newId(), newId()].map((id) => [insert('messages', id, { ...SMS, dedupe_key: 'x' })]),
      ),
    ).toEqual(['applied', 'message_repeated'])
    expect(shop.month().reserved).toBe(2)
  })

  it('leaves at once where a person sends it by hand, and costs nothing', async () => {
    const shop = await aShop('basic')
    const { id } = await shop.send({ channel: 'whatsapp' })
    expect(shop.message(id)).toMatchObject({
      state: 'sent',
      sent_at: NOON,
      body: SMS.body,
      units: 0,
      held: '',
    })
    expect(shop.effects.size).toBe(0)
  })

  it('was handed over when the person says, also where the server hears of it later', async () => {
    const shop = await aShop('free')
    const send_at = '2026-11-24T10:00:00.000Z'
    const { id } = await shop.send({ channel: 'share', address: '', send_at })
    expect(shop.message(id)).toMatchObject({ state: 'sent', sent_at: send_at })
  })

  it.each([
    ['free', 'sms', 'plan_required'],
    ['basic', 'sms', 'plan_required'],
    ['free', 'whatsapp', 'plan_required'],
    ['free', 'email', 'plan_required'],
    ['free', 'share', 'applied'],
    ['basic', 'email', 'applied'],
  ] as const)('on %s by %s: %s', async (plan, channel, expected) => {
    const shop = await aShop(plan)
    const address = channel === 'email' ? 'ana@exemplu.ro' : SMS.address
    expect((await shop.send({ channel, address })).code).toBe(expected)
  })

  it.each([
    [{ address: '0241 123 456' }, 'number_landline'],
    [{ address: '+36 30 123 4567' }, 'number_foreign'],
    [{ address: 'Ana' }, 'number_invalid'],
    [{ body: '' }, 'text_empty'],
    [{ body: 'a'.repeat(1_000) }, 'text_too_long'],
    [REMINDER, 'no_consent'],
    [{ body: 'Devizul: {link}' }, 'no_link'],
  ] as const)('is stopped with a reason, and not billed: %j', async (data, reason) => {
    const shop = await aShop()
    const { id, code } = await shop.send(data)
    expect(code).toBe('applied')
    expect(shop.message(id)).toMatchObject({ state: 'suppressed', reason, units: 0, held: '' })
    expect(shop.month()).toEqual({ reserved: 0, used: 0 })
    expect(shop.effects.size).toBe(0)
  })
})

describe('a commercial message', () => {
  it('goes to those who agreed, until they stop it', async () => {
    const shop = await aShop()
    const ana = aContact()
    await shop.act([ana.op, consent(ana.id, 1)])
    const { id } = await shop.send({ ...REMINDER, contact_id: ana.id })
    expect(shop.message(id).state).toBe('reserved')
    const link = clientActor(TENANT, 'portal', { collection: 'messages', id })
    expect(await shop.act([insert('stop_list', newId(), { message_id: id })], link)).toBe('applied')
    expect([...shop.store.rows.values()].find(({ message_id }) => message_id === id)?.address).toBe(
      '+40722123456',
    )
    const later = await shop.send({ ...REMINDER, contact_id: ana.id })
    expect(shop.message(later.id)).toMatchObject({ state: 'suppressed', reason: 'stopped' })
    expect(shop.message((await shop.send({ contact_id: ana.id })).id).state).toBe('reserved')
  })

  it('that already waits is stopped too, and gives its units back', async () => {
    const shop = await aShop()
    const ana = aContact()
    await shop.act([ana.op, consent(ana.id, 1)])
    const { id } = await shop.send({ ...REMINDER, contact_id: ana.id })
    await shop.act([insert('stop_list', newId(), { address: '0722 123 456' })])
    await shop.report(id, { state: 'sending' })
    expect(shop.message(id)).toMatchObject({ state: 'suppressed', reason: 'stopped', units: 0, held: '' })
    expect(shop.month()).toEqual({ reserved: 0, used: 0 })
  })

  it('follows what was said to a contact that was merged', async () => {
    const shop = await aShop()
    const [ana, double] = [aContact(), aContact()]
    await shop.act([ana.op, double.op, consent(double.id, 1)])
    await shop.act([patch('contacts', double.id, { merged_into: ana.id })])
    const { id } = await shop.send({ ...REMINDER, contact_id: ana.id })
    expect(shop.message(id).state).toBe('reserved')
    await shop.act([consent(ana.id, 0)])
    expect(shop.message((await shop.send({ ...REMINDER, contact_id: ana.id })).id).reason).toBe('no_consent')
  })

  it('goes to the contact’s own addresses alone: a consent is no word for another number', async () => {
    const shop = await aShop()
    const ana = aContact()
    await shop.act([ana.op, consent(ana.id, 1)])
    const other = { contact_id: ana.id, address: '0733 123 456' }
    const { id } = await shop.send({ ...REMINDER, ...other })
    expect(shop.message(id)).toMatchObject({ state: 'suppressed', reason: 'no_consent' })
    expect(shop.message((await shop.send(other)).id).state).toBe('reserved')
  })

  it('is stopped whatever the capitals of its address', async () => {
    const shop = await aShop()
    const ana = aContact()
    await shop.act([
      ana.op,
      { ...consent(ana.id, 1), data: { ...consent(ana.id, 1).data, channel: 'email' } },
    ])
    await shop.act([insert('stop_list', newId(), { address: 'Ana@exemplu.ro' })])
    const mail = { ...REMINDER, channel: 'email', subject: 'ITP', contact_id: ana.id }
    const { id } = await shop.send({ ...mail, address: 'ana@Exemplu.ro' })
    expect(shop.message(id)).toMatchObject({ state: 'suppressed', reason: 'stopped' })
  })

  it('is stopped by a client for the address of his message alone', async () => {
    const shop = await aShop()
    const { id } = await shop.send()
    const other = await shop.send({ address: '0733 123 456' })
    const link = clientActor(TENANT, 'portal', { collection: 'messages', id })
    const stop = (data: Values) => shop.act([insert('stop_list', newId(), data)], link)
    expect(await stop({ message_id: other.id })).toBe('row_missing')
    expect(await shop.act([insert('stop_list', newId(), {})])).toBe('invalid_input')
  })
})

describe('quiet hours', () => {
  it('leave an hour of the day in which messages leave', async () => {
    const shop = await aShop()
    const settings = (data: Values) => shop.act([insert('message_settings', TENANT, data)], OWNER)
    expect(await settings({ send_from: 19, send_until: 10 })).toBe('invalid_input')
    expect(await settings({ send_from: 12, send_until: 12 })).toBe('invalid_input')
    expect(await settings({ send_from: 12, send_until: 13 })).toBe('applied')
  })

  it('put a message off to 9:00 of the next allowed day, over the night of the clock too', async () => {
    const shop = await aShop()
    const ana = aContact()
    await shop.act([ana.op, consent(ana.id, 1)])
    for (const [night, morning] of [
      ['2026-11-25T19:30:00.000Z', '2026-11-26T07:00:00.000Z'],
      ['2027-03-27T19:30:00.000Z', '2027-03-29T06:00:00.000Z'],
      ['2027-10-30T18:30:00.000Z', '2027-11-01T07:00:00.000Z'],
    ] as const) {
      shop.at(night)
      const { id } = await shop.send({ ...REMINDER, contact_id: ana.id })
      expect(shop.message(id)).toMatchObject({ state: 'reserved', due_at: morning })
      expect(shop.effects.get(`messages.send/${id}/1/${morning}`)).toBe(morning)
    }
  })

  it('put off what is carried too late, without a second reservation', async () => {
    const shop = await aShop()
    const { id } = await shop.send()
    shop.at('2026-11-25T19:30:00.000Z')
    await shop.report(id, { state: 'sending' })
    expect(shop.message(id)).toMatchObject({ state: 'reserved', due_at: '2026-11-26T07:00:00.000Z' })
    expect(shop.effects.has(`messages.send/${id}/1/2026-11-26T07:00:00.000Z`)).toBe(true)
    expect(shop.month()).toEqual({ reserved: 1, used: 0 })
    shop.at('2026-11-26T07:00:01.000Z')
    await shop.report(id, { state: 'sending' })
    expect(shop.message(id).state).toBe('sending')
  })

  it('put off what the provider refused for now', async () => {
    const shop = await aShop()
    const { id } = await shop.send()
    await shop.report(id, { state: 'sending' })
    await shop.report(id, { state: 'reserved' })
    expect(shop.message(id)).toMatchObject({ state: 'reserved', round: 1, due_at: NOON })
    shop.at('2026-11-25T19:30:00.000Z')
    await shop.report(id, { state: 'sending' })
    expect(shop.message(id)).toMatchObject({ state: 'reserved', due_at: '2026-11-26T07:00:00.000Z' })
    expect(shop.month()).toEqual({ reserved: 1, used: 0 })
  })

  it('do not hold a service message that a person forces, then or later', async () => {
    const shop = await aShop()
    shop.at('2026-11-25T19:30:00.000Z')
    const { id } = await shop.send({ forced: 1 })
    expect(shop.message(id).due_at).toBe('2026-11-25T19:30:00.000Z')
    const later = await shop.send()
    shop.at('2026-11-25T20:00:00.000Z')
    await shop.act([patch('messages', later.id, { forced: 1 })])
    expect(shop.message(later.id).due_at).toBe('2026-11-25T20:00:00.000Z')
    expect(shop.effects.has(`messages.send/${later.id}/1/2026-11-25T20:00:00.000Z`)).toBe(true)
  })

  it('follow a wish, which may be changed while the message waits', async () => {
    const shop = await aShop()
    const { id } = await shop.send({ send_at: '2026-11-26T10:00:00.000Z' })
    expect(shop.message(id).due_at).toBe('2026-11-26T10:00:00.000Z')
    await shop.act([patch('messages', id, { send_at: '2026-11-27T10:00:00.000Z' })])
    expect(shop.message(id)).toMatchObject({ due_at: '2026-11-27T10:00:00.000Z', held_until: '2026-11-29' })
    shop.at('2026-11-26T10:00:00.000Z')
    await shop.report(id, { state: 'sending' })
    expect(shop.message(id).state).toBe('reserved')
    expect((await shop.send({ send_at: '2027-11-27T10:00:00.000Z' })).code).toBe('invalid_input')
  })
})

describe('the way of a message', () => {
  it('is sending, sent, delivered, and its real segments are charged once', async () => {
    const shop = await aShop()
    const { id } = await shop.send({ body: 'a'.repeat(200) })
    expect(shop.month()).toEqual({ reserved: 2, used: 0 })
    await shop.report(id, { state: 'sending' })
    await shop.report(id, { state: 'sent', provider_id: 'p1', segments: 1 })
    expect(shop.message(id)).toMatchObject({ state: 'sent', units: 1, held_until: null, sent_at: NOON })
    expect(shop.month()).toEqual({ reserved: 0, used: 1 })
    for (const state of ['delivered', 'delivered', 'sent', 'failed', 'unknown', 'sending'])
      expect(await shop.report(id, { state })).toBe('applied')
    expect(shop.message(id)).toMatchObject({ state: 'delivered', units: 1, provider_id: 'p1' })
    expect(shop.month()).toEqual({ reserved: 0, used: 1 })
  })

  it('holds more where its real links make it longer, or stops where nothing is left', async () => {
    const shop = await aShop()
    const { id } = await shop.send()
    const { held_until } = shop.message(id)
    await shop.report(id, { state: 'sending', segments: 2 })
    expect(shop.message(id)).toMatchObject({ state: 'sending', held_until })
    expect(shop.month()).toEqual({ reserved: 2, used: 0 })
    await shop.report(id, { state: 'sent', segments: 2 })
    expect([shop.message(id).units, shop.month()]).toEqual([2, { reserved: 0, used: 2 }])
    const filled = Array.from({ length: ALLOWANCE - 2 }, () => [
      insert('messages', newId(), { ...SMS, dedupe_key: newId() }),
    ])
    await shop.together(filled)
    const [last] = filled[0] ?? []
    await shop.report(last?.id ?? '', { state: 'sending', segments: 2 })
    expect(shop.message(last?.id ?? '')).toMatchObject({
      state: 'suppressed',
      reason: 'limit_reached',
      held: '',
    })
    expect(shop.month()).toEqual({ reserved: ALLOWANCE - 3, used: 2 })
  })

  it('takes a report that comes before the answer, and the id from the answer', async () => {
    const shop = await aShop()
    const { id } = await shop.send()
    await shop.report(id, { state: 'sending' })
    await shop.report(id, { state: 'delivered' })
    await shop.report(id, { state: 'sent', provider_id: 'p1', segments: 1 })
    expect(shop.message(id)).toMatchObject({ state: 'delivered', provider_id: 'p1', units: 1 })
    expect(shop.month()).toEqual({ reserved: 0, used: 1 })
  })

  it('gives back what was refused, ran out or was withdrawn, and keeps what was sent', async () => {
    const shop = await aShop()
    const ends = async (states: readonly string[]) => {
      const { id } = await shop.send()
      for (const state of states) await shop.report(id, { state })
      return shop.message(id).units
    }
    expect(await ends(['sending', 'failed'])).toBe(0)
    expect(await ends(['failed'])).toBe(0)
    expect(await ends(['expired'])).toBe(0)
    expect(shop.month()).toEqual({ reserved: 0, used: 0 })
    const { id } = await shop.send()
    await shop.act([patch('messages', id, { state: 'suppressed' })])
    expect(shop.message(id)).toMatchObject({ state: 'suppressed', reason: 'withdrawn' })
    expect(shop.month()).toEqual({ reserved: 0, used: 0 })
    expect(await ends(['sending', 'sent', 'failed'])).toBe(1)
    expect(await ends(['sending', 'unknown'])).toBe(1)
    expect(await ends(['sending', 'unknown', 'failed'])).toBe(0)
    expect(shop.month()).toEqual({ reserved: 0, used: 2 })
  })

  it('that fails is told to the desk, once each time', async () => {
    const shop = await aShop()
    const car = newId()
    await shop.act([insert('vehicles', car, { nr_inmatriculare: 'CT 83 KCS' })])
    const { id } = await shop.send({ vehicle_id: car })
    for (const state of ['sending', 'failed', 'failed']) await shop.report(id, { state })
    await shop.act([patch('messages', id, { state: 'queued' })])
    await shop.report(id, { state: 'failed' })
    expect([...shop.effects.keys()].filter((key) => key.startsWith('notifications'))).toEqual([
      `notifications.tell/messages.failed/${id}/1`,
      `notifications.tell/messages.failed/${id}/2`,
    ])
  })

  it('begins anew when a person corrects and sends again, once', async () => {
    const shop = await aShop()
    const { id } = await shop.send({ address: '0241 123 456' })
    const again = patch('messages', id, { address: '0733 123 456', state: 'queued' })
    expect(await shop.together([[again], [again]])).toEqual(['applied', 'transition_forbidden'])
    expect(shop.message(id)).toMatchObject({
      state: 'reserved',
      reason: '',
      address: '+40733123456',
      round: 2,
    })
    expect(shop.month()).toEqual({ reserved: 1, used: 0 })
    expect([...shop.effects.keys()].filter((key) => key.startsWith('messages.send'))).toEqual([
      `messages.send/${id}/2/${NOON}`,
    ])
  })

  it('can not be changed by a person while it is under way', async () => {
    const shop = await aShop()
    const { id } = await shop.send()
    const change = (data: Values, actor?: Actor) => shop.act([patch('messages', id, data)], actor)
    expect(await change({ body: 'Altul' })).toBe('message_sent')
    expect(await change({ state: 'sent' })).toBe('transition_forbidden')
    await shop.report(id, { state: 'sending' })
    expect(await change({ send_at: NOON })).toBe('message_sent')
    expect(await change({ state: 'suppressed' })).toBe('transition_forbidden')
    expect(await change({ state: 'suppressed' }, staffActor(WHO, 'mechanic'))).toBe('forbidden')
  })

  it('comes from a client only by the server', async () => {
    const shop = await aShop()
    expect((await shop.send({ direction: 'in' })).code).toBe('forbidden')
    const { id } = await shop.send({ direction: 'in' }, SERVER)
    expect(shop.message(id)).toMatchObject({ state: 'delivered', direction: 'in', units: 0 })
  })
})

describe('on a device, before the server decides, a message', () => {
  it('stays queued at its hour, as the device can’t know what is left', async () => {
    const shop = await aShop()
    shop.at('2026-11-25T19:30:00.000Z')
    const rows = await shop.preview([insert('messages', newId(), { ...SMS, dedupe_key: 'x' })])
    expect(rows).toMatchObject([
      { state: 'queued', due_at: '2026-11-26T07:00:00.000Z', body: 'Masina e "gata"', segments: 1, held: '' },
    ])
  })

  it('is sent by hand, or stopped, as the server will say', async () => {
    const shop = await aShop()
    const show = async (data: Values) =>
      (await shop.preview([insert('messages', newId(), { ...SMS, dedupe_key: 'x', ...data })]))[0]
    expect(await show({ channel: 'whatsapp' })).toMatchObject({ state: 'sent', sent_at: NOON })
    expect(await show({ channel: 'share', address: '' })).toMatchObject({ state: 'sent' })
    expect(await show(REMINDER)).toMatchObject({ state: 'suppressed', reason: 'no_consent' })
    const basic = await aShop('basic')
    await expect(basic.preview([insert('messages', newId(), { ...SMS, dedupe_key: 'x' })])).rejects.toThrow(
      'plan_required',
    )
  })

  it('is withdrawn, put off or queued again without touching what is counted', async () => {
    const shop = await aShop()
    const { id } = await shop.send()
    const show = async (data: Values) => await shop.preview([patch('messages', id, data)])
    expect(await show({ state: 'suppressed' })).toMatchObject([{ id, state: 'suppressed' }])
    expect(await show({ send_at: '2026-11-26T10:00:00.000Z' })).toMatchObject([
      { id, due_at: '2026-11-26T10:00:00.000Z' },
    ])
    await shop.report(id, { state: 'failed' })
    expect(await show({ state: 'queued' })).toMatchObject([{ id, state: 'queued', round: 2 }])
  })
})

describe('the limit', () => {
  it('refuses a person, who is told what is left; what the server sends is stopped', async () => {
    const shop = await aShop()
    const filled = Array.from({ length: ALLOWANCE }, () => [
      insert('messages', newId(), { ...SMS, dedupe_key: newId() }),
    ])
    expect(new Set(await shop.together(filled))).toEqual(new Set(['applied']))
    expect((await shop.send()).code).toBe('limit_reached')
    const { id } = await shop.send({}, SERVER)
    expect(shop.message(id)).toMatchObject({ state: 'suppressed', reason: 'limit_reached', held: '' })
    expect(shop.month()).toEqual({ reserved: ALLOWANCE, used: 0 })
  })

  it('is the month’s in Romania', async () => {
    const shop = await aShop()
    shop.at('2026-11-30T21:59:59.999Z')
    await shop.send({ forced: 1 })
    shop.at('2026-11-30T22:00:00.000Z')
    await shop.send({ forced: 1 })
    expect(shop.month('2026-11-30T21:59:59.999Z')).toEqual({ reserved: 1, used: 0 })
    expect(shop.month('2026-12-01T12:00:00.000Z')).toEqual({ reserved: 1, used: 0 })
  })

  it('is passed over in one act of many messages or not at all', async () => {
    const shop = await aShop()
    const many = Array.from({ length: ALLOWANCE + 1 }, () =>
      insert('messages', newId(), { ...SMS, dedupe_key: newId() }),
    )
    expect(await shop.act(many)).toBe('limit_reached')
    expect(shop.month()).toEqual({ reserved: 0, used: 0 })
    expect(await shop.act(many.slice(1))).toBe('applied')
  })
})

describe('a template', () => {
  const id = templateId('ready', 'sms', 'ro')
  const place = { purpose: 'ready', channel: 'sms', language: 'ro' }

  it('has a version that no earlier text had', async () => {
    const shop = await aShop()
    const write = (ops: Op[]) => shop.act(ops, OWNER)
    await write([insert('message_templates', id, { ...place, body: 'Gata {numar}' })])
    await write([patch('message_templates', id, { body: 'E gata {numar}' })])
    await write([{ op: 'delete', collection: 'message_templates', id, base: 9_999 }])
    await write([insert('message_templates', id, { ...place, body: 'Iar' })])
    expect(shop.row('message_templates', id)).toMatchObject({ version: 3, body: 'Iar', deleted_at: null })
  })

  it('has no unknown field and the id of its place', async () => {
    const shop = await aShop()
    const write = (rowId: string, body: string) =>
      shop.act([insert('message_templates', rowId, { ...place, body })], OWNER)
    expect(await write(id, 'Gata {stop}')).toBe('template_fields')
    expect(await write(newId(), 'Gata')).toBe('invalid_input')
    expect(await write(id, 'Gata')).toBe('applied')
  })
})
