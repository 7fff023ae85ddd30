import { beforeAll, describe, expect, it } from 'vitest'
import { clockInRomania, dayInRomania } from '#domain/kernel/dates.ts'
import { addDays, weekday } from '#domain/kernel/days.ts'
import { clientActor } from '#domain/sync/actor.ts'
import { formatCursor } from '#domain/sync/protocol.ts'
import { seedId } from '#domain/workshop/catalog/seeds.ts'
import { bindings, errorOf, rowsDb, setPlan } from '#tests/factories/api.ts'
import { comeDue, deliver } from '#tests/factories/effects.ts'
import { shopWithMechanic } from '#tests/factories/mechanic.ts'
import { newId } from '#tests/factories/sync.ts'

type Shop = Awaited<ReturnType<typeof shopWithMechanic>>

const workday = (from: string): string => (weekday(from) > 5 ? workday(addDays(from, 1)) : from)
const DAY = workday(addDays(dayInRomania(Date.now()), 7))
const at = (time: string) => new Date(clockInRomania(DAY, time)).toISOString()

const insert = (collection: string, data: object, id = newId()) => ({ op: 'insert', collection, id, data })

let shop: Shop

/** A client books an hour. */
const book = async (id: string, time = '10:00') => {
  const actor = clientActor(shop.tenantId, 'booking', { collection: 'appointments', id })
  const data = { service_id: seedId(8, 1), data_ora: at(time), client_telefon: '0722123456' }
  const ops = [{ op: 'insert' as const, collection: 'appointments', id, data }]
  const act = { key: `book/${id}`, ops }
  const reply = await bindings.TENANT.getByName(shop.tenantId).act(actor, act, undefined)
  if (!reply.ok) throw new Error(reply.code)
  return reply.result
}

const living = (time: string) =>
  rowsDb
    .prepare('SELECT * FROM appointments WHERE tenant_id = ? AND data_ora = ? AND deleted_at IS NULL')
    .bind(shop.tenantId, at(time))
    .all<Record<string, unknown>>()

beforeAll(async () => {
  shop = await shopWithMechanic()
  await setPlan(shop.tenantId, 'pro')
  await shop.owner.act([
    insert('calendar_settings', { enabled: 1, open_on_holidays: 1, notice_hours: 0 }, shop.tenantId),
  ])
})

describe('a place in the calendar', () => {
  it('B1: of 50 parallel bookings one gets it, and the others hear what is free', async () => {
    const results = await Promise.all(Array.from({ length: 50 }, () => book(newId())))
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused.map(({ code }) => code)).toEqual(Array(49).fill('slot_taken'))
    for (const { params } of refused) expect(String(params?.slots)).not.toBe('')
    expect((await living('10:00')).results).toHaveLength(1)
  })

  it('that waits for a code is nobody’s when its time is over', async () => {
    const id = newId()
    await book(id, '14:00')
    const [row] = (await living('14:00')).results
    const key = `appointments.end-request/${id}/${row?.hold_until}`
    await comeDue(key)
    await deliver({ tenantId: shop.tenantId, key })
    expect((await living('14:00')).results).toEqual([])
    expect(await book(newId(), '14:00')).toMatchObject({ status: 'applied' })
  })
})

describe('B5: a mechanic', () => {
  it('has his own appointments, and when lanes are taken by others, without a name', async () => {
    const [mine, other, free] = [newId(), newId(), newId()]
    const bay_id = newId()
    await shop.owner.act([
      insert('bays', { nume: 'Post 2' }, bay_id),
      insert(
        'appointments',
        {
          ...{ data_ora: at('09:00'), bay_id, mechanic_id: shop.mechanicId, client_nume: 'Ana Secret' },
        },
        mine,
      ),
      insert(
        'appointments',
        { data_ora: at('11:00'), bay_id, buffer_minute: 15, client_nume: 'Dan Secret' },
        other,
      ),
      insert('appointments', { data_ora: at('16:00'), bay_id, status: 'ANULAT' }, free),
    ])
    const path = `/api/calendar/busy?from=${DAY}&to=${DAY}`
    const { busy } = (await (await shop.mechanic.get(path)).json()) as { busy: Record<string, unknown>[] }
    const ofBay = busy.filter((one) => one.bay_id === bay_id)
    expect(ofBay).toEqual([{ bay_id, mechanic_id: null, from: at('11:00'), to: at('12:15') }])
    const told = JSON.stringify([busy, await shop.mechanic.full(), await shop.mechanic.changes()])
    expect(told).toContain('Ana Secret')
    expect(told).not.toContain('Dan Secret')
    expect(told).not.toContain(other)
    expect(await (await shop.owner.get(path)).json()).toEqual({ busy: [] })
    expect(await errorOf(await shop.owner.get(`/api/calendar/busy?from=${DAY}&to=2099-01-01`))).toMatchObject(
      {
        code: 'invalid_input',
      },
    )
  })

  it('loses an appointment that becomes another’s, and gets one that becomes his', async () => {
    const [id, bay_id] = [newId(), newId()]
    await shop.owner.act([
      insert('bays', { nume: 'Post 3' }, bay_id),
      insert('appointments', { data_ora: at('09:00'), bay_id }, id),
    ])
    const since = async () => (await shop.mechanic.changes()).cursor
    const give = (mechanic_id: string | null) =>
      shop.owner.act([
        {
          op: 'patch',
          collection: 'appointments',
          id,
          base: 0,
          data: { mechanic_id, data_ora: at('12:00') },
        },
      ])
    const before = await since()
    await give(shop.mechanicId)
    const got = await shop.mechanic.changes(formatCursor(before))
    expect(got.rows.map(({ row }) => row.id)).toContain(id)
    await give(null)
    const lost = await shop.mechanic.changes(formatCursor(got.cursor))
    expect(lost.removed).toContainEqual({ collection: 'appointments', id })
  })
})
