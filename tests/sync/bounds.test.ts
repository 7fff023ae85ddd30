import { describe, expect, it, onTestFinished } from 'vitest'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { type Actor, systemActor } from '#domain/sync/actor.ts'
import { BOUNDS } from '#domain/sync/bounds.ts'
import { LIMITS, type MutationResult, type Op, type PushAnswer } from '#domain/sync/protocol.ts'
import { localShop } from '#domain/workshop/shop/local-shop.ts'
import { Committer } from '#durable-objects/tenant/committer.ts'
import { initialise } from '#durable-objects/tenant/initialise.ts'
import { push } from '#durable-objects/tenant/push.ts'
import { seeded } from '#tests/factories/random.ts'
import { AppDatabase } from '#web/data/database.ts'
import { type DraftOp, mutate } from '#web/data/mutate.ts'
import { SqliteD1 } from './sqlite-d1.ts'

/** No push and no act is so large that it blocks others or cannot be stored. */

const NOW = Date.UTC(2026, 10, 21)
const random = seeded(12)
const newId = () => uuidv7(NOW, random.bytes(10))
const newIds = (count: number): string[] => Array.from({ length: count }, newId)
const insert = (collection: string, id: string, data: Record<string, string | number | null>): Op => ({
  ...{ op: 'insert', collection, id, data },
})
const patch = (collection: string, id: string, data: Record<string, string | number | null>): Op => ({
  ...{ op: 'patch', collection, id, data, base: 1_000_000 },
})

/** A shop on the real committer and its SQL, and the number of batches it has written. */
const aShop = async () => {
  const written: number[] = []
  const tenantId = newId()
  const db = { ...new SqliteD1().bindings(), tenantId }
  const open = () =>
    new Committer(db, () => NOW, {
      onCommit: ({ from, rev }) => void written.push(rev - from),
      onFault: (error) => {
        throw error
      },
    })
  let committer = open()
  const owner: Actor = { tenantId, userId: newId(), kind: 'staff', role: 'owner' }
  const found = { tenantId, userId: owner.userId, name: 'Ana', company: 'Service', cui: '', email: 'a@b.ro' }
  await initialise(db, committer, found, NOW)
  written.length = 0
  const send = async (...acts: Op[][]): Promise<PushAnswer> => {
    const mutations = acts.map((ops) => ({ id: newId(), at: new Date(NOW).toISOString(), label: '', ops }))
    const { epoch } = await committer.head()
    const reply = await push(committer, owner, { clientId: newId(), epoch, mutations })
    if (!reply.ok) throw new Error(reply.code)
    return reply.answer
  }
  /** The object restarts, and remembers no rows. */
  const evict = () => {
    committer = open()
  }
  return { written, send, evict }
}

const bound = (bounds: Partial<Record<keyof typeof BOUNDS, number>>): void => {
  const kept = { ...BOUNDS }
  Object.assign(BOUNDS, bounds)
  onTestFinished(() => void Object.assign(BOUNDS, kept))
}
const ends = (results: readonly MutationResult[]) =>
  results.map((result) => ('code' in result ? result.code : result.status))

describe('a push', () => {
  it('that exceeds one commit is committed in several, and answered as one', async () => {
    const { send, written } = await aShop()
    const cars = Array.from({ length: 8 }, () => newIds(400))
    const acts = cars.map((ids) => ids.map((id) => insert('vehicles', id, { nr_inmatriculare: 'B 10 ABC' })))
    const { results, rows, from, rev } = await send(...acts)
    expect(ends(results)).toEqual(acts.map(() => 'applied'))
    expect(rows.length).toBe(3_200)
    expect(rev - (from ?? 0)).toBe(3_200)
    expect(written).toEqual([800, 800, 800, 800])
  })

  it('of 200 assignments on an order of 200 lines writes two rows per act', async () => {
    const { send, written } = await aShop()
    const [order, ...lines] = newIds(201)
    const mechanics = newIds(200)
    await send(mechanics.map((id) => insert('mecanici', id, { nume: 'Țepeș' })))
    await send([
      insert('orders', order ?? '', { data_comanda: '2026-11-21' }),
      ...lines.map((id) => insert('order_lines', id, { order_id: order ?? '', tip: 'manopera' })),
    ])
    written.length = 0
    bound({ looks: 10_000 })
    const acts = lines.map((id, index) => [
      patch('order_lines', id, { mecanic_id: mechanics[index] ?? null }),
    ])
    const { results, from, rev } = await send(...acts)
    expect(new Set(ends(results))).toEqual(new Set(['applied']))
    expect(rev - (from ?? 0)).toBe(400)
    // Fifty acts read ten thousand lines; then others get their turn.
    expect(written).toEqual([100, 100, 100, 100])
  })

  it('continues with the acts that read little after those that read much', async () => {
    const { send, evict } = await aShop()
    const orders = newIds(6)
    await send(
      ...orders.map((id) => [
        insert('orders', id, { data_comanda: '2026-11-21' }),
        ...newIds(9).map((line) => insert('order_lines', line, { order_id: id, tip: 'manopera' })),
      ]),
    )
    bound({ read: 20 })
    evict()
    const line = (order: string) => insert('order_lines', newId(), { order_id: order, tip: 'manopera' })
    const { results } = await send(
      [line(orders[0] ?? '')],
      orders.map(line),
      ...orders.slice(1).map((order) => [line(order)]),
    )
    expect(ends(results)).toEqual(['applied', 'act_too_large', ...orders.slice(1).map(() => 'applied')])
  })
})

describe('an act', () => {
  it('with more ops than the bound is refused with a sentence', async () => {
    const { send } = await aShop()
    const many = (count: number) =>
      newIds(count).map((id) => insert('catalog_marci', id, { denumire: 'Dacia' }))
    const { results } = await send(many(LIMITS.opsPerMutation), many(LIMITS.opsPerMutation + 1))
    expect(ends(results)).toEqual(['applied', 'act_too_large'])
  })

  it('that would write more than the bound of a commit is refused, and nothing of it is written', async () => {
    const { send, written } = await aShop()
    const orders = newIds(400)
    const fat = {
      observatii: 'ș'.repeat(4_000),
      note_interne: 'ț'.repeat(4_000),
      solicitare: 'ă'.repeat(2_000),
    }
    for (let at = 0; at < orders.length; at += 40) {
      await send(
        ...orders
          .slice(at, at + 40)
          .map((id) => [insert('orders', id, { data_comanda: '2026-11-21', ...fat })]),
      )
    }
    written.length = 0
    // A few bytes each, and each of them rewrites a row of ten thousand characters.
    const ops = (km_intrare: number) => orders.map((id) => patch('orders', id, { km_intrare }))
    bound({ size: 7_000_000 })
    expect(ends((await send(ops(1))).results)).toEqual(['act_too_large'])
    expect(written).toEqual([])
    const single = await send(...ops(2).map((op) => [op]))
    expect(new Set(ends(single.results))).toEqual(new Set(['applied']))
    // The answer brings as many rows as fit; the device sends the rest again.
    expect(single.results.length).toBeLessThanOrEqual(orders.length)
    expect(written.length).toBeGreaterThan(1)
  })

  it('that exceeds every commit is refused on the device, and nothing of it is stored', async () => {
    const db = new AppDatabase('bounds')
    onTestFinished(() => db.delete())
    const tenantId = newId()
    const actor: Actor = { tenantId, userId: 'u', kind: 'staff', role: 'owner' }
    const writer = { db, mode: 'synced' as const, actor, now: () => NOW, newId }
    await mutate(
      { ...writer, actor: systemActor(actor, 'device') },
      '',
      localShop(tenantId, 'Aici') as DraftOp[],
    )
    const before = await db.outbox.count()
    const make = (count: number, length: number) =>
      newIds(count).map((id) =>
        insert('orders', id, { data_comanda: '2026-11-21', observatii: 'x'.repeat(length) }),
      )
    const refusal = expect.objectContaining({ code: 'act_too_large' })
    await expect(mutate(writer, '', make(LIMITS.opsPerMutation + 1, 1) as DraftOp[])).rejects.toEqual(refusal)
    await expect(mutate(writer, '', make(300, 4_000) as DraftOp[])).rejects.toEqual(refusal)
    expect([await db.outbox.count(), await db.rows('orders').count()]).toEqual([before, 0])
    await mutate(writer, '', make(200, 4_000) as DraftOp[])
    expect(await db.rows('orders').count()).toBe(200)
  })
})
