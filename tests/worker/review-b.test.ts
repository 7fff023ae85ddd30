import { describe, expect, it } from 'vitest'
import { rawDb } from '#tests/factories/api.ts'
import { aShop, newId, orderOps } from '#tests/factories/sync.ts'
import { seedId } from '#domain/workshop/catalog/seeds.ts'

const behind = async (tenantId: string, head: number, orderId: string, set: string) => {
  await rawDb.DB.batch([
    rawDb.DB.prepare("INSERT INTO changes (tenant_id, rev, collection, row_id, patch, client_id, seq) VALUES (?, ?, 'orders', ?, '{}', 'zombie', 1)").bind(tenantId, head + 1, orderId),
    rawDb.DB.prepare(`UPDATE orders SET ${set}, rev = ? WHERE tenant_id = ? AND id = ?`).bind(head + 1, tenantId, orderId),
  ])
}
describe('fence', () => {
  it('a patch that changes nothing never puts an old row back', async () => {
    const { device, tenantId } = await aShop()
    const orderId = newId()
    await device.act(orderOps(orderId))
    const { head } = await device.changes()
    await behind(tenantId, head, orderId, "km_intrare = 5555")
    await device.act([{ op: 'patch', collection: 'orders', id: orderId, base: head, data: { observatii: '' } }])
    const row = await rawDb.DB.prepare('SELECT rev, km_intrare FROM orders WHERE tenant_id = ? AND id = ?').bind(tenantId, orderId).first()
    expect(row).toEqual({ rev: head + 1, km_intrare: 5555 })
  })
  it('a refusal is not decided on what is stale', async () => {
    const { device, tenantId } = await aShop()
    const orderId = newId()
    const a = await device.act(orderOps(orderId), [{ op: 'patch', collection: 'orders', id: orderId, base: 0, data: { status: 'ANULAT' } }])
    const { head } = await device.changes()
    await behind(tenantId, head, orderId, "status = 'DRAFT'")
    const ans = await device.act([{ op: 'patch', collection: 'orders', id: orderId, base: head, data: { km_intrare: 7 } }])
    expect(ans.results[0]?.status).toBe('applied')
  })
  it('a missing row in the cache: gone', async () => {
    const { device, tenantId } = await aShop()
    const orderId = newId(), other = newId()
    await device.act(orderOps(orderId))
    // cache: other is not there
    await device.act([{ op: 'patch', collection: 'orders', id: other, base: 0, data: { km_intrare: 7 } }])
    const { head } = await device.changes()
    const cols = (await rawDb.DB.prepare('SELECT * FROM orders WHERE tenant_id=? AND id=?').bind(tenantId, orderId).first()) as Record<string, unknown>
    const row = { ...cols, id: other, rev: head + 1 } as Record<string, unknown>
    await rawDb.DB.batch([
      rawDb.DB.prepare("INSERT INTO changes (tenant_id, rev, collection, row_id, patch, client_id, seq) VALUES (?, ?, 'orders', ?, '{}', 'zombie', 1)").bind(tenantId, head + 1, other),
      rawDb.DB.prepare(`INSERT INTO orders (${Object.keys(row).join(',')}) VALUES (${Object.keys(row).map(() => '?').join(',')})`).bind(...Object.values(row)),
    ])
    const ans = await device.act([{ op: 'patch', collection: 'orders', id: other, base: head + 1, data: { km_intrare: 8 } }])
    expect([ans.results[0]?.status, ans.gone]).toEqual(['applied', []])
  })
})
describe('poison', () => {
  it('20 models of 20 makes on a cold object, and those after it', async () => {
    const { device } = await aShop()
    const models = Array.from({ length: 20 }, (_, i) => ({ op: 'insert', collection: 'catalog_modele', id: newId(), data: { marca_id: seedId(1, i + 1), denumire: 'm' } }))
    const { runInDurableObject, evictDurableObject } = await import('cloudflare:test')
    void runInDurableObject
    const { env } = await import('cloudflare:workers')
    const tenantId = (await device.changes()).rows[0]?.row.tenant_id as string
    await evictDurableObject((env as any).TENANT.getByName(tenantId))
    const response = await device.send([device.mutation(models), device.mutation(orderOps(newId()))])
    expect([response.status, response.status === 200 ? '' : await response.text()]).toEqual([200, ''])
  })
  it('many logs at once', { timeout: 60000 }, async () => {
    const { device, session } = await aShop()
    const { aDevice } = await import('#tests/factories/sync.ts')
    const other = aDevice(session)
    const ids = Array.from({ length: 1100 }, newId)
    await device.act(...ids.slice(0, 500).map((id) => [{ op: 'insert', collection: 'vehicles', id, data: {} }]))
    await device.act(...ids.slice(500, 1000).map((id) => [{ op: 'insert', collection: 'vehicles', id, data: {} }]))
    await device.act(...ids.slice(1000).map((id) => [{ op: 'insert', collection: 'vehicles', id, data: {} }]))
    const { runInDurableObject } = await import('cloudflare:test'); void runInDurableObject
    const head = (await device.changes()).head
    await other.act(ids.slice(0, 1000).map((id) => ({ op: 'patch', collection: 'vehicles', id, base: head, data: { client_nume: 'b' } })))
    const t = Date.now()
    const r = await device.send([device.mutation(ids.slice(0, 1000).map((id) => ({ op: 'patch', collection: 'vehicles', id, base: 60, data: { client_nume: 'c' } })))])
    console.log('logs', r.status, Date.now() - t)
    const t2 = Date.now()
    const big = 'ă'.repeat(4000)
    const o = newId()
    await device.act(orderOps(o))
    await other.act([{ op: 'patch', collection: 'orders', id: o, base: 0, data: { observatii: big } }])
    const r2 = await device.send([device.mutation(Array.from({ length: 900 }, (_, i) => ({ op: 'patch', collection: 'orders', id: o, base: 0, data: { observatii: i === 0 ? big.slice(1) : String(i) + 'x'.repeat(600) } })))])
    console.log('overwrote', r2.status, (await r2.text()).length, Date.now() - t2)
  })
})
