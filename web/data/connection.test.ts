import Dexie from 'dexie'
import { forceCloseDatabase } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { localShop } from '#domain/workshop/shop/local-shop.ts'
import { seeded } from '#tests/factories/random.ts'
import { connection, onceMore, openGently } from './connection.ts'
import { AppDatabase } from './database.ts'
import { mutate, type Writer } from './mutate.ts'

const NOW = Date.UTC(2026, 10, 21)
const random = seeded(19)
const newId = () => uuidv7(NOW, random.bytes(10))

let writer: Writer
let name: string
beforeEach(async () => {
  connection.set('open')
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  name = `connection-${newId()}`
  const db = new AppDatabase(name)
  await openGently(db)
  const tenantId = newId()
  const actor = { tenantId, userId: tenantId, kind: 'staff' as const, role: 'owner' as const }
  writer = { db, mode: 'local', actor, now: () => NOW, newId }
  await mutate({ ...writer, actor: systemActor(actor, 'device') }, 'open', localShop(tenantId, 'Aici'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  writer.db.close()
  await Dexie.delete(name)
})

/** What a browser does: it aborts the running transaction and drops the connection. */
const lose = () => {
  Dexie.currentTransaction?.idbtrans.abort()
  forceCloseDatabase(writer.db.backendDB() as never)
}

const order = () => [
  { op: 'insert' as const, collection: 'orders', id: newId(), data: { data_comanda: '2026-11-21' } },
]
const orders = () => onceMore(writer.db, () => writer.db.rows('orders').toArray())

describe('a connection that the browser closes (Safari, in the background)', () => {
  it('is opened again by the next act', async () => {
    lose()
    await mutate(writer, 'act', order())
    expect(await orders()).toHaveLength(1)
  })

  it('is opened again by a query', async () => {
    lose()
    expect(await orders()).toEqual([])
  })

  it('that closes during an act makes the act run once more, and only once', async () => {
    let cuts = 0
    writer.db.log.hook('creating', () => {
      if (cuts++ === 0) lose()
    })
    await mutate(writer, 'act', order())
    expect(cuts).toBeGreaterThan(1)
    expect((await orders()).map(({ nr_comanda }) => nr_comanda)).toEqual([1])
    const { log } = writer.db
    expect(await log.filter(({ label }) => label === 'act').count()).toBe(1)
  })

  it('is retried once, not for ever', async () => {
    let cuts = 0
    writer.db.log.hook('creating', () => {
      cuts += 1
      lose()
    })
    await expect(mutate(writer, 'act', order())).rejects.toThrow()
    expect(cuts).toBe(2)
  })
})

describe('two versions of the app in two tabs', () => {
  const newerDatabase = () => {
    const db = new Dexie(name)
    db.version(writer.db.verno + 1).stores({ orders: 'id', later: 'id' })
    return db
  }

  it('the old one lets the new one in at once, reports it, and writes nothing more', async () => {
    const newer = newerDatabase()
    await newer.open()
    expect(connection.get()).toBe('superseded')
    await expect(mutate(writer, 'act', order())).rejects.toThrow()
    newer.close()
    const seen = await new Dexie(name).open()
    expect(await seen.table('orders').count()).toBe(0)
    seen.close()
  })

  it('old code that starts later sees that it is superseded, and does not touch the new tables', async () => {
    writer.db.close()
    const newer = newerDatabase()
    await newer.open()
    newer.close()
    connection.set('open')
    const old = new AppDatabase(name)
    await openGently(old)
    expect(connection.get()).toBe('superseded')
    await expect(old.rows('orders').count()).rejects.toThrow()
  })

  it('a deletion in another tab goes through, and the database does not come back empty', async () => {
    await Dexie.delete(name)
    expect(connection.get()).toBe('open')
    await expect(orders()).rejects.toThrow()
    expect(await Dexie.exists(name)).toBe(false)
  })
})
