import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { REGISTRY } from '#domain/modules.ts'
import type { Actor } from '#domain/sync/collection.ts'
import { serve } from '#domain/sync/serve.ts'
import { foundShop } from '#domain/workshop/shop/found-shop.ts'
import { localShop } from '#domain/workshop/shop/local-shop.ts'
import { seedId } from '#domain/workshop/catalog/seeds.ts'
import { seeded } from '#tests/factories/random.ts'
import { SimulatedDevice } from '#tests/sync/device.ts'
import { MemoryServer } from '#tests/sync/memory-server.ts'
import { adoptLocalData } from '#web/data/adopt-local-data.ts'
import { AppDatabase, setMeta, getMeta } from '#web/data/database.ts'
import { type DraftOp, mutate, type Writer } from '#web/data/mutate.ts'
import { forgetServerRows } from '#web/data/sync/first-load.ts'

const NOW = Date.UTC(2026, 10, 21)
const TENANT = '00000000-0000-7000-8000-0000000000aa'
const random = seeded(3)
const newId = () => uuidv7(NOW, random.bytes(10))
let n = 0
const account = async (role: Actor['role'] = 'owner', tamper?: (t: any) => any) => {
  const server = new MemoryServer(() => NOW, 1000)
  await server.found(TENANT)
  const actor: Actor = { tenantId: TENANT, userId: 'u', role }
  const make = (name: string) => {
    const t = server.transport(actor)
    return new SimulatedDevice({ name, actor, transport: tamper ? tamper(t) : t, now: () => NOW, random: () => 0.5, newId })
  }
  const device = make(`rev-${++n}`)
  const writer: Writer = { db: device.db, mode: 'synced', actor: actor as never, clientId: newId(), now: () => NOW }
  return { server, device, writer, make, actor }
}
const freeTier = async (name: string) => {
  const db = new AppDatabase(name)
  const tenantId = newId()
  const actor: Actor = { tenantId, userId: tenantId, role: 'owner' }
  const writer: Writer = { db, mode: 'local', actor, clientId: newId(), now: () => NOW }
  await mutate({ ...writer, actor: { ...actor, role: 'system' } }, 'open', localShop(tenantId, 'Aici') as DraftOp[])
  return { db, tenantId, act: (...ops: DraftOp[]) => mutate(writer, 'act', ops) }
}

describe('1 many links in one mutation', () => {
  it('device: order with 15 lines naming 15 norms', async () => {
    const { device, server } = await account()
    await device.sync()
    const norms = Array.from({ length: 15 }, newId)
    for (const id of norms) await device.act('n', [{ op: 'insert', collection: 'catalog_norme', id, data: { denumire: 'x' } }])
    await device.sync()
    const orderId = newId()
    await device.act('o', [
      { op: 'insert', collection: 'orders', id: orderId, data: { data_comanda: '2026-11-21' } },
      ...norms.map((norma_id): DraftOp => ({ op: 'insert', collection: 'order_lines', id: newId(), data: { order_id: orderId, tip: 'manopera', norma_id } })),
    ])
    await device.sync()
    expect(server.store.rows.get(`orders/${orderId}`)).toBeTruthy()
  })
  it('server: 20 models of 20 makes', async () => {
    const { server, actor } = await account()
    const ops = Array.from({ length: 20 }, (_, i) => ({ op: 'insert' as const, collection: 'catalog_modele', id: newId(), data: { marca_id: seedId(1, i + 1), denumire: 'm' } }))
    const a = await server.push(actor, { clientId: newId(), mutations: [{ seq: 1, at: '2026-11-21T08:00:00.000Z', label: '', ops }] } as never)
    expect(a.results[0]?.status).toBe('applied')
  })
  it('how many are too many', async () => {
    const { server, actor } = await account()
    const tried: string[] = []
    for (let k = 9; k <= 14; k++) {
      const ops = Array.from({ length: k }, (_, i) => ({ op: 'insert' as const, collection: 'catalog_modele', id: newId(), data: { marca_id: seedId(1, i + 1), denumire: 'm' } }))
      const r = await server.push(actor, { clientId: newId(), mutations: [{ seq: 1, at: '2026-11-21T08:00:00.000Z', label: '', ops }] } as never).then((a) => a.results[0]?.status, (e) => e.message)
      tried.push(`${k}: ${r}`)
    }
    console.log(tried)
  })
})

describe('2 adopt', () => {
  it('keeps the totals of a shop that is no TVA payer', async () => {
    const { db, act, tenantId } = await freeTier('rl-tva')
    await act({ op: 'patch', collection: 'tenants', id: tenantId, data: { platitor_tva: 0 } })
    const o = newId()
    await act({ op: 'insert', collection: 'orders', id: o, data: { data_comanda: '2026-11-20' } },
      { op: 'insert', collection: 'order_lines', id: newId(), data: { order_id: o, tip: 'manopera', ore: 1000, pret_ora: 10000 } })
    expect((await db.rows('orders').get(o))?.total_general).toBe(10000)
    db.close()
    const { device, writer, server } = await account()
    await device.sync()
    await adoptLocalData(writer, 'rl-tva', 'a')
    await device.sync()
    expect(server.store.rows.get(`orders/${o}`)?.total_general).toBe(10000)
  })
  it('brings orders whose car was deleted', async () => {
    const { db, act } = await freeTier('rl-del')
    const car = newId(), o = newId(), o2 = newId()
    await act({ op: 'insert', collection: 'vehicles', id: car, data: { nr_inmatriculare: 'CT12ABC' } })
    await act({ op: 'insert', collection: 'orders', id: o, data: { data_comanda: '2026-11-20', vehicle_id: car } })
    await act({ op: 'insert', collection: 'orders', id: o2, data: { data_comanda: '2026-11-20' } })
    await act({ op: 'delete', collection: 'vehicles', id: car })
    db.close()
    const { device, writer, server } = await account()
    await device.sync()
    const err = await adoptLocalData(writer, 'rl-del', 'a').catch((e) => e)
    await device.sync()
    expect([err, server.store.rows.has(`orders/${o}`), server.store.rows.has(`orders/${o2}`)]).toEqual([undefined, true, true])
  })
  it('brings a workshop of 30 cars of 15 makes with models', async () => {
    const { db, act } = await freeTier('rl-30')
    for (let i = 0; i < 15; i++) {
      const model = newId()
      await act({ op: 'insert', collection: 'catalog_modele', id: model, data: { marca_id: seedId(1, i + 1), denumire: 'M' } })
      await act({ op: 'insert', collection: 'vehicles', id: newId(), data: { nr_inmatriculare: `CT${10 + i}ABC`, marca_id: seedId(1, i + 1), model_id: model } })
    }
    db.close()
    const { device, writer } = await account()
    await device.sync()
    const err = await adoptLocalData(writer, 'rl-30', 'a').catch((e) => e)
    expect(err).toBe(undefined)
  })
  it('does not throw out of the lock for a receptionist / mechanic with local data', async () => {
    const { db, act } = await freeTier('rl-mec')
    await act({ op: 'insert', collection: 'orders', id: newId(), data: { data_comanda: '2026-11-20' } })
    db.close()
    const { device, writer } = await account('mechanic')
    await device.sync()
    const err = await adoptLocalData(writer, 'rl-mec', 'a').catch((e) => e)
    expect(err).toBe(undefined)
  })
  it('loses nothing that another tab of the free tier writes meanwhile', async () => {
    const { db, act } = await freeTier('rl-tab')
    const o = newId(), late = newId()
    await act({ op: 'insert', collection: 'orders', id: o, data: { data_comanda: '2026-11-20' } })
    const { device, writer, server } = await account()
    await device.sync()
    let once = true
    let lateP: Promise<unknown> = Promise.resolve()
    const w: Writer = { ...writer, now: () => {
      if (once) { once = false; lateP = act({ op: 'insert', collection: 'orders', id: late, data: { data_comanda: '2026-11-20' } }).then(() => 'accepted', (e) => e) }
      return NOW
    } }
    await adoptLocalData(w, 'rl-tab', 'a')
    const ok = await lateP
    await device.sync()
    await db.open().catch(() => {})
    const kept = (await db.rows('orders').get(late).catch(() => undefined)) !== undefined
    expect([ok, server.store.rows.has(`orders/${late}`) || kept]).toEqual(['accepted', true])
  })
})

describe('3 books', () => {
  it('a locked order keeps its totals when the shop changes its TVA status and a note is added', async () => {
    const { device, server } = await account()
    await device.sync()
    const car = newId(), o = newId()
    await device.act('', [{ op: 'insert', collection: 'vehicles', id: car, data: {} },
      { op: 'insert', collection: 'orders', id: o, data: { data_comanda: '2026-11-20', vehicle_id: car } },
      { op: 'insert', collection: 'order_lines', id: newId(), data: { order_id: o, tip: 'manopera', ore: 1000, pret_ora: 10000 } }])
    await device.act('', [{ op: 'patch', collection: 'orders', id: o, data: { status: 'VALIDAT' } }])
    await device.sync()
    expect(server.store.rows.get(`orders/${o}`)?.total_general).toBe(12100)
    await device.act('', [{ op: 'patch', collection: 'tenants', id: TENANT, data: { platitor_tva: 0 } }])
    await device.act('', [{ op: 'patch', collection: 'orders', id: o, data: { observatii: 'cheia la recepție' } }])
    await device.sync()
    expect(server.store.rows.get(`orders/${o}`)).toMatchObject({ status: 'VALIDAT', total_general: 12100 })
  })
})

describe('4 overwrote', () => {
  it('names only values of others', async () => {
    const { device, server, make } = await account()
    const other = make('rev-other')
    await device.sync()
    const o = newId()
    await device.act('', [{ op: 'insert', collection: 'orders', id: o, data: { data_comanda: '2026-11-20' } }])
    await device.sync(); await other.sync()
    await other.act('', [{ op: 'patch', collection: 'orders', id: o, data: { observatii: 'theirs' } }])
    await other.sync()
    await device.act('', [{ op: 'patch', collection: 'orders', id: o, data: { observatii: 'mine 1' } }])
    await device.act('', [{ op: 'patch', collection: 'orders', id: o, data: { observatii: 'mine 2' } }])
    await device.sync()
    const lost = server.store.records.slice(-2).map((r) => JSON.parse(r.result).overwrote?.map((x: any) => x.lost))
    expect(lost).toEqual([['theirs'], undefined])
  })
})

describe('5 epoch', () => {
  it('a kept row takes the restored server’s values though its rev is lower', async () => {
    const { device, server } = await account()
    await device.sync()
    const o = newId()
    await device.act('', [{ op: 'insert', collection: 'orders', id: o, data: { data_comanda: '2026-11-20' } }])
    await device.sync()
    // the row was changed often after the backup: on the device it has a rev above all of the restored history
    await device.db.rows('orders').update(o, { rev: 900, km_intrare: 777 })
    await device.act('', [{ op: 'patch', collection: 'orders', id: o, data: { observatii: 'x' } }])
    await forgetServerRows(device.db)
    await device.sync()
    expect(await device.db.outbox.count()).toBe(0)
    expect(await device.db.rows('orders').get(o)).toEqual(server.store.rows.get(`orders/${o}`))
  })
})

describe('6 two engines', () => {
  it('a tab without the lock that syncs (syncNow) leaves no stale value', async () => {
    const server = new MemoryServer(() => NOW, 1000)
    await server.found(TENANT)
    const actor: Actor = { tenantId: TENANT, userId: 'u', role: 'owner' }
    const inner = server.transport(actor)
    let hold: Promise<void> | null = null
    const mk = (name: string, t = inner) => new SimulatedDevice({ name, actor, transport: t, now: () => NOW, random: () => 0.5, newId })
    const a = mk('two', { ...inner, push: async (b) => { const r = await inner.push(b); if (hold) await hold; return r } })
    let beforePull: (() => Promise<void>) | null = null
    const b = mk('two', { ...inner, changes: async (s) => { await beforePull?.(); return inner.changes(s) } })
    const other = mk('two-other')
    await a.sync(); await other.sync()
    const o = newId()
    await a.act('', [{ op: 'insert', collection: 'orders', id: o, data: { data_comanda: '2026-11-20' } }])
    await a.sync(); await other.sync()
    let free = () => {}
    let aRound: Promise<void> = Promise.resolve()
    beforePull = async () => {
      beforePull = null
      hold = new Promise((r) => { free = r })
      await a.act('', [{ op: 'patch', collection: 'orders', id: o, data: { observatii: 'mine' } }])
      aRound = a.sync()
      await new Promise((r) => setTimeout(r, 50))
      await other.act('', [{ op: 'patch', collection: 'orders', id: o, data: { observatii: 'theirs' } }])
      await other.sync()
    }
    await b.sync()
    free(); hold = null
    await aRound
    await a.sync(); await b.sync(); await a.sync()
    expect((await a.db.rows('orders').get(o))?.observatii).toBe(server.store.rows.get(`orders/${o}`)?.observatii)
  })
  it('lists a refused act once', async () => {
    const server = new MemoryServer(() => NOW, 1000)
    await server.found(TENANT)
    const actor: Actor = { tenantId: TENANT, userId: 'u', role: 'owner' }
    const inner = server.transport(actor)
    const slow = { ...inner, push: async (b: any) => { const r = await inner.push(b); await new Promise((x) => setTimeout(x, 20)); return r } }
    const mk = (name: string) => new SimulatedDevice({ name, actor, transport: slow, now: () => NOW, random: () => 0.5, newId })
    const a = mk('once'), b = mk('once'), other = mk('once-o')
    await a.sync(); await other.sync()
    const v = newId()
    await a.act('', [{ op: 'insert', collection: 'vehicles', id: v, data: {} }])
    await a.sync(); await other.sync()
    await other.act('', [{ op: 'delete', collection: 'vehicles', id: v }]); await other.sync()
    await a.act('', [{ op: 'patch', collection: 'vehicles', id: v, data: { client_nume: 'x' } }])
    await Promise.all([a.sync(), b.sync()])
    expect(await a.db.rejected.count()).toBe(1)
  })
})

describe('7 engine', () => {
  it('a push that never answers is given up some time', async () => {
    const { device } = await account('owner', (t) => ({ ...t, push: () => new Promise(() => undefined) }))
    await device.sync()
    await device.act('', [{ op: 'insert', collection: 'orders', id: newId(), data: { data_comanda: '2026-11-20' } }])
    const r = await Promise.race([device.sync().then(() => 'over'), new Promise((x) => setTimeout(() => x('hangs'), 3000))])
    expect([r, device.status.get().phase]).toEqual(['over', 'idle'])
  })
  it('a fault of ours is not called offline', async () => {
    const { device } = await account('owner', (t) => ({ ...t, push: async () => ({ hello: 'captive portal' }) }))
    await device.sync()
    await device.act('', [{ op: 'insert', collection: 'orders', id: newId(), data: { data_comanda: '2026-11-20' } }])
    for (let i = 0; i < 12; i++) await device.sync()
    expect(device.status.get()).toMatchObject({ phase: 'blocked', problem: 'stuck' })
  })
  it('clock of 1970', async () => {
    const { device } = await account()
    await device.sync()
    const w: Writer = { db: device.db, mode: 'synced', actor: device.options.actor as never, clientId: newId(), now: () => 86_400_000 }
    await mutate(w, 'x', [{ op: 'insert', collection: 'orders', id: newId(), data: { data_comanda: '2026-11-20' } }])
  })
})
