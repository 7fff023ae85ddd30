import { afterEach, describe, expect, it } from 'vitest'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { type Actor, staffActor } from '#domain/sync/actor.ts'
import { seeded } from '#tests/factories/random.ts'
import { SimulatedDevice } from '#tests/sync/device.ts'
import { MemoryServer } from '#tests/sync/memory-server.ts'
import type { Writer } from '#web/data/mutate.ts'
import { letBe, putBack, readReplaced } from './replaced.ts'

const NOW = Date.UTC(2026, 10, 21, 8)
const TENANT = '00000000-0000-7000-8000-0000000000aa'
const random = seeded(53)
const newId = () => uuidv7(NOW, random.bytes(10))
const devices: SimulatedDevice[] = []

afterEach(async () => {
  for (const { db } of devices.splice(0)) await db.delete()
})

const person = (userId: string, userName: string): Actor =>
  staffActor({ tenantId: TENANT, userId, userName }, 'owner')
const ION = person('ion', 'Ion')
const ANA = person('ana', 'Ana')

/** The desk is Ana's, the phone Ion's; both have the order. */
const shop = async (name: string, phoneOf = ION) => {
  const server = new MemoryServer(() => NOW, 1000)
  await server.found(TENANT)
  const join = async (of: string, actor: Actor) => {
    const device = new SimulatedDevice({
      name: `replaced-${name}-${of}`,
      actor,
      transport: server.transport(actor),
      now: () => NOW,
      random: () => 0.5,
      newId,
    })
    devices.push(device)
    await device.sync()
    const writer: Writer = { db: device.db, mode: 'synced', actor, now: () => NOW, newId }
    return { device, writer, news: () => readReplaced(device.db, actor.userId) }
  }
  const desk = await join('desk', ANA)
  const order = newId()
  await desk.device.act('', [
    {
      op: 'insert',
      collection: 'orders',
      id: order,
      data: { data_comanda: '2026-11-21', nr_auto: 'CT12ABC' },
    },
  ])
  await desk.device.sync()
  const phone = await join('phone', phoneOf)
  const write = async (who: typeof desk, km_intrare: number) =>
    who.device.act('Kilometri', [{ op: 'patch', collection: 'orders', id: order, data: { km_intrare } }])
  const atServer = () => server.store.rows.get(`orders/${order}`)?.km_intrare
  return { server, desk, phone, order, write, atServer }
}

describe('two values for one field: the phone offline 120.000, the desk later 125.000, the phone arrives last (S7.2, S7.3)', () => {
  it('the desk is told what was replaced, by whom and by what, even after being offline, and puts it back', async () => {
    const { desk, phone, order, write, atServer } = await shop('back')
    await write(phone, 120_000)
    await write(desk, 125_000)
    await desk.device.sync()
    desk.device.online = false
    await phone.device.sync()
    expect(atServer()).toBe(120_000)
    // The phone learned it at once, so nothing waits for it.
    expect(await phone.device.db.overwritten.count()).toBe(1)
    expect((await phone.news()).views).toEqual([])
    expect((await desk.news()).views).toEqual([])
    desk.device.online = true
    await desk.device.sync()
    const { views, moot } = await desk.news()
    expect(views).toMatchObject([
      {
        label: 'Kilometri la intrare',
        by: 'Ion',
        orderId: order,
        page: { of: 'orders', to: `/comenzi/${order}` },
      },
    ])
    expect([views[0]?.lost, views[0]?.now].map((text) => text?.replace(/\s/g, ' '))).toEqual([
      '125.000 km',
      '120.000 km',
    ])
    if (!views[0]) throw new Error('nothing waits')
    await putBack(desk.writer, views[0], moot)
    expect((await desk.news()).views).toEqual([])
    await desk.device.sync()
    await phone.device.sync()
    expect(atServer()).toBe(125_000)
    expect(await phone.device.db.rows('orders').get(order)).toMatchObject({ km_intrare: 125_000 })
    expect(await desk.device.db.rows('replaced_values').count()).toBe(0)
    expect(await desk.device.db.rejected.count()).toBe(0)
    // A person who puts a value back has seen the other one, so nothing unseen is replaced.
    expect((await phone.news()).views).toEqual([])
  })

  it('one person on two devices: the device whose value was replaced tells the person', async () => {
    const { desk, phone, write } = await shop('same', ANA)
    await write(phone, 120_000)
    await write(desk, 125_000)
    await desk.device.sync()
    await phone.device.sync()
    await desk.device.sync()
    expect((await phone.news()).views).toEqual([])
    expect((await desk.news()).views).toMatchObject([{ by: '' }])
  })

  it('ends when the value is back in another way, or when the person accepts the new one', async () => {
    const { desk, phone, write } = await shop('over')
    await write(phone, 1)
    await write(desk, 2)
    await desk.device.sync()
    await phone.device.sync()
    await desk.device.sync()
    await write(desk, 2)
    const back = await desk.news()
    expect([back.views.length, back.moot.length]).toEqual([0, 1])
    await write(phone, 3)
    await desk.device.sync()
    await phone.device.sync()
    await desk.device.sync()
    const again = await desk.news()
    expect(again.views.map(({ lost }) => lost.replace(/\s/g, ' '))).toContain('2 km')
    for (const view of again.views) await letBe(desk.writer, view, (await desk.news()).moot)
    await desk.device.sync()
    expect(await desk.news()).toEqual({ views: [], moot: [] })
    expect(await desk.device.db.rows('replaced_values').count()).toBe(0)
  })
})
