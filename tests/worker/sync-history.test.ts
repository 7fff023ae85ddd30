import { describe, expect, it } from 'vitest'
import type { HistoryAnswer } from '#domain/sync/protocol.ts'
import { errorOf } from '#tests/factories/api.ts'
import { aShop, newId, orderOps, type TestDevice } from '#tests/factories/sync.ts'

const historyOf = async (device: TestDevice, collection: string, id: string, query = '') => {
  const response = await device.get(`/api/sync/history/${collection}/${id}${query}`)
  if (response.status !== 200) throw new Error(`history: ${response.status}`)
  return ((await response.json()) as HistoryAnswer).acts
}

describe('GET /api/sync/history/:collection/:id (S3.1)', () => {
  it('tells who changed an order or its lines, when, and from what to what, newest first', async () => {
    const { device, session } = await aShop()
    const orderId = newId()
    const ops = orderOps(orderId, 1)
    await device.act(ops)
    await device.act([
      { op: 'patch', collection: 'orders', id: orderId, base: 0, data: { km_intrare: 120_000 } },
    ])
    await device.act([
      { op: 'patch', collection: 'order_lines', id: ops[1]?.id, base: 0, data: { ore: 2000 } },
    ])
    const acts = await historyOf(device, 'orders', orderId)
    expect(acts.map(({ changes }) => changes.map(({ collection }) => collection).sort())).toEqual([
      ['order_lines', 'orders'],
      ['orders'],
      ['order_lines', 'orders'],
    ])
    expect(acts[1]).toMatchObject({
      label: 'test',
      userName: session.typed.name,
      changes: [{ patch: { km_intrare: 120_000 }, prev: { km_intrare: null } }],
    })
    expect(acts[2]?.changes.every(({ prev }) => prev === null)).toBe(true)
    const lowest = Math.min(...(acts[0]?.changes.map(({ rev }) => rev) ?? []))
    expect(await historyOf(device, 'orders', orderId, `?before=${lowest}`)).toEqual(acts.slice(1))
  })

  it('is only for the own shop', async () => {
    const mine = await aShop()
    const theirs = await aShop()
    const orderId = newId()
    await theirs.device.act(orderOps(orderId))
    for (const path of [`orders/${orderId}`, `users/${orderId}`, `orders/x`]) {
      const response = await mine.device.get(`/api/sync/history/${path}`)
      expect([response.status, (await errorOf(response)).code]).toEqual([404, 'not_found'])
    }
    const response = await mine.device.get(`/api/sync/history/orders/${orderId}?before=x`)
    expect((await errorOf(response)).code).toBe('invalid_input')
  })
})
