import { afterEach, describe, expect, it, vi } from 'vitest'
import { DAY } from '#domain/kernel/days.ts'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { REGISTRY } from '#domain/modules.ts'
import type { StaffActor } from '#domain/sync/actor.ts'
import type { Entry, Op } from '#domain/sync/protocol.ts'
import { LIMITS } from '#domain/sync/protocol.ts'
import { tellable } from '#domain/sync/visibility.ts'
import { seeded } from '#tests/factories/random.ts'
import { writeBackup } from '#web/data/backup/write-backup.ts'
import { Refused } from '#web/data/refused.ts'
import { readHistory } from '#worker/db/history.ts'
import { readOlder } from '#worker/db/older.ts'
import type { Subject } from './acts.ts'
import { SimulatedDevice } from './device.ts'
import { Faults } from './faults.ts'
import { Committers, MECHANICS, ShopServer } from './shop-server.ts'
import { SqliteD1 } from './sqlite-d1.ts'
import { simulateOnSqlite } from './sqlite-world.ts'
import { logAct } from './travelling.ts'

/**
 * S23, with a test module beside those of the product: logs, of which devices hold 30 days, and notes that stay on the
 * server.
 */

vi.mock('#domain/modules.ts', async (importOriginal) => {
  const { withTravelling } = await import('./travelling.ts')
  return withTravelling(await importOriginal<typeof import('#domain/modules.ts')>())
})
vi.mock('./acts.ts', async (importOriginal) => {
  const real = await importOriginal<typeof import('./acts.ts')>()
  const logs: Subject = { name: 'logs', histories: 1, acts: 0.4, act: (...asked) => logAct(...asked) }
  return { ...real, SUBJECTS: [...real.SUBJECTS, logs] }
})

const START = Date.UTC(2026, 10, 21, 8)
const TENANT = '00000000-0000-7000-8000-0000000000aa'
const OWNER: StaffActor = { tenantId: TENANT, userId: 'u0', kind: 'staff', role: 'owner' }
const ONE = '00000000-0000-7000-8000-000000000001'
const devices: SimulatedDevice[] = []

afterEach(async () => {
  for (const { db } of devices.splice(0)) await db.delete()
})

/** A shop with its server, whose clock the test sets, and the devices that join it. */
const openShop = async () => {
  const random = seeded(23)
  const streams = () => random
  const faults = new Faults(streams)
  faults.on = false
  const clock = { now: START }
  const newId = () => uuidv7(clock.now, random.bytes(10))
  const sqlite = new SqliteD1()
  const db = { tenantId: TENANT, d1: sqlite.asD1(), files: sqlite.files }
  const told: Entry[] = []
  const objects = new Committers(
    db,
    streams,
    faults,
    () => clock.now,
    ({ rows }) => told.push(...(tellable(REGISTRY, rows, OWNER) ?? [])),
    null,
  )
  const server = new ShopServer(
    db,
    objects,
    1_000,
    async (sql, tenantId) => sqlite.rows(sql, tenantId),
    () => clock.now,
  )
  await server.found('e1', new Date(START).toISOString())
  const join = async (deviceClock = () => clock.now): Promise<SimulatedDevice> => {
    const device = new SimulatedDevice({
      name: `travel-${devices.length}`,
      actor: OWNER,
      transport: {
        push: (body) => server.push(OWNER, structuredClone(body)),
        changes: (since) => server.changes(OWNER, since),
        full: (resume) => server.full(OWNER, resume),
      },
      now: deviceClock,
      random: () => 0.5,
      newId,
    })
    devices.push(device)
    await device.sync()
    expect(device.status.get().lastError).toBeNull()
    return device
  }
  /** Ops that a program sends without a device. */
  const push = (...ops: Op[]) =>
    server.push(OWNER, {
      clientId: newId(),
      epoch: 'e1',
      mutations: [{ id: newId(), at: new Date(clock.now).toISOString(), label: '', ops }],
    })
  const older = (
    collection: string,
    { actor = OWNER, of = null, next = null as string | null } = {} as {
      actor?: StaffActor
      of?: { by: string; id: string } | null
      next?: string | null
    },
  ) => {
    const [by = '', id = ''] = next?.split('~') ?? []
    const before = next === null ? null : { by, id }
    return readOlder(db, actor, { collection, of, before }, new Date(clock.now).toISOString())
  }
  return { clock, db, newId, sqlite, told, server, join, push, older }
}

const insert = (collection: string, id: string, data: Record<string, string | number | null>): Op => ({
  op: 'insert',
  collection,
  id,
  data,
})
const anOrder = (id: string) => insert('orders', id, { data_comanda: '2026-11-20' })
const wordsOf = (rows: readonly object[]) => rows.map((row) => ('words' in row ? row.words : undefined))
const logsOn = async ({ db }: SimulatedDevice) =>
  wordsOf(await db.anyRows('test_logs').orderBy('day').toArray())

describe('a collection that never leaves the server', () => {
  it('is committed, and is in no answer, live message, page, first load, store or backup', async () => {
    const { join, push, newId, sqlite, told, db } = await openShop()
    const device = await join()
    const [order, note] = [newId(), newId()]
    const answer = await push(anOrder(order), insert('test_notes', note, { order_id: order, words: 'a' }))
    expect(answer.results[0]?.status).toBe('applied')
    const patched = await push({
      op: 'patch',
      collection: 'test_notes',
      id: note,
      data: { words: 'b' },
      base: 1,
    })
    expect(patched.results).toEqual([{ id: expect.any(String), status: 'applied' }])
    expect([...patched.rows.map(({ collection }) => collection), ...patched.removed]).toEqual(['orders'])
    expect(sqlite.rows('SELECT words FROM test_notes')).toEqual([{ words: 'b' }])
    expect(answer.rows.map(({ collection }) => collection)).toEqual(['orders'])
    expect(told.map(({ collection }) => collection)).not.toContain('test_notes')
    const acts = await readHistory(db, OWNER, { collection: 'test_notes', id: note, before: 1e9 }, () => '')
    expect(acts).toHaveLength(2)

    await device.sync()
    const late = await join()
    for (const one of [device, late]) {
      expect(await one.db.rows('orders').count()).toBe(1)
      expect(one.status.get()).toMatchObject({ phase: 'idle', lastError: null })
      expect(one.db.tables.map(({ name }) => name)).not.toContain('test_notes')
    }
    const writer = { db: late.db, mode: 'synced', actor: OWNER, now: () => START, newId } as const
    const gunzip = new DecompressionStream('gzip') as ReadableWritablePair<Uint8Array, Uint8Array>
    const file = await new Response((await writeBackup(writer)).stream().pipeThrough(gunzip)).text()
    expect(file).toContain('test_logs')
    expect(file).not.toContain('test_notes')
  })

  it('accepts no act of a device, because no screen could show the result', async () => {
    const { join, newId } = await openShop()
    const device = await join()
    const order = newId()
    await device.act('', [anOrder(order) as never])
    const note = insert('test_notes', newId(), { order_id: order, words: 'a' })
    await expect(device.act('', [note as never])).rejects.toMatchObject({ code: 'unknown_collection' })
    expect(await device.db.outbox.count()).toBe(1)
  })

  it('is read page by page, newest first, by everybody who may see it', async () => {
    const { push, older, newId, clock } = await openShop()
    const [own, other] = [newId(), newId()]
    const mechanic = MECHANICS[0] ?? ''
    await push(
      anOrder(own),
      anOrder(other),
      insert('order_lines', newId(), { order_id: own, tip: 'manopera', mecanic_id: mechanic }),
    )
    for (const [words, order_id] of Object.entries({ a: own, b: other, c: own })) {
      clock.now += 1_000
      await push(insert('test_notes', newId(), { order_id, words }))
    }
    const kept = LIMITS.olderPage
    Object.assign(LIMITS, { olderPage: 2 })
    try {
      const first = await older('test_notes')
      expect(wordsOf(first.rows.map(({ row }) => row))).toEqual(['c', 'b'])
      const second = await older('test_notes', { next: first.next })
      expect(wordsOf(second.rows.map(({ row }) => row))).toEqual(['a'])
      expect(second.next).toBeNull()
    } finally {
      Object.assign(LIMITS, { olderPage: kept })
    }
    const ofOther = await older('test_notes', { of: { by: 'order_id', id: other } })
    expect(wordsOf(ofOther.rows.map(({ row }) => row))).toEqual(['b'])
    const actor: StaffActor = { ...OWNER, userId: 'm', role: 'mechanic', mechanicIds: [mechanic] }
    const seen = await older('test_notes', { actor })
    expect(wordsOf(seen.rows.map(({ row }) => row))).toEqual(['c', 'a'])
    const hidden = await older('test_notes', { actor, of: { by: 'order_id', id: other } })
    expect(hidden.rows).toEqual([])
    await expect(older('orders')).rejects.toMatchObject({ code: 'not_found' })
    await expect(older('test_notes', { of: { by: 'words', id: ONE } })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('a collection of which devices hold the recent rows', () => {
  const logs = {
    'of today': '2026-11-21',
    'of the edge': '2026-10-22',
    old: '2026-10-21',
    ancient: '2026-01-01',
  }

  it('is loaded as far as the window goes; older rows come on demand, or when they change', async () => {
    const { join, push, older, newId } = await openShop()
    const ids = new Map(Object.keys(logs).map((words) => [words, newId()]))
    await push(
      ...Object.entries(logs).map(([words, day]) =>
        insert('test_logs', ids.get(words) ?? '', { day, words }),
      ),
    )
    const device = await join()
    expect(await logsOn(device)).toEqual(['of the edge', 'of today'])
    const page = await older('test_logs')
    expect(wordsOf(page.rows.map(({ row }) => row))).toEqual(['old', 'ancient'])
    expect(await logsOn(device)).toEqual(['of the edge', 'of today'])

    const id = ids.get('ancient') ?? ''
    await push({ op: 'patch', collection: 'test_logs', id, data: { words: 'renewed' }, base: 1 })
    await device.sync()
    expect(await logsOn(device)).toEqual(['renewed', 'of the edge', 'of today'])
    await push({ op: 'delete', collection: 'test_logs', id, base: 1 })
    await device.sync()
    expect(await logsOn(device)).toEqual(['of the edge', 'of today'])
    expect(wordsOf((await older('test_logs')).rows.map(({ row }) => row))).toEqual(['old'])
  })

  it('is removed from the device when its days are over by the server’s time, except unsent rows', async () => {
    const { join, push, newId, clock } = await openShop()
    const [edge, today] = [newId(), newId()]
    await push(
      insert('test_logs', edge, { day: '2026-10-22', words: 'of the edge' }),
      insert('test_logs', today, { day: '2026-11-21', words: 'of today' }),
    )
    // Decades ahead, and decades behind: the device's own clock decides nothing.
    const device = await join(() => START + 9_000 * DAY)
    const other = await join(() => START - 9_000 * DAY)
    expect(await logsOn(device)).toEqual(['of the edge', 'of today'])

    clock.now += DAY
    await device.sync()
    expect(await logsOn(device)).toEqual(['of the edge', 'of today'])
    for (const one of [device, other]) {
      await one.restart()
      await one.sync()
      expect(await logsOn(one)).toEqual(['of today'])
    }

    clock.now += 30 * DAY
    await device.restart()
    await device.act('', [{ op: 'patch', collection: 'test_logs', id: today, data: { words: 'mine' } }])
    const { push: send } = device.options.transport
    device.options.transport.push = () => Promise.reject(new Refused('unavailable'))
    await device.sync()
    expect(await logsOn(device)).toEqual(['mine'])
    device.options.transport.push = send
    await device.restart()
    await device.sync()
    expect(await logsOn(device)).toEqual([])
  })

  it('holds in seeded histories', { timeout: 120_000 }, async () => {
    for (let seed = 1; seed <= 16; seed++)
      expect((await simulateOnSqlite(seed, 12)).found, `seed ${seed}`).toEqual([])
  })
})
