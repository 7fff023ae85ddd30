import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '#domain/sync/actor.ts'
import type { Appointment } from '#domain/workshop/appointments/schema.ts'
import { localShop } from '#domain/workshop/shop/local-shop.ts'
import { AppDatabase } from '#web/data/database.ts'
import { type DraftOp, mutate, type Writer } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import { arrivalOf } from './arrive.ts'

const DAY = '2026-12-07'

let db: AppDatabase
let writer: Writer
const write = (...ops: DraftOp[]) => mutate(writer, 'test', ops)

beforeEach(async () => {
  db = new AppDatabase(`arrivals-${newId()}`)
  const tenantId = newId()
  const actor = { tenantId, userId: tenantId, kind: 'staff' as const, role: 'owner' as const }
  writer = { db, mode: 'local', actor, newId, now: () => Date.UTC(2026, 11, 7, 8) }
  const device = { ...writer, actor: systemActor(actor, 'device') }
  await mutate(device, 'open', localShop(tenantId, 'Aici') as DraftOp[])
})
afterEach(() => db.delete())

const rowOf = async (id: string): Promise<Appointment> => {
  const row = await db.rows('appointments').get(id)
  if (!row) throw new Error('no appointment')
  return row
}

/** An appointment whose car arrives; how it is taken back, and what it was before. */
const arrived = async (data: Record<string, string>) => {
  const id = newId()
  const start = { data_ora: `${DAY}T08:00:00.000Z`, nr_auto: 'CT12ABC' }
  await write({ op: 'insert', collection: 'appointments', id, data: { ...start, ...data } })
  const before = await rowOf(id)
  const { orderId, ops, back } = await arrivalOf(db, before, { day: DAY, newId })
  await write(...ops)
  return { id, before, orderId, back: () => write(...back('PROGRAMAT')), row: await rowOf(id) }
}

const living = async (name: 'vehicles' | 'contacts') =>
  (await db.rows(name).toArray()).filter(({ deleted_at }) => deleted_at === null).length

describe('an arrival that is taken back', () => {
  it('takes along the car and the client that it made', async () => {
    const { id, before, orderId, back, row } = await arrived({ client_nume: 'Ana Pop' })
    expect([row.vehicle_id, row.contact_id, row.order_id].includes(null)).toBe(false)
    expect([await living('vehicles'), await living('contacts')]).toEqual([1, 1])
    await back()
    expect([await living('vehicles'), await living('contacts')]).toEqual([0, 0])
    const { status, vehicle_id, contact_id, order_id } = before
    expect(await rowOf(id)).toMatchObject({ status, vehicle_id, contact_id, order_id })
    expect(await db.rows('orders').get(orderId)).toMatchObject({
      status: 'ANULAT',
      nr_auto: 'CT12ABC',
      client_nume: 'Ana Pop',
    })
  })

  it('leaves the client whom the appointment has known before', async () => {
    const { id, before, back } = await arrived({ client_nume: 'Ana Pop', client_telefon: '0722123456' })
    await back()
    expect([await living('vehicles'), await living('contacts')]).toEqual([0, 1])
    expect((await rowOf(id)).contact_id).toBe(before.contact_id)
  })

  it('leaves what something else has come to use, and the order its car', async () => {
    const { orderId, back, row } = await arrived({ client_nume: 'Ana Pop' })
    const data = { data_comanda: DAY, vehicle_id: row.vehicle_id }
    await write({ op: 'insert', collection: 'orders', id: newId(), data })
    await back()
    expect([await living('vehicles'), await living('contacts')]).toEqual([1, 1])
    const { vehicle_id, contact_id } = row
    expect(await db.rows('orders').get(orderId)).toMatchObject({ status: 'ANULAT', vehicle_id, contact_id })
  })

  it('leaves a car that the shop had', async () => {
    const car = newId()
    await write({ op: 'insert', collection: 'vehicles', id: car, data: { nr_inmatriculare: 'CT12ABC' } })
    const { id, orderId, back } = await arrived({})
    await back()
    expect(await db.rows('orders').get(orderId)).toMatchObject({ status: 'ANULAT', vehicle_id: car })
    expect(await rowOf(id)).toMatchObject({ status: 'PROGRAMAT', order_id: null, vehicle_id: null })
    expect(await living('vehicles')).toBe(1)
  })
})
