import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { COLLECTION_NAMES } from '#domain/modules.ts'
import type { Asked } from '#domain/team/codes.ts'
import { aRegistration, codeOfMail, deviceOf } from '#tests/factories/accounts.ts'
import { bindings, errorOf, HOST, post, ROWS_OF_NEW_SHOP, rawDb } from '#tests/factories/api.ts'
import { aDevice, newId, orderOps } from '#tests/factories/sync.ts'
import { app } from '#worker/app.ts'
import { askMove } from '#worker/db/move/moves.ts'
import { SHARD_TABLES } from '#worker/db/move/tables.ts'

const DATABASES = [rawDb.DB, rawDb.DB_1]
/** Tables that have rows only in the first database. */
const DIRECTORY = ['directory', 'users', 'memberships', 'sessions']

/** Signs up with the given `NEW_TENANTS_SHARD`; the answer to the code. */
const registerWith = async (NEW_TENANTS_SHARD: string, typed = aRegistration()) => {
  const { ticket } = (await (await post('/api/auth/register', typed)).json()) as Asked
  return app.fetch(
    new Request(`${HOST}/api/auth/verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ ticket, code: await codeOfMail(ticket) }),
    }),
    { ...bindings, NEW_TENANTS_SHARD },
  )
}

const shopOn = async (shard: number) => {
  const typed = aRegistration()
  const session = await deviceOf(await registerWith(String(shard), typed))
  return { typed, device: aDevice(session), tenantId: session.answer.me.shop.id }
}

/** Tables of a database with the number of rows that a tenant has in each. */
const rowsIn = async (database: D1Database, tenantId: string): Promise<Record<string, number>> => {
  const tables = await database
    .prepare(
      "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'tenant_id' WHERE m.type = 'table'",
    )
    .all<{ name: string }>()
  const counts = await database.batch<{ n: number }>(
    tables.results.map(({ name }) =>
      database.prepare(`SELECT count(*) AS n FROM "${name}" WHERE tenant_id = ?`).bind(tenantId),
    ),
  )
  return Object.fromEntries(
    tables.results.map(({ name }, index) => [name, counts[index]?.results[0]?.n ?? -1]),
  )
}

const only = (counts: Record<string, number>, pick: (table: string) => boolean) =>
  Object.fromEntries(Object.entries(counts).filter(([table]) => pick(table)))

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a shop is on its shard', () => {
  it.each([0, 1])('complete, and not on the other: shard %i', async (shard) => {
    const { device, tenantId, typed } = await shopOn(shard)
    await device.act(orderOps(newId(), 2))
    // After an eviction the object finds its database through the directory.
    await evictDurableObject(bindings.TENANT.getByName(tenantId))
    await device.act(orderOps(newId(), 1))

    const [here, there] = [shard, 1 - shard].map((index) => rowsIn(DATABASES[index] ?? rawDb.DB, tenantId))
    const mine = only((await here) ?? {}, (table) => !DIRECTORY.includes(table))
    const strays = only((await there) ?? {}, (table) => !DIRECTORY.includes(table))
    expect(Object.keys(strays)).toEqual(expect.arrayContaining([...COLLECTION_NAMES, 'changes', 'acts']))
    expect(mine).toMatchObject({ sync_tenants: 1, tenants: 1, orders: 2, order_lines: 3, catalog_marci: 24 })
    expect(mine).toMatchObject({ acts: 3, counters: 1, changes: ROWS_OF_NEW_SHOP + 2 + 3 })
    expect(new Set(Object.values(strays))).toEqual(new Set([0]))

    const directory = await rowsIn(rawDb.DB, tenantId)
    expect(directory).toMatchObject({ directory: 1, memberships: 1, sessions: 1 })
    const entered = await rawDb.DB.prepare('SELECT shard FROM directory WHERE tenant_id = ?')
      .bind(tenantId)
      .first()
    expect(entered).toEqual({ shard })

    const { cursor, rows } = await device.changes()
    expect(rows.length).toBe(ROWS_OF_NEW_SHOP + 2 + 3)
    expect((await device.full()).at(-1)).toEqual({ type: 'end', cursor })
    expect(await (await device.get('/api/me')).json()).toMatchObject({ shop: { name: typed.company } })
  })

  it('and the second database has no directory', async () => {
    await shopOn(1)
    for (const table of DIRECTORY) {
      const count = await rawDb.DB_1.prepare(`SELECT count(*) AS n FROM "${table}"`).first()
      expect([table, count]).toEqual([table, { n: 0 }])
    }
  })

  it('and stays there when new shops are placed elsewhere', async () => {
    const early = await shopOn(0)
    const late = await shopOn(1)
    await early.device.act(orderOps(newId()))
    await late.device.act(orderOps(newId()))
    expect((await rowsIn(rawDb.DB, early.tenantId)).orders).toBe(1)
    expect((await rowsIn(rawDb.DB_1, late.tenantId)).orders).toBe(1)
  })
})

describe('shops on different shards', () => {
  it('never mix, although all their rows have the same ids', async () => {
    const shops = await Promise.all([shopOn(0), shopOn(1)])
    const [one, two] = shops
    const orderId = newId()
    const ops = orderOps(orderId, 2)
    const edit = (km: number) => [
      { op: 'patch', collection: 'orders', id: orderId, base: 0, data: { km_intrare: km } },
    ]
    await Promise.all([one.device.act(ops, edit(100)), two.device.act(ops, edit(200))])
    await two.device.act([{ op: 'delete', collection: 'order_lines', id: ops[1]?.id, base: 0 }])

    const seen = await Promise.all(
      shops.map(async ({ device, tenantId }) => {
        const { rows, head } = await device.changes()
        expect(rows.every(({ row }) => row.tenant_id === tenantId)).toBe(true)
        return { head, order: rows.find(({ row }) => row.id === orderId)?.row }
      }),
    )
    expect(seen[0]?.order).toMatchObject({ nr_comanda: 1, km_intrare: 100, total_manopera: 30_000 })
    expect(seen[1]?.order).toMatchObject({ nr_comanda: 1, km_intrare: 200, total_manopera: 15_000 })
    expect(Number(seen[1]?.head) - Number(seen[0]?.head)).toBe(2)
  })

  it('reach no row of each other, nor its document', async () => {
    const [one, two] = await Promise.all([shopOn(0), shopOn(1)])
    for (const [owner, other] of [
      [one, two],
      [two, one],
    ] as const) {
      const orderId = newId()
      await owner.device.act(orderOps(orderId))
      const { results } = await other.device.act([
        { op: 'patch', collection: 'orders', id: orderId, base: 0, data: { km_intrare: 1 } },
      ])
      expect(results[0]).toMatchObject({ status: 'rejected', code: 'row_missing' })
      const path = `/api/orders/${orderId}/pdf/deviz`
      // Its own shop finds the order, and only reports that it is not validated yet.
      expect((await errorOf(await owner.device.get(path))).code).toBe('order_not_validated')
      expect((await errorOf(await other.device.get(path))).code).toBe('not_found')
    }
  })
})

describe('a shop that moves to another shard (S25)', () => {
  it('there and back, while a device writes and notices nothing', async () => {
    const { device, tenantId } = await shopOn(0)
    await device.act(orderOps(newId(), 2))
    const { cursor } = await device.changes()
    const object = bindings.TENANT.getByName(tenantId)
    const stateOf = () =>
      rawDb.DB.prepare('SELECT state FROM moves WHERE tenant_id = ?').bind(tenantId).first<string>('state')
    const answers: number[] = []
    const write = async () => {
      // As a device does: what is not answered is sent again.
      const mutation = device.mutation(orderOps(newId()))
      for (;;) {
        const { status } = await device.send([mutation])
        answers.push(status)
        if (status === 200) return
      }
    }
    const moveTo = async (shard: number) => {
      await rawDb.DB.prepare(askMove(tenantId, shard)).run()
      await object.move()
      for (let state = await stateOf(); state !== 'moved'; state = await stateOf())
        await Promise.all([runDurableObjectAlarm(object), write()])
      await write()
      // A day later.
      await rawDb.DB.prepare("UPDATE moves SET since = '2026-01-01' WHERE tenant_id = ?").bind(tenantId).run()
      await object.move()
      while ((await stateOf()) !== 'done') await runDurableObjectAlarm(object)
    }
    const written = () => answers.filter((status) => status === 200).length
    for (const [there, before] of [
      [rawDb.DB_1, rawDb.DB],
      [rawDb.DB, rawDb.DB_1],
    ] as const) {
      await moveTo(there === rawDb.DB ? 0 : 1)
      const left = only(await rowsIn(before, tenantId), (table) =>
        SHARD_TABLES.some(({ name }) => name === table),
      )
      expect(new Set(Object.values(left))).toEqual(new Set([0]))
      expect(await rowsIn(there, tenantId)).toMatchObject({
        orders: 1 + written(),
        acts: 2 + written(),
        sync_tenants: 1,
      })
    }
    expect(answers.every((status) => status === 200 || status === 503)).toBe(true)
    // The cursor of before still counts, and numbers go on.
    const { rows, head } = await device.changes(`${cursor.epoch}:${cursor.rev}`)
    const numbers = rows.flatMap(({ collection, row }) => (collection === 'orders' ? [row.nr_comanda] : []))
    expect(numbers).toEqual(numbers.map((_, index) => index + 2))
    expect(numbers).toHaveLength(written())
    expect((await device.full()).at(-1)).toEqual({ type: 'end', cursor: { epoch: cursor.epoch, rev: head } })
    expect(await rowsIn(rawDb.DB, tenantId)).toMatchObject({ directory: 1, memberships: 1, sessions: 1 })
  })
})

describe('NEW_TENANTS_SHARD', () => {
  it.each(['2', '', '-1', '0.5', 'x'])(
    '%j names no shard: nobody is placed, and health reports it',
    async (shard) => {
      const log = vi.spyOn(console, 'error').mockImplementation(() => {})
      const accounts = () => rawDb.DB.prepare('SELECT count(*) AS n FROM users').first()
      const before = await accounts()
      expect((await registerWith(shard)).status).toBe(500)
      expect(await accounts()).toEqual(before)
      const health = await app.fetch(new Request(`${HOST}/health`), { ...bindings, NEW_TENANTS_SHARD: shard })
      expect(health.status).toBe(500)
      expect(log).toHaveBeenCalledTimes(2)
    },
  )

  it('can be either of the two', async () => {
    for (const shard of ['0', '1']) {
      const env = { ...bindings, NEW_TENANTS_SHARD: shard }
      expect((await app.fetch(new Request(`${HOST}/health`), env)).status).toBe(200)
    }
  })
})
