import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type ChangesAnswer,
  type FullLine,
  PROTOCOL_VERSION,
  type PushAnswer,
} from '#domain/sync/protocol.ts'
import { OLDER_SHAPES, type Shape } from '#domain/sync/shapes.ts'
import { call, errorOf, post } from '#tests/factories/api.ts'
import { aShop, newId, orderOps } from '#tests/factories/sync.ts'

/**
 * S17.2 and S17.3 on the wire. No version was released before, so this invents one, in which the notes of an order had
 * another name.
 */

const BEFORE = PROTOCOL_VERSION - 1
const OLDER: Shape = {
  columns: { orders: 'nr_comanda data_comanda mentiune', order_lines: 'order_id tip descriere' },
  renamed: { orders: { mentiune: 'observatii' } },
}
const SHAPES = OLDER_SHAPES as Record<number, Shape>

beforeEach(() => {
  SHAPES[BEFORE] = OLDER
})
afterEach(() => {
  delete SHAPES[BEFORE]
})

const anOlder = async () => {
  const { device } = await aShop()
  return { device, headers: { ...device.headers, 'x-roa-protocol': String(BEFORE) } }
}

describe('a device of the previous version', () => {
  it('gets rows with the columns that it knows, under its names, and no unknown collection', async () => {
    const { device, headers } = await anOlder()
    const orderId = newId()
    await device.act(orderOps(orderId))
    const changes = (await (await call('/api/sync/changes?since=0', { headers })).json()) as ChangesAnswer
    const order = changes.rows.find(({ row }) => row.id === orderId)?.row
    expect(order).toMatchObject({ nr_comanda: 1, mentiune: '' })
    expect(order).not.toHaveProperty('observatii')
    expect(changes.rows.map(({ collection }) => collection)).not.toContain('board_statuses')
    const lines = (await (await call('/api/sync/full', { headers })).text()).trim().split('\n')
    const chunks = lines.map((line) => JSON.parse(line) as FullLine).filter((line) => line.type === 'chunk')
    expect(chunks.map(({ collection }) => collection)).toEqual(['orders', 'order_lines'])
    expect(chunks[0]?.columns).toEqual(Object.keys(order ?? {}))
    expect(chunks[0]?.rows[0]?.[0]).toBe(orderId)
  })

  it('is read by its own names, by the version of each act', async () => {
    const { device, headers } = await anOlder()
    const orderId = newId()
    await device.act(orderOps(orderId))
    const { cursor } = await device.changes()
    const op = {
      op: 'patch',
      collection: 'orders',
      id: orderId,
      base: cursor.rev,
      data: { mentiune: 'Cheia' },
    }
    const mutation = { ...device.mutation([op]), version: BEFORE }
    const body = { clientId: device.clientId, epoch: cursor.epoch, mutations: [mutation] }
    const answer = (await (await post('/api/sync/push', body, headers)).json()) as PushAnswer
    expect(answer.results).toEqual([{ id: mutation.id, status: 'applied' }])
    expect(answer.rows.find(({ row }) => row.id === orderId)?.row).toMatchObject({ mentiune: 'Cheia' })
    const now = (await device.changes()).rows.find(({ row }) => row.id === orderId)?.row
    expect(now).toMatchObject({ observatii: 'Cheia' })
  })
})

describe('a device of another version', () => {
  it('that is older than the previous one, or has no known shape, is told to reload', async () => {
    const { device } = await anOlder()
    delete SHAPES[BEFORE]
    for (const version of [BEFORE, BEFORE - 1]) {
      const response = await post(
        '/api/sync/push',
        {},
        { ...device.headers, 'x-roa-protocol': String(version) },
      )
      expect([response.status, (await errorOf(response)).code]).toEqual([426, 'client_outdated'])
    }
  })

  it('that is newer than the server waits for it: nothing that it sends is guessed', async () => {
    const { device } = await anOlder()
    const newer = String(PROTOCOL_VERSION + 1)
    const response = await post('/api/sync/push', {}, { ...device.headers, 'x-roa-protocol': newer })
    expect([response.status, (await errorOf(response)).code]).toEqual([503, 'server_outdated'])
    expect(response.headers.get('retry-after')).toBe('60')
  })
})
