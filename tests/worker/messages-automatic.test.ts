import { beforeAll, describe, expect, it } from 'vitest'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { addDays } from '#domain/kernel/days.ts'
import { writeAutomatic } from '#domain/messages/jobs.ts'
import type { Message } from '#domain/messages/schema.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { bindings, rowsDb } from '#tests/factories/api.ts'
import { carryToEnd } from '#tests/factories/effects.ts'
import { aSendingShop, bySmsApi } from '#tests/factories/messages.ts'
import { newId } from '#tests/factories/sync.ts'
import { SmsApiFake } from '#tests/fakes/smsapi.ts'
import { SHOPS_WITH_MESSAGES } from '#worker/db/automatic-messages.ts'
import { causeDaily } from '#worker/db/cause-daily.ts'
import { tenantDb } from '#worker/db/tenant-db.ts'
import { Final } from '#worker/jobs/failures.ts'
import { handle } from '#worker/jobs/write-automatic.ts'

/** What a shop sends by itself: reminders at their steps, and requests for reviews. */

const TODAY = dayInRomania(Date.now())
let shop: Awaited<ReturnType<typeof aSendingShop>>
let settings: { collection: string; id: string }

beforeAll(async () => {
  shop = await aSendingShop(bySmsApi(new SmsApiFake()))
  settings = { collection: 'message_settings', id: shop.tenantId }
  await shop.device.act([
    {
      op: 'insert',
      ...settings,
      data: { reminders_on: 1, review_days: 1, review_url: 'https://g.page/r/abc' },
    },
  ])
})

let number = 733_000_000
let day = 0
/** Runs the job of another day, although its clock stays: the key of a day's job is used once. */
const run = async () => {
  const key = addDays('2026-01-01', day++)
  await causeDaily(bindings, writeAutomatic, SHOPS_WITH_MESSAGES, key, Date.now())
  await carryToEnd(shop.env, shop.tenantId, `${writeAutomatic.id}/${key}`)
}

const insert = (collection: string, data: object, id = newId()): Op & { id: string } =>
  ({ op: 'insert', collection, id, data }) as Op & { id: string }

/** A car of a client who agreed to messages of a purpose, or to none. */
const aCar = async (purpose: 'reminder' | 'marketing' | null) => {
  const contact = insert('contacts', { name: 'Ion Popescu', phone: `+40${++number}`, email: '' })
  const car = insert('vehicles', {
    nr_inmatriculare: `CT${number % 100}XYZ`,
    client_nume: 'Ion Popescu',
    client_telefon: `+40${number}`,
    contact_id: contact.id,
  })
  const said =
    purpose === null
      ? []
      : [
          insert('consents', {
            contact_id: contact.id,
            channel: 'sms',
            purpose,
            given: 1,
            source: 'desk',
            text_version: '1',
            at: '2026-01-01T08:00:00.000Z',
          }),
        ]
  await applied([contact, car, ...said])
  return { carId: car.id, contactId: contact.id }
}

const applied = async (ops: object[]) => {
  const { results } = await shop.device.act(ops)
  expect(results).toMatchObject([{ status: 'applied' }])
}

const aReminder = async (carId: string, left: number, changes: object = {}) => {
  const reminder = insert('reminders', {
    vehicle_id: carId,
    kind: 'itp',
    due_date: addDays(TODAY, left),
    ...changes,
  })
  await applied([reminder])
  return reminder.id
}

const about = async (column: 'reminder_id' | 'invoice_id', id: string) =>
  (
    await rowsDb
      .prepare(`SELECT * FROM messages WHERE tenant_id = ? AND ${column} = ? ORDER BY created_at`)
      .bind(shop.tenantId, id)
      .all<Message>()
  ).results

const patch = (collection: string, id: string, data: object) => ({
  op: 'patch',
  collection,
  id,
  base: 999_999,
  data,
})

describe('a reminder', () => {
  it('reaches the contact that is kept, however long the way of merges', async () => {
    const { carId, contactId } = await aCar('reminder')
    const [middle, kept] = [await aCar(null), await aCar(null)]
    await applied([patch('contacts', contactId, { merged_into: middle.contactId })])
    await applied([patch('contacts', middle.contactId, { merged_into: kept.contactId })])
    const id = await aReminder(carId, 7)
    await run()
    expect(await about('reminder_id', id)).toMatchObject([{ contact_id: kept.contactId }])
  })

  it('goes out once at its step, to who agreed, in the words of the shop', async () => {
    const { carId, contactId } = await aCar('reminder')
    const id = await aReminder(carId, 7)
    await run()
    await run()
    const [message, ...others] = await about('reminder_id', id)
    expect(others).toEqual([])
    expect(message).toMatchObject({
      state: 'reserved',
      channel: 'sms',
      purpose: 'reminder',
      contact_id: contactId,
      vehicle_id: carId,
      dedupe_key: `reminder/${id}/${addDays(TODAY, 7)}/7`,
    })
    expect(message?.body).toContain('ITP')
    expect(message?.body).toContain('{stop}')
  })

  it('of a long note goes out by e-mail, under a subject that ends in time', async () => {
    const { carId, contactId } = await aCar('reminder')
    const consent = {
      contact_id: contactId,
      purpose: 'reminder',
      given: 1,
      source: 'desk',
      text_version: '1',
    }
    await applied([
      patch('contacts', contactId, { phone: '', email: 'ion@exemplu.ro' }),
      insert('consents', { ...consent, channel: 'email', at: '2026-01-02T08:00:00.000Z' }),
    ])
    const note = 'De verificat '.repeat(22).trim()
    const id = await aReminder(carId, 7, { kind: 'alta', note })
    await run()
    const [message] = await about('reminder_id', id)
    expect(message).toMatchObject({ channel: 'email', state: 'queued', subject: note.slice(0, 200).trim() })
    expect(message?.body).toContain(note)
  })

  it('that can not be written keeps no other from its client', async () => {
    const { carId: vehicle_id } = await aCar('reminder')
    const reminders = Array.from({ length: 25 }, () =>
      insert('reminders', { vehicle_id, kind: 'itp', due_date: addDays(TODAY, 7) }),
    )
    await applied(reminders)
    const ids = reminders.map(({ id }) => id)
    const [bad = ''] = ids
    const written: string[] = []
    const act = async (key: string) => {
      if (key.includes(bad)) throw new Final('invalid_input')
      written.push(key)
    }
    const db = tenantDb(bindings, shop.tenantId, Number(bindings.NEW_TENANTS_SHARD))
    const carried = { env: bindings, db, tenantId: shop.tenantId, payload: { day: TODAY }, act }
    await expect(handle(carried as unknown as Parameters<typeof handle>[0])).rejects.toThrow('invalid_input')
    expect(ids.filter((id) => !written.some((key) => key.includes(id)))).toEqual([bad])
  })

  it('does not go out before its step, after its day, without consent, when done, told or at no step of the shop', async () => {
    const [agreed, silent] = [await aCar('reminder'), await aCar(null)]
    const ids = [
      await aReminder(agreed.carId, 31),
      await aReminder(agreed.carId, -1),
      await aReminder(silent.carId, 7),
      await aReminder(agreed.carId, 7, { done_at: new Date().toISOString() }),
      await aReminder(agreed.carId, 7, { contacted_at: new Date().toISOString() }),
      await aReminder(agreed.carId, 14, { kind: 'rovinieta' }),
    ]
    await run()
    expect((await Promise.all(ids.map((id) => about('reminder_id', id)))).flat()).toEqual([])
  })

  it.each(['done', 'merged', 'sold'] as const)(
    'that was written before the car was %s does not leave',
    async (what) => {
      const { carId } = await aCar('reminder')
      const other = await aCar('reminder')
      const id = await aReminder(carId, 1)
      await run()
      const [message] = await about('reminder_id', id)
      if (what === 'done') await applied([patch('reminders', id, { done_at: new Date().toISOString() })])
      if (what === 'merged') await applied([patch('vehicles', carId, { merged_into: other.carId })])
      if (what === 'sold') await applied([patch('vehicles', carId, { contact_id: other.contactId })])
      const messageId = message?.id ?? ''
      await rowsDb
        .prepare("UPDATE effects SET next_at = '2026-01-01T00:00:00.000Z' WHERE key = ?")
        .bind(await shop.keyOf(messageId))
        .run()
      await shop.carry(messageId)
      expect(await shop.messageOf(messageId)).toMatchObject({
        state: 'suppressed',
        reason: 'withdrawn',
        units: 0,
      })
    },
  )

  it('goes out in no shop that has not asked for it', async () => {
    const { carId } = await aCar('reminder')
    const id = await aReminder(carId, 7)
    await applied([{ ...patch('message_settings', shop.tenantId, { reminders_on: 0 }) }])
    await run()
    expect(await about('reminder_id', id)).toEqual([])
    await applied([{ ...patch('message_settings', shop.tenantId, { reminders_on: 1 }) }])
  })
})

describe('a request for a review', () => {
  /** An invoice that was paid some days ago, as its rows stand. */
  const paid = async (carId: string, daysAgo: number, changes: { rest?: number; stornat?: number } = {}) => {
    const [order, invoice] = [newId(), newId()]
    await applied([insert('orders', { data_comanda: '2026-11-01', vehicle_id: carId }, order)])
    const { rest = 0, stornat = 0 } = changes
    await rowsDb.batch([
      row('invoices', invoice, {
        order_id: order,
        tip: 'factura',
        total_general: 10_000,
        rest,
        stornat,
        data_factura: '2026-11-01',
      }),
      row('payments', newId(), {
        invoice_id: invoice,
        data: addDays(TODAY, -daysAgo),
        suma: 10_000 - rest,
        metoda: 'card',
      }),
    ])
    return invoice
  }

  it('goes out once, the day after the last payment, to who agreed', async () => {
    const { carId } = await aCar('marketing')
    const id = await paid(carId, 1)
    const second = await paid(carId, 1)
    await run()
    await run()
    const sent = [...(await about('invoice_id', id)), ...(await about('invoice_id', second))]
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({ purpose: 'review', state: 'reserved' })
    expect(sent[0]?.body).toContain('https://g.page/r/abc')
    const asked = (daysAgo: number) =>
      rowsDb
        .prepare('UPDATE messages SET queued_at = ? WHERE id = ?')
        .bind(`${addDays(TODAY, -daysAgo)}T10:00:00.000Z`, sent[0]?.id ?? '')
        .run()
    // A year has as many days in December as in March.
    const third = await paid(carId, 1)
    await asked(364)
    await run()
    expect(await about('invoice_id', third)).toEqual([])
    await asked(366)
    await run()
    const later = await Promise.all([id, second, third].map((one) => about('invoice_id', one)))
    expect(later.flat()).toHaveLength(2)
  })

  it('never goes out on the same day, for what is not paid, after a storno, or without consent', async () => {
    const ids = [
      await paid((await aCar('marketing')).carId, 0),
      await paid((await aCar('marketing')).carId, 1, { rest: 100 }),
      await paid((await aCar('marketing')).carId, 1, { stornat: 10_000 }),
      await paid((await aCar('reminder')).carId, 1),
    ]
    await run()
    expect((await Promise.all(ids.map((id) => about('invoice_id', id)))).flat()).toEqual([])
  })
})

let rev = 0

/** Writes a row without the commit. */
const row = (table: string, id: string, values: Record<string, string | number>) => {
  const at = '2026-11-01T00:00:00.000Z'
  const all = { id, tenant_id: shop.tenantId, rev: --rev, created_at: at, updated_at: at, ...values }
  const names = Object.keys(all)
  return rowsDb
    .prepare(
      `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join()}) VALUES (${names.map(() => '?').join()})`,
    )
    .bind(...Object.values(all))
}
