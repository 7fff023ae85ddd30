import { evictDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { seedId } from '#domain/workshop/catalog/seeds.ts'
import { bindings, rowsDb } from '#tests/factories/api.ts'
import { aShop, newId, orderOps } from '#tests/factories/sync.ts'

/** Another object of this tenant, as after a hand-over, commits without the warm one noticing. */
const commitBehind = (tenantId: string, rev: number, orderId: string, set: string) =>
  rowsDb.batch([
    rowsDb
      .prepare(
        "INSERT INTO changes (tenant_id, rev, collection, row_id, patch, act_id, before) VALUES (?, ?, 'orders', ?, '{}', 'zombie', 0)",
      )
      .bind(tenantId, rev, orderId),
    rowsDb.prepare('UPDATE sync_tenants SET head = ? WHERE tenant_id = ?').bind(rev, tenantId),
    rowsDb
      .prepare(`UPDATE orders SET ${set}, rev = ? WHERE tenant_id = ? AND id = ?`)
      .bind(rev, tenantId, orderId),
  ])

describe('S3.2: the fence also covers commits that take no rev', () => {
  it('a patch that changes nothing never puts an old row back', async () => {
    const { device, tenantId } = await aShop()
    const orderId = newId()
    const { rev } = await device.act(orderOps(orderId))
    await commitBehind(tenantId, rev + 1, orderId, 'km_intrare = 5555')
    await device.act([
      { op: 'patch', collection: 'orders', id: orderId, base: rev, data: { observatii: '' } },
    ])
    const row = await rowsDb
      .prepare('SELECT rev, km_intrare FROM orders WHERE tenant_id = ? AND id = ?')
      .bind(tenantId, orderId)
      .first()
    expect(row).toEqual({ rev: rev + 1, km_intrare: 5555 })
  })

  it('a refusal is never decided on stale rows', async () => {
    const { device, tenantId } = await aShop()
    const orderId = newId()
    const { rev } = await device.act(orderOps(orderId), [
      { op: 'patch', collection: 'orders', id: orderId, base: 0, data: { status: 'ANULAT' } },
    ])
    await commitBehind(tenantId, rev + 1, orderId, "status = 'DRAFT'")
    const answer = await device.act([
      { op: 'patch', collection: 'orders', id: orderId, base: rev + 1, data: { km_intrare: 7 } },
    ])
    expect(answer.results[0]?.status).toBe('applied')
  })
})

describe('S2.1: the head is not in the log', () => {
  it('a shop none of whose changes is in the log any longer goes on counting', async () => {
    const { device, tenantId } = await aShop()
    const { rev } = await device.act(orderOps(newId()))
    await evictDurableObject(bindings.TENANT.getByName(tenantId))
    await rowsDb.prepare('DELETE FROM changes WHERE tenant_id = ?').bind(tenantId).run()
    expect((await device.changes()).head).toBe(rev)
    expect((await device.act(orderOps(newId()))).rev).toBeGreaterThan(rev)
  })
})

describe('S18.3: no allowed act blocks those after it', () => {
  it('20 models of 20 makes on a cold object', async () => {
    const { device, tenantId } = await aShop()
    await evictDurableObject(bindings.TENANT.getByName(tenantId))
    const models = Array.from({ length: 20 }, (_, index) => ({
      op: 'insert',
      collection: 'catalog_modele',
      id: newId(),
      data: { marca_id: seedId(1, index + 1), denumire: 'M' },
    }))
    const response = await device.send([device.mutation(models), device.mutation(orderOps(newId()))])
    expect(response.status).toBe(200)
  })
})
