import { expect, it } from 'vitest'
import { KEPT_BYTES } from '#bin/cost.ts'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { type Actor, systemActor } from '#domain/sync/actor.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { Committer } from '#durable-objects/tenant/committer.ts'
import { initialise } from '#durable-objects/tenant/initialise.ts'
import { asSent } from '#durable-objects/tenant/push.ts'
import { seeded } from '#tests/factories/random.ts'
import { segmentsBelow } from '#worker/db/old-log.ts'
import { SqliteD1 } from './sqlite-d1.ts'

/** What a shop's orders and photos keep in D1, which docs/cost.md prices: pages of SQLite, not lengths of texts. */

const ORDERS = 60
const EDITS = 10
const NOW = Date.UTC(2026, 10, 30, 8)
const at = new Date(NOW).toISOString()
const random = seeded(14)
let made = 0
const newId = () => uuidv7(NOW + made++, random.bytes(10))

it('an order, a photo and their log take the room that the cost is computed from', async () => {
  const sqlite = new SqliteD1()
  const tenantId = newId()
  const db = { ...sqlite.bindings(), tenantId }
  const committer = new Committer(db, () => NOW, { onCommit: () => undefined, onFault: () => undefined })
  const owner: Actor = { tenantId, userId: newId(), kind: 'staff', role: 'owner' }
  const founder = { tenantId, userId: owner.userId, name: 'Ana', company: 'S', cui: '', email: 'a@b.ro' }
  await initialise(db, committer, founder, NOW)
  const clientId = newId()
  const act = async (ops: Op[], actor: Actor = owner) => {
    const mutations = [asSent({ id: newId(), at, label: 'Manoperă modificată', ops })]
    const { outcome } = await committer.submit({ actor, clientId, epoch: null, mutations })
    if (outcome.refused !== null || outcome.results[0]?.status !== 'applied')
      throw new Error(JSON.stringify(outcome))
  }
  /** Bytes of the log, and of everything else. */
  const room = () => {
    const found = sqlite.rows<{ name: string; bytes: number }>(
      'SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name',
    )
    const log = found.find(({ name }) => name === 'changes')?.bytes ?? 0
    return { log, rest: found.reduce((sum, { bytes }) => sum + bytes, 0) - log }
  }
  const near = (found: number, expected: number) => {
    expect(found).toBeGreaterThan(expected * 0.85)
    expect(found).toBeLessThan(expected * 1.15)
  }

  const car = newId()
  await act([{ op: 'insert', collection: 'vehicles', id: car, data: { nr_inmatriculare: 'B 10 ABC' } }])
  const empty = room()
  const orders: string[] = []
  for (let n = 0; n < ORDERS; n++) {
    const id = newId()
    const lines = Array.from({ length: 5 }, newId)
    const data = { data_comanda: '2026-11-20', vehicle_id: car, km_intrare: 154_000 }
    const line = { tip: 'manopera', descriere: 'Înlocuit bujii', ore: 750, pret_ora: 15_000 }
    await act([
      { op: 'insert', collection: 'orders', id, data },
      ...lines.map((one, index): Op => {
        const place = { order_id: id, ordine: (index + 1) * 10 }
        return { op: 'insert', collection: 'order_lines', id: one, data: { ...line, ...place } }
      }),
    ])
    for (let edit = 0; edit < EDITS; edit++) {
      const { head: base } = await committer.head()
      const one = lines[edit % lines.length] ?? ''
      await act([{ op: 'patch', collection: 'order_lines', id: one, base, data: { ore: 800 + edit } }])
    }
    orders.push(id)
  }
  const withOrders = room()
  near((withOrders.rest - empty.rest) / ORDERS, KEPT_BYTES.order)
  near((withOrders.log - empty.log) / ORDERS, KEPT_BYTES.orderLog)

  for (const order_id of orders) {
    const id = newId()
    const picture = { type: 'image/jpeg', size: 200_000, width: 1_600, height: 1_200, sha256: 'a'.repeat(64) }
    await act([{ op: 'insert', collection: 'photos', id, data: { order_id, taken_at: at, ...picture } }])
    const arrival = { op: 'patch', collection: 'photos', id, base: 0, data: { uploaded_at: at } } as const
    await act([arrival], systemActor({ tenantId }, 'photos'))
  }
  const withPhotos = room()
  near((withPhotos.rest - withOrders.rest) / ORDERS, KEPT_BYTES.photo)
  near((withPhotos.log - withOrders.log) / ORDERS, KEPT_BYTES.photoLog)

  await committer.archive('2030-01-01T00:00:00.000Z')
  const { objects } = await db.files.list({ prefix: segmentsBelow(tenantId) })
  let packed = 0
  for (const { key } of objects) packed += (await (await db.files.get(key))?.arrayBuffer())?.byteLength ?? 0
  expect(packed).toBeGreaterThan(0)
  expect(packed).toBeLessThan(withPhotos.log * KEPT_BYTES.packed)
})
