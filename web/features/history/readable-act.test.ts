import { afterEach, describe, expect, it } from 'vitest'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { COLLECTIONS } from '#domain/modules.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { localShop } from '#domain/workshop/shop/local-shop.ts'
import { seeded } from '#tests/factories/random.ts'
import { AppDatabase } from '#web/data/database.ts'
import { type DraftOp, mutate, type Writer } from '#web/data/mutate.ts'
import { contentBefore } from './content.ts'
import { localHistory, reachesBeginning } from './read-history.ts'
import { readableAct } from './readable-act.ts'
import { remakeLine } from './remake.ts'

/** The history of an order on the free tier, whose log has the same shape as the server's. */

let now = Date.UTC(2026, 10, 21)
const random = seeded(17)
const newId = () => uuidv7(now, random.bytes(10))
const opened: AppDatabase[] = []

afterEach(async () => {
  for (const db of opened.splice(0)) await db.delete()
})

/** An order whose only line was written, changed and deleted. */
const orderWithDeletedLine = async () => {
  const db = new AppDatabase(`history-${newId()}`)
  opened.push(db)
  const tenantId = newId()
  const writer: Writer = {
    db,
    mode: 'local',
    actor: { tenantId, userId: tenantId, kind: 'staff', role: 'owner' },
    newId,
    now: () => now,
  }
  await mutate(
    { ...writer, actor: systemActor(writer.actor, 'device') },
    'open',
    localShop(tenantId, 'Aici') as DraftOp[],
  )
  const order = newId()
  const line = newId()
  const act = (...ops: DraftOp[]) => {
    now += 60_000
    return mutate(writer, 'act', ops)
  }
  await act(
    { op: 'insert', collection: 'orders', id: order, data: { data_comanda: '2026-11-21' } },
    {
      op: 'insert',
      collection: 'order_lines',
      id: line,
      data: { order_id: order, tip: 'manopera', descriere: 'Schimb ulei', ore: 1000, pret_ora: 15_000 },
    },
  )
  await act({ op: 'patch', collection: 'order_lines', id: line, data: { ore: 1500 } })
  await act({ op: 'delete', collection: 'order_lines', id: line })
  const history = () => localHistory(db, order, 'aici')
  const newest = async () => {
    const acts = await history()
    return (await readableAct(db, acts[0] as (typeof acts)[0], acts))[0]
  }
  return { db, act, order, line, history, newest }
}

const lines = COLLECTIONS.order_lines

describe('a deleted line in the history', () => {
  it('is shown with its name and can be restored', async () => {
    const { newest } = await orderWithDeletedLine()
    expect(await newest()).toMatchObject({
      text: 'Șterge: Schimb ulei',
      restore: { kind: 'row', collection: 'order_lines' },
    })
  })

  it('names what was filled in and what was cleared, without a word for an empty value', async () => {
    const { db, act, order, history } = await orderWithDeletedLine()
    const said = async () => {
      const acts = await history()
      return (await readableAct(db, acts[0] as (typeof acts)[0], acts)).map(({ text }) => text)
    }
    await act({ op: 'patch', collection: 'orders', id: order, data: { km_intrare: 1 } })
    expect(await said()).toEqual(['Kilometri la intrare: 1\u00a0km'])
    await act({ op: 'patch', collection: 'orders', id: order, data: { km_intrare: 2 } })
    expect(await said()).toEqual(['Kilometri la intrare: din 1\u00a0km în 2\u00a0km'])
    await act({ op: 'patch', collection: 'orders', id: order, data: { km_intrare: null } })
    expect(await said()).toEqual(['Kilometri la intrare: șters, era 2\u00a0km'])
  })

  it('is read back to the act that created the order, and no further', async () => {
    const { order, history } = await orderWithDeletedLine()
    const acts = await history()
    expect(reachesBeginning(acts, order)).toBe(true)
    expect(reachesBeginning(acts.slice(0, -1), order)).toBe(false)
  })

  it('had what was written into it last, without the derived values', async () => {
    const { db, act, order, line, history } = await orderWithDeletedLine()
    const acts = await history()
    const rev = acts[0]?.changes.find(({ rowId }) => rowId === line)?.rev ?? 0
    const content = contentBefore(acts, lines, line, rev)
    expect(content).toMatchObject({
      order_id: order,
      tip: 'manopera',
      descriere: 'Schimb ulei',
      ore: 1500,
      pret_ora: 15_000,
    })
    expect(Object.keys(content ?? {})).not.toContain('total')
    if (!content) throw new Error('nothing was found')
    await act({ op: 'insert', collection: 'order_lines', id: newId(), data: content })
    const [back] = await db.rows('order_lines').where('order_id').equals(order).toArray()
    expect(back).toMatchObject({ descriere: 'Schimb ulei', ore: 1500, total: 22_500 })
    expect(back?.id).not.toBe(line)
  })

  it('comes back with its photos and its cost, which belonged to the deleted row', async () => {
    const { db, act, order, history } = await orderWithDeletedLine()
    const line = newId()
    const [own, other] = [newId(), newId()]
    const photo = (id: string, line_id: string | null): DraftOp => ({
      op: 'insert',
      collection: 'photos',
      id,
      data: {
        order_id: order,
        line_id,
        kind: 'constatare',
        taken_at: new Date(now).toISOString(),
        size: 9,
        width: 4,
        height: 3,
        sha256: 'a'.repeat(64),
      },
    })
    await act(
      {
        op: 'insert',
        collection: 'order_lines',
        id: line,
        data: { order_id: order, tip: 'material', descriere: 'Amortizor' },
      },
      {
        op: 'insert',
        collection: 'order_line_costs',
        id: line,
        data: { order_id: order, pret_achizitie: 100 },
      },
      photo(own, line),
      photo(other, null),
    )
    await act({ op: 'patch', collection: 'order_line_costs', id: line, data: { pret_achizitie: 12_345 } })
    await act({ op: 'delete', collection: 'order_lines', id: line })
    const acts = await history()
    const told = acts.map((one) => readableAct(db, one, acts))
    const texts = (await Promise.all(told)).flat().map(({ text }) => text)
    expect(texts.filter((text) => /preț de achiziție, preț de achiziție/i.test(text))).toEqual([])
    const changes = acts.flatMap((one) => one.changes)
    expect(new Set(changes.map(({ rev }) => rev)).size).toBe(changes.length)
    const { rev } = changes.find(
      ({ rowId, collection }) => rowId === line && collection === 'order_lines',
    ) ?? { rev: 0 }
    await act(...((await remakeLine(db, acts, line, rev, newId())) ?? []))
    const [back] = await db.rows('order_lines').where('order_id').equals(order).toArray()
    expect(back).toMatchObject({ descriere: 'Amortizor' })
    expect((await db.rows('photos').get(own))?.line_id).toBe(back?.id)
    expect((await db.rows('photos').get(other))?.line_id).toBeNull()
    expect((await db.rows('order_line_costs').get(back?.id ?? ''))?.pret_achizitie).toBe(12_345)
  })

  it('that is restored is not offered again until it is deleted again', async () => {
    const { act, db, order, line, history } = await orderWithDeletedLine()
    const before = await history()
    const deletion = before[0] as (typeof before)[0]
    const content = contentBefore(before, lines, line, deletion.changes[0]?.rev ?? 0)
    const again = newId()
    await act({ op: 'insert', collection: 'order_lines', id: again, data: content ?? {} })
    const offered = async () =>
      (await readableAct(db, deletion, await history())).filter(({ restore }) => restore).length
    expect(await offered()).toBe(0)
    await act({ op: 'delete', collection: 'order_lines', id: again })
    expect(await offered()).toBe(1)
    expect(await db.rows('order_lines').where('order_id').equals(order).count()).toBe(0)
  })

  it('cannot be restored from a part of its history that does not reach its creation', async () => {
    const { line, history } = await orderWithDeletedLine()
    const acts = await history()
    const rev = acts[0]?.changes[0]?.rev ?? 0
    expect(contentBefore(acts.slice(0, 2), lines, line, rev)).toBeNull()
    expect(contentBefore(acts.slice(0, 1), lines, line, rev)).toBeNull()
  })
})
