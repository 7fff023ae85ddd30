import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, describe, expect, it } from 'vitest'
import { uuidv7 } from '#domain/kernel/ids.ts'
import type { Actor, Row } from '#domain/sync/collection.ts'
import { versionOneId } from '#domain/sync/protocol.ts'
import { rowFor } from '#domain/sync/shapes.ts'
import { seeded } from '#tests/factories/random.ts'
import { type AppDatabase, getMeta, setMeta } from '#web/data/database.ts'
import type { Transport } from '#web/data/sync/transport.ts'
import { SimulatedDevice } from './device.ts'
import { MemoryServer } from './memory-server.ts'

/** S17: a device whose app becomes newer, with what it has not sent, and one whose app is older than the server. */

const NOW = Date.UTC(2026, 10, 21)
const TENANT = '00000000-0000-7000-8000-0000000000aa'
const ACTOR: Actor = { tenantId: TENANT, userId: 'u', role: 'owner' }
const CLIENT = '01932c5e-7a10-7c3e-9a51-0d2f6b1c8e44'
const random = seeded(17)
const newId = () => uuidv7(NOW, random.bytes(10))
const opened: AppDatabase[] = []

afterEach(async () => {
  for (const db of opened.splice(0)) await db.delete()
})

const serving = async () => {
  const server = new MemoryServer(() => NOW, 1000)
  await server.found(TENANT)
  const join = (name: string, wrap = (transport: Transport) => transport) => {
    const transport = wrap(server.transport(ACTOR))
    const device = new SimulatedDevice({
      name,
      actor: ACTOR,
      transport,
      now: () => NOW,
      random: () => 0.5,
      newId,
    })
    opened.push(device.db)
    return device
  }
  return { server, join }
}

/** The stores of the app of version 1, as they lie in browsers. */
const VERSION_ONE_STORES = {
  tenants: 'id',
  catalog_marci: 'id',
  catalog_modele: 'id, marca_id',
  catalog_ansamble: 'id',
  catalog_norme: 'id',
  catalog_preturi: 'id',
  catalog_tipuri_deviz: 'id',
  catalog_tipuri_motoare: 'id',
  mecanici: 'id',
  vehicles: 'id, nr_inmatriculare',
  orders: 'id, data_comanda, vehicle_id, status, validated_at',
  order_lines: 'id, order_id',
  invoices: 'id',
  appointments: 'id',
  outbox: '++n, clientId, *rows',
  rejected: '++n',
  overwritten: '++n',
  log: '[rowId+rev], rev',
  clients: 'clientId',
  meta: 'key',
}

const at = '2026-11-21T08:00:00.000Z'
const order = (id: string) => ({
  op: 'insert' as const,
  collection: 'orders',
  id,
  data: { data_comanda: '2026-11-20' },
})
const note = (id: string, observatii: string) => ({
  op: 'patch' as const,
  collection: 'orders',
  id,
  base: 0,
  data: { observatii },
})

/** What the app of version 1 has left in the browser: the server's rows in its shape, and these acts, numbered from 1. */
const leftByVersionOne = async (
  name: string,
  server: MemoryServer,
  acts: readonly { label: string; ops: readonly object[]; rows: readonly string[] }[],
  refused: readonly object[] = [],
) => {
  const db = new Dexie(name)
  db.version(1).stores(VERSION_ONE_STORES)
  await db.open()
  for (const [key, row] of server.store.rows) {
    const collection = key.slice(0, key.indexOf('/'))
    const known = rowFor(1, collection, row)
    if (known) await db.table(collection).put(known)
  }
  for (const [index, { rows, ...act }] of acts.entries()) {
    await db.table('outbox').add({ clientId: CLIENT, mutation: { seq: index + 1, at, ...act }, rows })
  }
  for (const mutation of refused) {
    const said = { code: 'row_missing', message: 'Nu mai există.', rejectedAt: at }
    await db.table('rejected').add({ clientId: CLIENT, mutation, ...said })
  }
  await db.table('clients').put({ clientId: CLIENT, seq: acts.length })
  await db.table('meta').bulkPut([
    { key: 'cursor', value: { epoch: 'e1', rev: server.store.head } },
    { key: 'access', value: 'owner' },
  ])
  db.close()
}

describe('an app of version 1 becomes newer', () => {
  it('and what it had not sent lands, once, also what had arrived without its answer', async () => {
    const { server, join } = await serving()
    const [arrived, waiting] = [newId(), newId()]
    const first = { at, label: 'a sosit', ops: [order(arrived)] }
    await server.push(ACTOR, {
      clientId: CLIENT,
      epoch: null,
      mutations: [{ id: versionOneId(CLIENT, 1), version: 1, ...first }],
    })
    await leftByVersionOne('version-one', server, [
      { label: first.label, ops: first.ops, rows: [`orders/${arrived}`] },
      { label: 'așteaptă', ops: [order(waiting)], rows: [`orders/${waiting}`] },
      { label: 'și asta', ops: [note(waiting, 'cheia la recepție')], rows: [`orders/${waiting}`] },
    ])
    const device = join('version-one')
    await device.restart()
    await device.act('nouă', [order(newId())])
    await device.sync()
    expect(device.status.get()).toMatchObject({ phase: 'idle', lastError: null })
    expect(await device.db.outbox.count()).toBe(0)
    expect(await device.db.rejected.count()).toBe(0)
    const labels = server.store.records.map(({ label }) => label)
    expect(labels).toEqual(['', 'a sosit', 'așteaptă', 'și asta', 'nouă'])
    expect(server.store.rows.get(`orders/${waiting}`)).toMatchObject({ observatii: 'cheia la recepție' })
    expect(await device.db.anyRows('orders').get(waiting)).toEqual(server.store.rows.get(`orders/${waiting}`))
  })

  it('and keeps what was refused', async () => {
    const { server, join } = await serving()
    await leftByVersionOne('version-one-refused', server, [], [{ seq: 4, at, label: 'refuzată', ops: [] }])
    const device = join('version-one-refused')
    await device.restart()
    expect(await device.db.rejected.toArray()).toEqual([
      expect.objectContaining({ mutation: { id: `${CLIENT}:4`, at, label: 'refuzată', ops: [] } }),
    ])
  })

  it('and has its rows whole at once, offline too, then what the server has in the new columns', async () => {
    const { server, join } = await serving()
    const id = newId()
    await server.push(ACTOR, {
      clientId: newId(),
      epoch: null,
      mutations: [
        {
          id: newId(),
          at,
          label: '',
          ops: [{ ...order(id), data: { data_comanda: '2026-11-20', solicitare: 'Zgomot în față' } }],
        },
      ],
    })
    await leftByVersionOne('version-one-rows', server, [])
    const device = join('version-one-rows')
    await device.restart()
    device.online = false
    await device.sync()
    expect(await device.db.rows('orders').get(id)).toMatchObject({ solicitare: '', note_interne: '' })
    expect(await device.db.rows('board_statuses').count()).toBe(0)
    device.online = true
    await device.sync()
    expect(await device.db.rows('orders').get(id)).toEqual(server.store.rows.get(`orders/${id}`))
    expect(await device.db.rows('board_statuses').count()).toBeGreaterThan(0)
    expect(await getMeta(device.db, 'refill')).toBeUndefined()
  })
})

describe('an app with fewer columns than the server', () => {
  it('goes on, and once it knows them has what was in them', async () => {
    const { server, join } = await serving()
    const unknown = (row: Row) => ({ ...row, of_tomorrow: 'x' }) as Row
    const device = join('fewer-columns', (transport) => ({
      ...transport,
      changes: async (since) => {
        const page = await transport.changes(since)
        const boat = { collection: 'boats', row: unknown({ id: newId(), rev: 1 } as Row) }
        return { ...page, rows: [...page.rows.map((entry) => ({ ...entry, row: unknown(entry.row) })), boat] }
      },
    }))
    await device.sync()
    const id = newId()
    const colleague = join('fewer-columns-colleague')
    await colleague.sync()
    await colleague.act('', [order(id)])
    await colleague.sync()
    await device
      .act(
        '',
        [note(id, 'a mea')].map(({ base: _, ...draft }) => draft),
      )
      .catch(() => undefined)
    await device.sync()
    expect(device.status.get()).toMatchObject({ phase: 'idle', lastError: null })
    expect(await device.db.rows('orders').get(id)).toMatchObject({ of_tomorrow: 'x' })
    // The next app knows more, and was told less.
    await device.db.rows('orders').update(id, { observatii: undefined as never })
    await setMeta(device.db, 'columns', 'of an older app')
    await device.restart()
    expect(await device.db.rows('orders').get(id)).toMatchObject({ observatii: '' })
    await device.sync()
    expect(await device.db.rows('orders').get(id)).toMatchObject({ ...server.store.rows.get(`orders/${id}`) })
  })
})
