import { systemActor } from '#domain/sync/actor.ts'
import { localShop } from '#domain/workshop/shop/local-shop.ts'
import { AppDatabase } from '#web/data/database.ts'
import { type DraftOp, mutate, type Writer } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'

const LINES = 8
const ROUNDS = 5

/**
 * Milliseconds of each of `count` acts, one after the other, in rounds: on lines as a load leaves them, the same lines again,
 * the product with a record for each row, and the minimum that the browser needs.
 */
export type ActTimes = { loaded: number[]; again: number[]; single: number[]; raw: number[] }

/**
 * An edit of a line as a screen makes it, without a server: rules, row, derived order, outbox, in one transaction.
 * Beside it the same reads and writes of the same rows on plain IndexedDB, a record for each row, with the same durability
 * and nothing else.
 */
export const acts = async (count: number): Promise<ActTimes> => {
  const perRound = count / ROUNDS
  const orders = perRound * (ROUNDS + 1)
  const blocks = await openShop('bench-acts', orders)
  const single = await openShop('bench-acts-single', orders, 0)
  const times: ActTimes = { loaded: [], again: [], single: [], raw: [] }
  // They alternate, so that all run on the same machine load.
  for (let round = 0; round <= ROUNDS; round++) {
    const each = async (work: (index: number) => Promise<void>) => {
      const start = performance.now()
      for (let index = 0; index < perRound; index++) await work(round * perRound + index)
      return (performance.now() - start) / perRound
    }
    const [loaded, again] = [await each(blocks.edit), await each(blocks.edit)]
    const [own, raw] = [await each(single.edit), await each(single.rawEdit)]
    // The first round warms up.
    if (round === 0) continue
    times.loaded.push(loaded)
    times.again.push(again)
    times.single.push(own)
    times.raw.push(raw)
  }
  for (const { db } of [blocks, single]) await db.delete()
  return times
}

/** A shop with orders as a load leaves them. */
const openShop = async (name: string, orders: number, rowsOfBlock?: number) => {
  await AppDatabase.delete(name)
  const db = new AppDatabase(name, rowsOfBlock)
  await db.open()
  const tenantId = newId()
  const actor = { tenantId, userId: tenantId, kind: 'staff' as const, role: 'owner' as const }
  const writer: Writer = { db, mode: 'synced', actor, now: Date.now, newId }
  const system = systemActor(actor, 'device')
  await mutate({ ...writer, mode: 'local', actor: system }, '', localShop(tenantId, 'Service'))
  const made: { order: string; line: string }[] = []
  for (let index = 0; index < orders; index++) {
    const order = newId()
    const lines = Array.from({ length: LINES }, newId)
    const ops: DraftOp[] = [
      { op: 'insert', collection: 'orders', id: order, data: { data_comanda: '2026-11-20' } },
      ...lines.map((id) => ({
        op: 'insert' as const,
        collection: 'order_lines',
        id,
        data: { order_id: order, tip: 'manopera', descriere: 'Înlocuit bujii', ore: 1000, pret_ora: 10_000 },
      })),
    ]
    await mutate(writer, '', ops)
    made.push({ order, line: lines[index % LINES] ?? '' })
  }
  for (const table of [db.table('order_lines'), db.table('orders')]) {
    const rows = await table.toArray()
    await table.clear()
    await table.bulkPut(rows)
  }
  await db.outbox.clear()
  const at = (index: number) => ({ tenantId, order: '', line: '', ...made[index] })
  return {
    db,
    edit: (index: number) =>
      mutate(writer, 'Descriere', [
        {
          op: 'patch',
          collection: 'order_lines',
          id: at(index).line,
          data: { descriere: `Schimbat ${newId()}` },
        },
      ]),
    rawEdit: (index: number) => rawAct(db.backendDB(), at(index)),
  }
}

type Ids = { tenantId: string; order: string; line: string }

const rawAct = (db: IDBDatabase, { tenantId, order, line }: Ids): Promise<void> =>
  new Promise((resolve, reject) => {
    const transaction = db.transaction(['tenants', 'orders', 'order_lines', 'outbox'], 'readwrite', {
      durability: 'strict',
    })
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
    const [orders, rows] = [transaction.objectStore('orders'), transaction.objectStore('order_lines')]
    const read = rows.get(line)
    read.onsuccess = () => {
      transaction.objectStore('tenants').get(tenantId)
      rows.index('order_id').getAll(order)
      const parent = orders.get(order)
      parent.onsuccess = () => {
        rows.put(read.result)
        orders.put(parent.result)
        transaction.objectStore('outbox').add({ mutation: read.result, rows: [line, order] })
      }
    }
  })
