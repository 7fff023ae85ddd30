import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { uuidv7 } from '#domain/kernel/ids.ts'
import type { Actor } from '#domain/sync/actor.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { Mutation } from '#domain/sync/protocol.ts'
import { OLDER_SHAPES, rowFor, type Shape } from '#domain/sync/shapes.ts'
import { seeded } from '#tests/factories/random.ts'
import { AppDatabase, getMeta, setMeta } from '#web/data/database.ts'
import type { Transport } from '#web/data/sync/transport.ts'
import { SimulatedDevice } from './device.ts'
import { MemoryServer } from './memory-server.ts'

/**
 * S17: a device whose app becomes newer, with its unsent acts, and one whose app is older than the server. No version
 * was released before, so these tests invent one: it lacked labels of the board and columns of an order, and one of its
 * columns had another name.
 */

const NOW = Date.UTC(2026, 10, 21)
const TENANT = '00000000-0000-7000-8000-0000000000aa'
const ACTOR: Actor = { tenantId: TENANT, userId: 'u', kind: 'staff', role: 'owner' }
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

const OLDER: Shape = {
  columns: {
    tenants: 'nume cui platitor_tva',
    orders: 'nr_comanda data_comanda status mentiune cota_tva total_general',
    order_lines: 'order_id tip descriere ore pret_ora total',
  },
  renamed: { orders: { mentiune: 'observatii' } },
}
const SHAPES = OLDER_SHAPES as Record<number, Shape>

beforeEach(() => {
  SHAPES[1] = OLDER
})
afterEach(() => {
  delete SHAPES[1]
})

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

/** What the older app has left in the browser: the server's rows in its shape, and these acts. */
const leftByOlder = async (
  name: string,
  server: MemoryServer,
  acts: readonly (Mutation & { rows: readonly string[] })[],
  refused: readonly Mutation[] = [],
) => {
  const db = new AppDatabase(name)
  for (const [key, row] of server.store.rows) {
    const collection = key.slice(0, key.indexOf('/'))
    const known = rowFor(1, collection, row)
    if (known) await db.anyRows(collection).put(known)
  }
  for (const { rows, ...mutation } of acts) await db.outbox.add({ mutation, rows: [...rows] } as never)
  for (const mutation of refused) {
    const said = { code: 'row_missing' as const, rejectedAt: at }
    await db.rejected.add({ mutation, ...said } as never)
  }
  await db.meta.bulkPut([
    { key: 'cursor', value: { epoch: 'e1', rev: server.store.head } },
    { key: 'access', value: 'owner' },
  ])
  db.close()
}

/** An act as the older app wrote it. */
const older = (label: string, ops: readonly object[]): Mutation =>
  ({ id: newId(), version: 1, at, label, ops }) as Mutation
const oldNote = (id: string, mentiune: string) => ({
  op: 'patch',
  collection: 'orders',
  id,
  base: 0,
  data: { mentiune },
})

describe('an older app becomes newer', () => {
  it('and its unsent acts arrive, once and under the names of today, also those that had arrived without an answer', async () => {
    const { server, join } = await serving()
    const [arrived, waiting] = [newId(), newId()]
    const first = older('a sosit', [order(arrived)])
    await server.push(ACTOR, { clientId: newId(), epoch: 'e1', mutations: [first] })
    await leftByOlder('older-unsent', server, [
      { ...first, rows: [`orders/${arrived}`] },
      { ...older('așteaptă', [order(waiting)]), rows: [`orders/${waiting}`] },
      { ...older('și asta', [oldNote(waiting, 'cheia la recepție')]), rows: [`orders/${waiting}`] },
    ])
    const device = join('older-unsent')
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

  it('and keeps what was refused, under the names of today', async () => {
    const { server, join } = await serving()
    const refused = older('refuzată', [oldNote(newId(), 'cheia')])
    await leftByOlder('older-refused', server, [], [refused])
    const device = join('older-refused')
    await device.restart()
    const [entry] = await device.db.rejected.toArray()
    expect(entry?.mutation).toEqual({
      id: refused.id,
      at,
      label: 'refuzată',
      ops: [{ ...refused.ops[0], data: { observatii: 'cheia' } }],
    })
  })

  it('and has complete rows at once, offline too, then the server’s values in the new columns', async () => {
    const { server, join } = await serving()
    const id = newId()
    const data = { data_comanda: '2026-11-20', observatii: 'Cheia', solicitare: 'Zgomot în față' }
    await server.push(ACTOR, {
      clientId: newId(),
      epoch: 'e1',
      mutations: [{ id: newId(), at, label: '', ops: [{ ...order(id), data }] }],
    })
    await leftByOlder('older-rows', server, [])
    const device = join('older-rows')
    await device.restart()
    device.online = false
    await device.sync()
    const shown = await device.db.rows('orders').get(id)
    expect(shown).toMatchObject({ observatii: 'Cheia', solicitare: '', note_interne: '' })
    expect(shown).not.toHaveProperty('mentiune')
    expect(await device.db.rows('board_statuses').count()).toBe(0)
    device.online = true
    await device.sync()
    expect(await device.db.rows('orders').get(id)).toEqual(server.store.rows.get(`orders/${id}`))
    expect(await device.db.rows('board_statuses').count()).toBeGreaterThan(0)
    expect(await getMeta(device.db, 'refill')).toBeUndefined()
  })
})

describe('an app with fewer columns than the server', () => {
  it('works, and has their values once it knows them', async () => {
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
    // The next app has more columns, and was sent fewer.
    await device.db.rows('orders').update(id, { observatii: undefined as never })
    await setMeta(device.db, 'columns', 'of an older app')
    await device.restart()
    expect(await device.db.rows('orders').get(id)).toMatchObject({ observatii: '' })
    await device.sync()
    expect(await device.db.rows('orders').get(id)).toMatchObject({ ...server.store.rows.get(`orders/${id}`) })
  })
})
