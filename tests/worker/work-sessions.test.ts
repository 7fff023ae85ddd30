import { runDurableObjectAlarm } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { bindings, rowsDb } from '#tests/factories/api.ts'
import { aShop, newId, orderOps } from '#tests/factories/sync.ts'

const rowOf = (id: string) =>
  rowsDb
    .prepare('SELECT stopped_at, asks, worked, corrected_by FROM work_sessions WHERE id = ?')
    .bind(id)
    .first<{ stopped_at: string | null; asks: number; worked: number; corrected_by: string }>()

it('a clock that nobody stopped is ended by the server when the shop closes, and asks', async () => {
  const { device, tenantId } = await aShop()
  const [order, mechanic, forgotten, later] = [newId(), newId(), newId(), newId()]
  const ops = orderOps(order, 1)
  const session = (id: string, at: string) => ({
    op: 'insert',
    collection: 'work_sessions',
    id,
    data: { order_id: order, line_id: ops[1]?.id, mechanic_id: mechanic, started_at: at },
  })
  await device.act([
    ...ops,
    { op: 'insert', collection: 'mecanici', id: mechanic, data: { nume: 'Țepeș' } },
    // Eight in the morning, in Romania; the shop closes at 18:00.
    session(forgotten, '2026-11-23T06:00:00.000Z'),
  ])
  const object = bindings.TENANT.getByName(tenantId)
  expect(await rowOf(forgotten)).toMatchObject({ stopped_at: null })
  expect(await runDurableObjectAlarm(object)).toBe(true)
  expect(await rowOf(forgotten)).toEqual({
    stopped_at: '2026-11-23T16:00:00.000Z',
    asks: 1,
    worked: 10 * 3_600_000,
    corrected_by: '',
  })
  // The answer of its mechanic ends the question, and stands.
  await device.act([
    {
      op: 'patch',
      collection: 'work_sessions',
      id: forgotten,
      base: 99,
      data: { stopped_at: '2026-11-23T15:00:00.000Z' },
    },
    session(later, '2026-11-24T06:00:00.000Z'),
  ])
  await runDurableObjectAlarm(object)
  expect(await rowOf(forgotten)).toMatchObject({ stopped_at: '2026-11-23T15:00:00.000Z', asks: 0 })
  expect(await rowOf(later)).toMatchObject({ stopped_at: '2026-11-24T16:00:00.000Z', asks: 1 })
})
