import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { KEPT } from '#durable-objects/tenant/purging.ts'
import { countingDb } from '#tests/bench/server/counting-db.ts'
import { bindings, errorOf, rowsDb } from '#tests/factories/api.ts'
import { aShop, newId, orderOps } from '#tests/factories/sync.ts'
import { readHead } from '#worker/db/commit-reads.ts'
import { purge } from '#worker/db/purge.ts'

/** S21: deleted rows stay for 180 days, then they are purged, and an older device loads afresh. */

const LONG_AGO = '2026-01-01T00:00:00.000Z'
const SINCE_THEN = '2026-02-01T00:00:00.000Z'

const objectOf = (tenantId: string) => bindings.TENANT.getByName(tenantId)

const remove = (collection: string, id: string | undefined) => [{ op: 'delete', collection, id, base: 0 }]

/** Backdates the deletion of these rows. */
const age = (collection: string, ids: readonly (string | undefined)[]) =>
  rowsDb.batch(
    ids.map((id) =>
      rowsDb
        .prepare(
          `UPDATE "${collection}" SET deleted_at = ?1, updated_at = ?1 WHERE id = ?2 AND deleted_at IS NOT NULL`,
        )
        .bind(LONG_AGO, id),
    ),
  )

const isThere = async (collection: string, id: string | undefined): Promise<boolean> =>
  (await rowsDb.prepare(`SELECT 1 FROM "${collection}" WHERE id = ?`).bind(id).first()) !== null

/** A shop with an order of three lines, of which the first was deleted long ago, and the second just now. */
const shop = async () => {
  const { device, tenantId } = await aShop()
  const orderId = newId()
  const ops = orderOps(orderId, 3)
  const lines = ops.slice(1).map(({ id }) => id)
  await device.act(ops)
  const away = (await device.changes()).cursor
  await device.act(remove('order_lines', lines[0]))
  const back = (await device.changes()).cursor
  await device.act(remove('order_lines', lines[1]))
  await age('order_lines', [lines[0]])
  return { device, tenantId, orderId, lines, away, back }
}

describe('the purge of tombstones', () => {
  it('removes what is old enough, and nothing else; the log and the acts stay', async () => {
    const { tenantId, lines } = await shop()
    const counts = () =>
      rowsDb
        .prepare('SELECT (SELECT count(*) FROM changes) AS changes, (SELECT count(*) FROM acts) AS acts')
        .first()
    const before = await counts()
    expect(await objectOf(tenantId).purge(tenantId, SINCE_THEN)).toMatchObject({ rows: 1, more: false })
    expect(await Promise.all(lines.map((id) => isThere('order_lines', id)))).toEqual([false, true, true])
    expect(await counts()).toEqual(before)
  })

  it('makes a device from before it load afresh, and no other', async () => {
    const { device, tenantId, lines, away, back } = await shop()
    await objectOf(tenantId).purge(tenantId, SINCE_THEN)
    const ask = ({ epoch, rev }: typeof away) => device.get(`/api/sync/changes?since=${epoch}:${rev}`)
    const late = await ask(away)
    expect([late.status, (await errorOf(late)).code]).toEqual([409, 'epoch_changed'])
    expect((await ask(back)).status).toBe(200)
    const loaded = JSON.stringify(await device.full())
    expect(lines.map((id) => loaded.includes(id ?? ''))).toEqual([false, false, true])
  })

  it('never lets an old device bring a row back', async () => {
    const { device, tenantId, orderId, lines } = await shop()
    const made = device.mutation(orderOps(newId()))
    await device.send([made])
    await device.act(remove('order_lines', made.ops[1]?.id))
    await age('order_lines', [made.ops[1]?.id])
    await objectOf(tenantId).purge(tenantId, SINCE_THEN)
    const patch = { op: 'patch', collection: 'order_lines', id: lines[0], base: 1, data: { ore: 1 } }
    // The act that created the row comes again, half a year late.
    const response = await device.send([made, device.mutation([patch])])
    const { results, removed } = (await response.json()) as { results: object[]; removed: object[] }
    expect(results).toEqual([
      expect.objectContaining({ status: 'duplicate', outcome: 'applied' }),
      expect.objectContaining({ status: 'rejected', code: 'row_missing' }),
    ])
    expect(removed).toContainEqual({ collection: 'order_lines', id: made.ops[1]?.id })
    expect((await device.act(orderOps(newId()))).results[0]?.status).toBe('applied')
    expect(orderId).not.toBe('')
  })

  it('keeps a deleted row as long as a living one links to it', async () => {
    const { device, tenantId } = await aShop()
    const [work, warranty] = [orderOps(newId(), 1), orderOps(newId(), 1)]
    const [first, second] = [work[1], warranty[1]]
    if (second?.op !== 'insert') throw new TypeError('a line is inserted')
    second.data.provine_din = first?.id ?? null
    await device.act(work, warranty, remove('order_lines', first?.id))
    await age('order_lines', [first?.id])
    expect(await objectOf(tenantId).purge(tenantId, SINCE_THEN)).toMatchObject({ rows: 0 })
    await device.act(remove('order_lines', second.id))
    await age('order_lines', [second.id])
    expect(await objectOf(tenantId).purge(tenantId, SINCE_THEN)).toMatchObject({ rows: 2 })
  })
})

describe('the alarm of the purge', () => {
  /** The object wakes for other purposes too, so the time of this one is read. */
  const timeOf = (tenantId: string) =>
    runInDurableObject(objectOf(tenantId), (_, { storage }) =>
      storage.sql
        .exec<{ at: number | null }>("SELECT min(at) AS at FROM schedule WHERE purpose = 'purge'")
        .one(),
    ).then(({ at }) => at)

  /** Lets its day come. */
  const wake = async (tenantId: string) => {
    await runInDurableObject(objectOf(tenantId), (_, { storage }) =>
      storage.sql.exec("UPDATE schedule SET at = 0 WHERE purpose = 'purge'").toArray(),
    )
    await runDurableObjectAlarm(objectOf(tenantId))
  }

  it('is set only by a deletion, for the day on which the row can be purged', async () => {
    const { device, tenantId } = await aShop()
    const ops = orderOps(newId(), 2)
    await device.act(ops)
    expect(await timeOf(tenantId)).toBeNull()
    const now = Date.now()
    await device.act(remove('order_lines', ops[1]?.id))
    const time = Number(await timeOf(tenantId))
    expect(time).toBeGreaterThanOrEqual(now + KEPT)
    await device.act(remove('order_lines', ops[2]?.id))
    expect(await timeOf(tenantId)).toBe(time)
    expect(
      await runInDurableObject(objectOf(tenantId), (_, { storage }) => storage.getAlarm()),
    ).toBeLessThanOrEqual(time)
  })

  it('is set before the rows are written: an object that dies after that forgets no purge', async () => {
    const { device, tenantId } = await aShop()
    const ops = orderOps(newId(), 1)
    await device.act(ops)
    await rowsDb.exec(
      `CREATE TRIGGER no_commit BEFORE INSERT ON changes WHEN NEW.tenant_id = '${tenantId}' BEGIN SELECT RAISE(ABORT, 'D1 says no'); END`,
    )
    const response = await device.send([device.mutation(remove('order_lines', ops[1]?.id))])
    await rowsDb.exec('DROP TRIGGER no_commit')
    expect((await errorOf(response)).code).toBe('unavailable')
    expect(await timeOf(tenantId)).not.toBeNull()
    // It fires without work, and is not set again.
    await wake(tenantId)
    expect(await timeOf(tenantId)).toBeNull()
  })

  it('purges, and is set again for the oldest remaining row, or not at all', async () => {
    const { device, tenantId, lines } = await shop()
    await wake(tenantId)
    expect(await isThere('order_lines', lines[0])).toBe(false)
    const { deleted_at } = (await rowsDb
      .prepare('SELECT deleted_at FROM order_lines WHERE id = ?')
      .bind(lines[1])
      .first()) as { deleted_at: string }
    expect(await timeOf(tenantId)).toBe(Date.parse(deleted_at) + KEPT)
    await age('order_lines', [lines[1]])
    await wake(tenantId)
    expect(await isThere('order_lines', lines[1])).toBe(false)
    expect(await timeOf(tenantId)).toBeNull()
    expect((await device.act(orderOps(newId()))).results[0]?.status).toBe('applied')
  })
})

describe('the cost of a purge', () => {
  it('is constant on a day without work, else in proportion to the tombstones and to what may link to them', async () => {
    const { device, tenantId } = await aShop()
    for (let orders = 0; orders < 5; orders++) await device.act(orderOps(newId(), 40))
    const ops = orderOps(newId(), 40)
    await device.act(ops)
    const { d1, measure } = countingDb(rowsDb)
    const db = { d1, tenantId, files: bindings.FILES }
    const head = await readHead(db)
    if (!head) throw new Error('the shop has no history')
    const idle = await measure(() => purge(db, head, SINCE_THEN, Date.now(), async () => undefined))
    expect([idle.rowsRead < 120, idle.rowsWritten, idle.trips]).toEqual([true, 0, 1])
    const lines = ops.slice(1).map(({ id }) => id)
    await device.act(lines.flatMap((id) => remove('order_lines', id)))
    await age('order_lines', lines)
    const after = await readHead(db)
    if (!after) throw new Error('the shop has no history')
    const busy = await measure(() => purge(db, after, SINCE_THEN, Date.now(), async () => undefined))
    // One write per row, and one for the line. Reads: each tombstone a few times, and once the column that may link to
    // it.
    expect(busy.rowsWritten).toBeLessThanOrEqual(40 + 1)
    expect(busy.rowsRead).toBeLessThanOrEqual(40 * 10 + 400)
    expect(busy.trips).toBe(2)
  })
})
