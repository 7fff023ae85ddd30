import { afterEach, describe, expect, it } from 'vitest'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { systemActor } from '#domain/sync/actor.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { localShop } from '#domain/workshop/shop/local-shop.ts'
import { seeded } from '#tests/factories/random.ts'
import { AppDatabase, type RejectedEntry } from '#web/data/database.ts'
import { type DraftOp, mutate, type Writer } from '#web/data/mutate.ts'
import { pageOf } from '#web/syncing/page-of.ts'
import { readable } from '#web/wording/readable.ts'
import { discardRejected, keepEdits, sendAgain } from './rejected.ts'

const NOW = Date.UTC(2026, 10, 21)
const random = seeded(11)
const newId = () => uuidv7(NOW, random.bytes(10))
const opened: AppDatabase[] = []

afterEach(async () => {
  for (const db of opened.splice(0)) await db.delete()
})

/** A synced device with a car and a validated order, and an empty outbox. */
const device = async () => {
  const db = new AppDatabase(`rejected-${newId()}`)
  opened.push(db)
  const tenantId = newId()
  const writer: Writer = {
    db,
    mode: 'synced',
    actor: { tenantId, userId: newId(), kind: 'staff', role: 'owner' },
    now: () => NOW,
    newId,
  }
  const system: Writer = { ...writer, actor: systemActor(writer.actor, 'device') }
  await mutate(system, 'open', localShop(tenantId, 'Aici') as DraftOp[])
  const car = newId()
  const order = newId()
  await mutate(writer, 'work', [
    {
      op: 'insert',
      collection: 'vehicles',
      id: car,
      data: { nr_inmatriculare: 'CT 12 ABC', client_nume: 'Ană', client_telefon: '0722 123 456' },
    },
    { op: 'insert', collection: 'orders', id: order, data: { data_comanda: '2026-11-21', vehicle_id: car } },
    {
      op: 'insert',
      collection: 'order_lines',
      id: newId(),
      data: { order_id: order, tip: 'manopera', descriere: 'Schimb ulei', ore: 1000, pret_ora: 15_000 },
    },
    { op: 'patch', collection: 'orders', id: order, data: { status: 'VALIDAT' } },
  ])
  await db.outbox.clear()

  const refuse = async (ops: Op[]): Promise<RejectedEntry> => {
    const at = new Date(NOW).toISOString()
    const n = await db.rejected.add({
      mutation: { id: newId(), at, label: 'Refuzată', ops },
      code: 'row_missing',
      rejectedAt: at,
    })
    const entry = await db.rejected.get(n)
    if (!entry) throw new Error('the entry was not kept')
    return entry
  }
  return { db, writer, car, order, refuse }
}

const phone = (id: string): Op => ({
  op: 'patch',
  collection: 'vehicles',
  id,
  base: 1,
  data: { client_telefon: '+40733000111' },
})

const lockedLine = (order: string): Op => ({
  op: 'insert',
  collection: 'order_lines',
  id: newId(),
  data: {
    order_id: order,
    tip: 'material',
    descriere: 'Filtru',
    um: 'buc',
    cantitate: 1500,
    pret_unitar: 4_500,
  },
})

describe('refused mutations', () => {
  it('are removed when they are sent again and the outbox takes them', async () => {
    const { db, writer, car, refuse } = await device()
    await sendAgain(writer, await refuse([phone(car)]))
    expect(await db.rejected.count()).toBe(0)
    expect((await db.outbox.toArray()).map(({ mutation }) => mutation.ops)).toEqual([
      [
        {
          op: 'patch',
          collection: 'vehicles',
          id: car,
          base: (await db.rows('vehicles').get(car))?.rev,
          data: { client_telefon: '+40733000111' },
        },
      ],
    ])
    expect((await db.rows('vehicles').get(car))?.client_telefon).toBe('+40733000111')
  })

  it('are sent with the corrected values, and with everything else unchanged', async () => {
    const { db, writer, order, refuse } = await device()
    await mutate(writer, 'reopen', [
      { op: 'patch', collection: 'orders', id: order, data: { status: 'DRAFT' } },
    ])
    const entry = await refuse([lockedLine(order)])
    await keepEdits(db, entry, { 0: { descriere: 'Filtru de ulei', pret_unitar: 3_900 } })
    const kept = await db.rejected.get(entry.n)
    if (!kept) throw new Error('the entry was not kept')
    await sendAgain(writer, kept)
    const lines = await db.rows('order_lines').where('order_id').equals(order).toArray()
    expect(lines.find(({ tip }) => tip === 'material')).toMatchObject({
      descriere: 'Filtru de ulei',
      um: 'buc',
      cantitate: 1500,
      pret_unitar: 3_900,
    })
    expect(await db.rejected.count()).toBe(0)
  })

  it('stay with the corrected values when the rules refuse those too', async () => {
    const { db, writer, car, refuse } = await device()
    const entry = await refuse([phone(car)])
    const edits = { 0: { client_telefon: 'x'.repeat(31) } }
    await keepEdits(db, entry, edits)
    await expect(sendAgain(writer, { ...entry, edits })).rejects.toMatchObject({
      code: 'invalid_input',
      issues: [{ path: 'client_telefon' }],
    })
    expect(await db.rejected.get(entry.n)).toEqual({ ...entry, edits })
  })

  it('link to a page of the app: that of the order, of the car, or none', async () => {
    const { db, car, order, refuse } = await device()
    const pageFor = async (op: Op) => pageOf(db, (await refuse([op])).mutation)
    expect(await pageFor(lockedLine(order))).toEqual({ of: 'orders', to: `/comenzi/${order}` })
    expect(await pageFor(phone(car))).toEqual({ of: 'vehicles', to: `/vehicule/${car}` })
    expect(await pageFor(phone(newId()))).toBeNull()
    expect(await pageFor(lockedLine(newId()))).toBeNull()
  })

  it('show a field for each column that people write, and for a missing one that was required', async () => {
    const { db, order, refuse } = await device()
    const { mutation } = await refuse([lockedLine(order)])
    const [line] = await readable(db, mutation, 10, new Set(['norma_id', 'nowhere']))
    expect(line?.columns.map(({ column, isEditable }) => [column, isEditable])).toEqual([
      ['norma_id', true],
      ['tip', false],
      ['descriere', true],
      ['um', true],
      ['cantitate', true],
      ['pret_unitar', true],
    ])
  })

  it('stay complete when the device refuses them too, and nothing of them is written', async () => {
    const { db, writer, car, order, refuse } = await device()
    const entry = await refuse([phone(car), lockedLine(order)])
    await expect(sendAgain(writer, entry)).rejects.toMatchObject({ code: 'order_locked' })
    expect(await db.rejected.toArray()).toEqual([entry])
    expect(await db.outbox.count()).toBe(0)
    expect((await db.rows('vehicles').get(car))?.client_telefon).toBe('+40722123456')
  })

  it('can be restored in their place after they were discarded', async () => {
    const { db, car, order, refuse } = await device()
    const first = await refuse([phone(car)])
    const second = await refuse([lockedLine(order)])
    const restore = await discardRejected(db, first)
    expect(await db.rejected.toArray()).toEqual([second])
    await restore()
    expect(await db.rejected.orderBy('n').toArray()).toEqual([first, second])
  })

  it('are described with the labels of the app', async () => {
    const { db, car, order, refuse } = await device()
    const { mutation } = await refuse([
      phone(car),
      lockedLine(order),
      { op: 'delete', collection: 'vehicles', id: car, base: 1 },
    ])
    const [changed, added, deleted] = await readable(db, mutation, 10)
    expect(changed).toMatchObject({
      title: 'Modifică: mașină Ană',
      plate: 'CT12ABC',
      columns: [{ label: 'Telefonul clientului', now: '0722 123 456', wanted: '0733 000 111' }],
    })
    expect(added).toMatchObject({ title: 'Adaugă: linie de comandă', plate: 'CT12ABC' })
    expect(added?.columns.map(({ label, wanted }) => `${label}: ${wanted}`)).toEqual([
      'Fel: piesă sau material',
      'Descriere: Filtru',
      'Unitate: buc',
      'Cantitate: 1,5',
      'Preț unitar: 45,00\u00a0lei',
    ])
    expect(deleted).toMatchObject({ title: 'Șterge: mașină Ană', columns: [] })
    expect(await readable(db, mutation, 1)).toHaveLength(1)
  })

  it('with invalid columns and values are shown as they are', async () => {
    const { db, refuse } = await device()
    const { mutation } = await refuse([
      {
        op: 'insert',
        collection: 'orders',
        id: newId(),
        data: { data_comanda: 7, constructor: 'x', vehicle_id: newId() },
      },
      { op: 'patch', collection: 'unknown', id: newId(), base: 0, data: { toString: 'y' } },
    ])
    const [order, other] = await readable(db, mutation, 10)
    expect(order?.columns.map(({ label, wanted }) => `${label}: ${wanted}`)).toEqual([
      'Data: 7',
      'constructor: x',
      'Mașină: înregistrare necunoscută',
    ])
    expect(other).toMatchObject({ title: 'Modifică: unknown', columns: [{ label: 'toString', wanted: 'y' }] })
  })
})
