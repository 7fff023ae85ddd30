import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it } from 'vitest'
import { uuidv7 } from '#domain/kernel/ids.ts'
import type { Actor } from '#domain/sync/collection.ts'
import { seedId } from '#domain/workshop/catalog/seeds.ts'
import { localShop } from '#domain/workshop/shop/local-shop.ts'
import { seeded } from '#tests/factories/random.ts'
import { SimulatedDevice } from '#tests/sync/device.ts'
import { MemoryServer } from '#tests/sync/memory-server.ts'
import { adoptLocalData } from './adopt-local-data.ts'
import { AppDatabase } from './database.ts'
import { type DraftOp, mutate, type Writer } from './mutate.ts'

const NOW = Date.UTC(2026, 10, 21)
const TENANT = '00000000-0000-7000-8000-0000000000aa'
const random = seeded(3)
const newId = () => uuidv7(NOW, random.bytes(10))
const opened: AppDatabase[] = []

afterEach(async () => {
  for (const db of opened.splice(0)) await db.delete()
})

const freeTier = async (name: string) => {
  const db = new AppDatabase(name)
  opened.push(db)
  const tenantId = newId()
  const actor: Actor = { tenantId, userId: tenantId, role: 'owner' }
  const writer: Writer = { db, mode: 'local', actor, clientId: newId(), now: () => NOW }
  await mutate(
    { ...writer, actor: { ...actor, role: 'system' } },
    'open',
    localShop(tenantId, 'Aici') as DraftOp[],
  )
  return { db, act: (...ops: DraftOp[]) => mutate(writer, 'act', ops) }
}

const line = (orderId: string): DraftOp => ({
  op: 'insert',
  collection: 'order_lines',
  id: newId(),
  data: {
    order_id: orderId,
    tip: 'material',
    descriere: 'Bujie',
    um: 'buc',
    cantitate: 4000,
    pret_unitar: 4_500,
  },
})

/** A month of work without an account: two orders, one validated, a car, a changed price. */
const worked = async (name: string) => {
  const { db, act } = await freeTier(name)
  const car = newId()
  const first = newId()
  const second = newId()
  await act({
    op: 'insert',
    collection: 'vehicles',
    id: car,
    data: { nr_inmatriculare: 'CT 12 ABC', client_nume: 'Ană' },
  })
  await act(
    { op: 'insert', collection: 'orders', id: first, data: { data_comanda: '2026-11-20', vehicle_id: car } },
    line(first),
  )
  await act(
    { op: 'insert', collection: 'orders', id: second, data: { data_comanda: '2026-11-21' } },
    line(second),
    line(second),
  )
  await act({ op: 'patch', collection: 'orders', id: first, data: { status: 'VALIDAT' } })
  await act({ op: 'patch', collection: 'catalog_preturi', id: seedId(5, 1), data: { pret: 20_000 } })
  db.close()
  return { first, second }
}

const account = async (name: string) => {
  const server = new MemoryServer(() => NOW, 1000)
  await server.found(TENANT)
  const actor: Actor = { tenantId: TENANT, userId: 'u', role: 'owner' }
  const device = new SimulatedDevice({
    name,
    actor,
    transport: server.transport(actor),
    now: () => NOW,
    random: () => 0.5,
    newId,
  })
  opened.push(device.db)
  const writer: Writer = { db: device.db, mode: 'synced', actor, clientId: newId(), now: () => NOW }
  return { server, device, writer }
}

describe('registering takes the free tier’s data along', () => {
  it('brings cars, orders in their states and numbers, and changed catalogue rows to the server', async () => {
    const { first, second } = await worked('adopt-1')
    const { server, device, writer } = await account('adopt-1-account')
    await device.sync()
    await adoptLocalData(writer, 'adopt-1', 'adus')
    await device.sync()
    const row = (collection: string, id: string) => server.store.rows.get(`${collection}/${id}`)
    expect(row('orders', first)).toMatchObject({
      nr_comanda: 1,
      status: 'VALIDAT',
      nr_auto: 'CT12ABC',
      total_general: 21_780,
    })
    expect(row('orders', second)).toMatchObject({ nr_comanda: 2, status: 'DRAFT', total_general: 43_560 })
    expect(row('catalog_preturi', seedId(5, 1))).toMatchObject({ pret: 20_000 })
    expect(await device.db.rejected.count()).toBe(0)
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('adopt-1')
  })

  it('doubles nothing when it breaks off anywhere and is run again', async () => {
    for (let writes = 0; writes < 4; writes++) {
      const name = `adopt-cut-${writes}`
      await worked(name)
      const { server, device, writer } = await account(`${name}-account`)
      await device.sync()
      // The app is killed after some acts: the next one finds the database closed.
      let left = writes
      const dying: Writer = {
        ...writer,
        now: () => {
          if (left-- === 0) throw new Error('killed')
          return NOW
        },
      }
      await expect(adoptLocalData(dying, name, 'adus')).rejects.toThrow('killed')
      await device.sync()
      await adoptLocalData({ ...writer, clientId: newId() }, name, 'adus')
      await device.sync()
      const orders = [...server.store.rows].filter(([key]) => key.startsWith('orders/'))
      expect(orders.map(([, row]) => row.nr_comanda)).toEqual([1, 2])
      expect([...server.store.rows.keys()].filter((key) => key.startsWith('order_lines/')).length).toBe(3)
    }
  })

  it('waits for the first load: links would point to nothing', async () => {
    await worked('adopt-early')
    const { device, writer } = await account('adopt-early-account')
    await adoptLocalData(writer, 'adopt-early', 'adus')
    expect(await device.db.outbox.count()).toBe(0)
    const local = new AppDatabase('adopt-early')
    expect(await local.rows('orders').count()).toBe(2)
    opened.push(local)
  })
})
