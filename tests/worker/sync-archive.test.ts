import { runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import type { HistoryAnswer } from '#domain/sync/protocol.ts'
import { countingDb } from '#tests/bench/server/counting-db.ts'
import { bindings, errorOf, rowsDb } from '#tests/factories/api.ts'
import { makeOld, moveLog } from '#tests/factories/old-log.ts'
import { aShop, newId, orderOps, type TestDevice } from '#tests/factories/sync.ts'
import { archive } from '#worker/db/archive.ts'
import { readHead } from '#worker/db/commit-reads.ts'
import { segmentsBelow } from '#worker/db/old-log.ts'

const told = async (device: TestDevice, path: string) =>
  (await (await device.get(path)).json()) as HistoryAnswer & { next?: number | null }

describe('S3.4: the old part of the log', () => {
  it('is told by history and audit as before, and nothing is lost across the seam', async () => {
    const { device, tenantId } = await aShop()
    const orderId = newId()
    const { rev } = await device.act(orderOps(orderId, 2))
    const second = await device.act([
      {
        op: 'patch',
        collection: 'orders',
        id: orderId,
        base: rev,
        data: { km_intrare: 7, note_interne: 'Ștefan' },
      },
    ])
    await device.act([
      {
        op: 'patch',
        collection: 'orders',
        id: orderId,
        base: second.rev,
        data: { observatii: 'Zgârietură' },
      },
    ])
    const paths = [
      `/api/sync/history/orders/${orderId}`,
      `/api/sync/history/orders/${orderId}?before=${second.rev}`,
      '/api/audit',
      '/api/audit?text=km_intrare',
      `/api/audit?text=${encodeURIComponent('ȘTEFAN')}`,
      `/api/audit?before=${second.rev}&collection=orders`,
    ]
    const otherLetter = `/api/audit?text=${encodeURIComponent('ștefan')}`
    await makeOld(tenantId, second.rev)
    const before = await Promise.all(paths.map((path) => told(device, path)))
    expect(before.every(({ acts }) => acts.length > 0)).toBe(true)
    expect(await moveLog(tenantId, second.rev)).toMatchObject({ more: false, isEmpty: false })
    const { results } = await rowsDb
      .prepare('SELECT min(rev) AS rev FROM changes WHERE tenant_id = ?')
      .bind(tenantId)
      .all()
    expect(results).toEqual([{ rev: second.rev + 1 }])
    expect(await Promise.all(paths.map((path) => told(device, path)))).toEqual(before)
    expect((await told(device, otherLetter)).acts).toEqual([])
  })

  it('makes a device load afresh that had not pulled past it', async () => {
    const { device, tenantId } = await aShop()
    const { cursor } = await device.changes()
    const { rev } = await device.act(orderOps(newId()))
    await moveLog(tenantId, rev)
    const late = await device.get(`/api/sync/changes?since=${cursor.epoch}:${cursor.rev}`)
    expect((await errorOf(late)).code).toBe('epoch_changed')
    expect((await device.get(`/api/sync/changes?since=${cursor.epoch}:${rev}`)).status).toBe(200)
  })

  it('counts as a change by somebody for an act whose base is older (S7.6)', async () => {
    const { device, tenantId } = await aShop()
    const orderId = newId()
    const { rev } = await device.act(orderOps(orderId))
    const second = await device.act([
      { op: 'patch', collection: 'orders', id: orderId, base: rev, data: { km_intrare: 7 } },
    ])
    await moveLog(tenantId, second.rev)
    const { results } = await device.act([
      { op: 'patch', collection: 'orders', id: orderId, base: rev, data: { km_intrare: 8 } },
    ])
    expect(results[0]).toMatchObject({
      status: 'applied',
      overwrote: [{ collection: 'orders', id: orderId, column: 'km_intrare', lost: 7 }],
    })
  })

  it('costs a row for each change that leaves, and one file', async () => {
    const { device, tenantId } = await aShop()
    const { rev } = await device.act(orderOps(newId(), 40))
    await makeOld(tenantId, rev)
    const { d1, measure } = countingDb(rowsDb)
    const db = { d1, tenantId, files: bindings.FILES }
    const head = await readHead(db)
    if (!head) throw new Error('the shop has no history')
    const cost = await measure(() => archive(db, head, '2021-01-01T00:00:00.000Z'))
    expect(cost.rowsWritten).toBeLessThanOrEqual(rev + 5)
    expect(cost.trips).toBe(2)
    const { objects } = await bindings.FILES.list({ prefix: segmentsBelow(tenantId) })
    expect(objects).toHaveLength(1)
  })

  it('is looked for once a month by an object that writes', async () => {
    const { tenantId } = await aShop()
    const purposes = await runInDurableObject(bindings.TENANT.getByName(tenantId), (_, { storage }) =>
      storage.sql.exec("SELECT purpose FROM schedule WHERE purpose = 'archive'").toArray(),
    )
    expect(purposes).toHaveLength(1)
  })
})
