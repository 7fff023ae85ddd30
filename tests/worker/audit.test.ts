import { expect, it } from 'vitest'
import type { AuditPage } from '#domain/api/audit.ts'
import { errorOf, rawDb } from '#tests/factories/api.ts'
import { shopWithMechanic } from '#tests/factories/mechanic.ts'
import { aShop, newId, orderOps, type TestDevice } from '#tests/factories/sync.ts'

const audit = async (device: TestDevice, query = ''): Promise<AuditPage> => {
  const response = await device.get(`/api/audit${query}`)
  if (response.status !== 200) throw new Error(`audit: ${response.status}`)
  return (await response.json()) as AuditPage
}

it('tells the owner who changed what, from which device, and takes filters and pages', async () => {
  const { owner, mechanic, mechanicId, tenantId, userId } = await shopWithMechanic()
  await rawDb.DB.prepare(
    "UPDATE sessions SET device = 'Chrome, Windows', place = 'Constanța' WHERE tenant_id = ?",
  )
    .bind(tenantId)
    .run()
  ;(await owner.listen()).close()
  const order = newId()
  const ops = orderOps(order)
  for (const op of ops)
    if (op.collection === 'order_lines' && op.op === 'insert') op.data.mecanic_id = mechanicId
  await owner.act(ops)
  await owner.send([
    owner.mutation(
      [{ op: 'patch', collection: 'orders', id: order, base: 0, data: { note_interne: 'sună 100%_sigur' } }],
      'Notă schimbată',
    ),
  ])
  await mechanic.act([
    { op: 'patch', collection: 'order_lines', id: ops[1]?.id, base: 0, data: { executat: 1 } },
  ])
  const { acts } = await audit(owner)
  const noted = acts.find(({ label }) => label === 'Notă schimbată')
  expect(noted?.changes).toMatchObject([
    { collection: 'orders', patch: { note_interne: 'sună 100%_sigur' }, prev: { note_interne: '' } },
  ])
  await expect
    .poll(async () => (await audit(owner)).acts.map(({ device, place }) => `${device} ${place}`))
    .toContain('Chrome, Windows Constanța')

  const byMechanic = (await audit(owner, `?person=${userId}`)).acts
  expect(byMechanic.flatMap(({ changes }) => changes.map(({ patch }) => patch.executat))).toContain(1)
  expect(byMechanic.some(({ label }) => label === 'Notă schimbată')).toBe(false)
  const found = (await audit(owner, `?collection=orders&text=${encodeURIComponent('100%_sigur')}`)).acts
  expect(found.map(({ label }) => label)).toEqual(['Notă schimbată'])
  expect((await audit(owner, `?text=${encodeURIComponent('100x')}`)).acts).toEqual([])
  // D1 takes no pattern of LIKE over 50 bytes.
  expect((await audit(owner, `?text=${encodeURIComponent('ș'.repeat(100))}`)).acts).toEqual([])
  expect((await audit(owner, '?until=2020-01-01')).acts).toEqual([])
  const rest = await audit(owner, `?before=${noted?.changes[0]?.rev}`)
  expect(rest.acts.some(({ label }) => label === 'Notă schimbată')).toBe(false)
  expect(rest.acts.length).toBeGreaterThan(0)

  const refused = await mechanic.get('/api/audit')
  expect([refused.status, (await errorOf(refused)).code]).toEqual([403, 'forbidden'])
  const { device: other } = await aShop()
  expect(JSON.stringify(await audit(other))).not.toContain(tenantId)
})
