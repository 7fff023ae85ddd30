import { describe, expect, it } from 'vitest'
import type { ChangesAnswer, FullLine } from '#domain/sync/protocol.ts'
import { call, errorOf, post, rowsDb } from '#tests/factories/api.ts'
import { aShop, newId, orderOps } from '#tests/factories/sync.ts'

/** S17: what a device of version 1 says, and what it is answered. */

const versionOne = async () => {
  const { device, tenantId } = await aShop()
  const clientId = newId()
  const headers = { ...device.headers, 'x-roa-protocol': '1' }
  const act = (seq: number, ops: object[]) => ({ seq, at: '2026-11-21T08:00:00.000Z', label: 'v1', ops })
  const send = (...mutations: object[]) => post('/api/sync/push', { clientId, mutations }, headers)
  return { device, tenantId, clientId, act, send }
}

describe('a device of version 1', () => {
  it('sends numbers and no epoch, and is answered in numbers', async () => {
    const { act, send } = await versionOne()
    const bad = [{ op: 'insert', collection: 'orders', id: newId(), data: {} }]
    const response = await send(act(1, orderOps(newId())), act(2, bad))
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      results: [
        { seq: 1, status: 'applied' },
        { seq: 2, status: 'rejected', code: 'invalid_input' },
      ],
      rows: expect.any(Array),
      access: 'owner',
    })
  })

  it('may repeat: nothing is done twice', async () => {
    const { act, send, tenantId } = await versionOne()
    const mutation = act(1, orderOps(newId()))
    await send(mutation)
    expect(await (await send(mutation)).json()).toMatchObject({
      results: [{ seq: 1, status: 'duplicate', outcome: 'applied' }],
    })
    const { n } = (await rowsDb
      .prepare('SELECT count(*) AS n FROM orders WHERE tenant_id = ?')
      .bind(tenantId)
      .first()) as { n: number }
    expect(n).toBe(1)
  })

  it('is known again once it is newer: what it had sent under a number is not done twice', async () => {
    const { act, clientId, device, send } = await versionOne()
    const { seq, ...content } = act(7, orderOps(newId()))
    await send({ seq, ...content })
    const answer = (await (await device.send([{ id: `${clientId}:${seq}`, ...content }])).json()) as object
    expect(answer).toMatchObject({ results: [{ status: 'duplicate', outcome: 'applied' }] })
  })

  it('gets rows with the columns that it knows, and no collection that it does not', async () => {
    const { device, tenantId } = await aShop()
    const orderId = newId()
    await device.act(orderOps(orderId))
    const headers = { ...device.headers, 'x-roa-protocol': '1' }
    const changes = (await (await call('/api/sync/changes?since=0', { headers })).json()) as ChangesAnswer
    const order = changes.rows.find(({ row }) => row.id === orderId)?.row
    expect(order).toMatchObject({ nr_comanda: 1, tenant_id: tenantId, observatii: '' })
    expect(order).not.toHaveProperty('solicitare')
    expect(changes.rows.map(({ collection }) => collection)).not.toContain('board_statuses')
    const lines = (await (await call('/api/sync/full', { headers })).text()).trim().split('\n')
    const chunks = lines.map((line) => JSON.parse(line) as FullLine).filter((line) => line.type === 'chunk')
    expect(chunks.map(({ collection }) => collection)).not.toContain('board_statuses')
    const orders = chunks.find(({ collection }) => collection === 'orders')
    expect(orders?.columns).toEqual(Object.keys(order ?? {}))
    expect(orders?.rows[0]?.[0]).toBe(orderId)
  })

  it('and one of the version before that is told to reload', async () => {
    const { device } = await aShop()
    const response = await post('/api/sync/push', {}, { ...device.headers, 'x-roa-protocol': '0' })
    expect([response.status, (await errorOf(response)).code]).toEqual([426, 'client_outdated'])
  })

  it('while one newer than the server waits for it: nothing of what it says is guessed at', async () => {
    const { device } = await aShop()
    const response = await post('/api/sync/push', {}, { ...device.headers, 'x-roa-protocol': '3' })
    expect([response.status, (await errorOf(response)).code]).toEqual([503, 'server_outdated'])
    expect(response.headers.get('retry-after')).toBe('60')
  })
})
