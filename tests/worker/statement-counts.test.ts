import { beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { COLLECTION_NAMES, REGISTRY } from '#domain/modules.ts'
import { type Actor, staffActor } from '#domain/sync/actor.ts'
import { LIMITS, type Op } from '#domain/sync/protocol.ts'
import { type CountingDb, countingDb } from '#tests/bench/server/counting-db.ts'
import { addOtherRows, type ShopOnD1, shopOnD1 } from '#tests/bench/server/shop-on-d1.ts'
import { rawDb } from '#tests/factories/api.ts'
import { readChanges } from '#worker/db/changes.ts'
import { moveHead } from '#worker/db/commit-store.ts'
import { countExported, readUnnumbered } from '#worker/db/export-rows.ts'
import { historySql } from '#worker/db/history.ts'
import { purge } from '#worker/db/purge.ts'

const NOW = '2026-11-29T12:00:00.000Z'

/**
 * D1 allows 1,000 statements per invocation: none of ours takes more statements for more rows, nor for another
 * collection.
 */

const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
const ids = (count: number): string[] => Array.from({ length: count }, newId)
const on = (op: Op['op'], collection: string, id: string, data = {}): Op =>
  (op === 'delete' ? { op, collection, id, base: 0 } : { op, collection, id, data, base: 0 }) as Op

describe('statements', () => {
  let counting: CountingDb
  let shop: ShopOnD1

  beforeAll(async () => {
    counting = countingDb(rawDb.DB)
    shop = await shopOnD1(counting.d1)
  })

  const count = async (run: () => Promise<unknown>) => (await counting.measure(run)).statements
  const act = (ops: Op[]) => shop.cold().act(ops)

  /** Creates cars, their orders and catalogue entries, then deletes or patches them all in one act. */
  const worst = async (many: number): Promise<number[]> => {
    const cars = ids(many)
    const orders = ids(many)
    const lines = ids(many)
    const makes = ids(many)
    await act(cars.map((id) => on('insert', 'vehicles', id, { nr_inmatriculare: 'B 10 ABC' })))
    await act(makes.map((id) => on('insert', 'catalog_marci', id, { denumire: 'Dacia' })))
    await act(orders.map((id) => on('insert', 'orders', id, { data_comanda: '2026-11-21' })))
    await act(
      lines.map((id, index) => on('insert', 'order_lines', id, { order_id: orders[index], tip: 'manopera' })),
    )
    return [
      await count(() => act(cars.map((id) => on('delete', 'vehicles', id)))),
      await count(() => act(makes.map((id) => on('delete', 'catalog_marci', id)))),
      await count(() => act(lines.map((id) => on('patch', 'order_lines', id, { ore: 2000 })))),
      await count(() => act(orders.map((id) => on('patch', 'orders', id, { km_intrare: 1 })))),
    ]
  }

  it('of an act are as many for 300 rows as for three', { timeout: 120_000 }, async () => {
    const few = await worst(3)
    expect(Math.max(...few)).toBeLessThan(30)
    expect(await worst(300)).toEqual(few)
  })

  it('of a pull (S11.2) are two a window, and three for a mechanic, however far apart its revs are', {
    timeout: 120_000,
  }, async () => {
    await addOtherRows(shop, 10)
    const { epoch, head } = await shop.head()
    const moveTo = (rev: number) => moveHead({ ...shop.db, d1: counting.d1 }, rev).run()
    await moveTo(head + 45_000)
    const since = { epoch, rev: head - 10 }
    const windows = 40
    const pull = (actor: Actor) => count(() => readChanges(shop.db, actor, since, LIMITS.changesPage, NOW))
    expect(await pull(shop.actor)).toBe(2 * windows)
    expect(await pull(staffActor(shop.actor, 'mechanic', [newId()]))).toBe(3 * windows)
    await moveTo(head)
  })

  it('of a purge and of the numbers for Oracle do not increase with the collections', async () => {
    const before = '2000-01-01T00:00:00.000Z'
    const head = await shop.head()
    expect(await count(() => purge(shop.db, head, before, Date.now(), async () => undefined))).toBeLessThan(
      10,
    )
    expect(await count(() => readUnnumbered(shop.db, 10))).toBe(1)
    expect(await count(() => countExported(shop.db))).toBe(1)
  })

  it.each(COLLECTION_NAMES)('of the history of %s go back from the last change of each row', async (name) => {
    const registered = REGISTRY.get(name)
    if (!registered) throw new Error(`no collection ${name}`)
    for (const role of ['owner', 'mechanic'] as const) {
      const { sql, values } = historySql(registered, staffActor(shop.actor, role, [newId()]))
      const { results } = await rawDb.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .bind(shop.db.tenantId, newId(), 1, ...values)
        .all<{ detail: string }>()
      const ofLog = results.map(({ detail }) => detail).filter((detail) => / c(?: |$)/.test(detail))
      expect(ofLog.length).toBeGreaterThan(0)
      for (const detail of ofLog)
        expect(detail).toMatch(/^SEARCH c USING PRIMARY KEY \(tenant_id=\? AND rev=\?/)
      // No statement finds rows by the shop alone.
      const ofRows = results.map(({ detail }) => detail).filter((detail) => / t(?: |$)/.test(detail))
      for (const detail of ofRows) expect(detail).toMatch(/^SEARCH t USING .*\(tenant_id=\? AND \w+=\?/)
    }
  })
})
