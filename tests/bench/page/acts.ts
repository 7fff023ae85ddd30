import { systemActor } from '#domain/sync/actor.ts'
import { localShop } from '#domain/workshop/shop/local-shop.ts'
import { AppDatabase } from '#web/data/database.ts'
import { mutate, type Writer } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'

const DATABASE = 'bench-acts'
const LINES = 5
const ROUNDS = 5

/**
 * Milliseconds of each of `count` acts, one after the other, in rounds: those of the product, and the minimum that the
 * browser needs.
 */
export type ActTimes = { act: number[]; raw: number[] }

/**
 * An edit of a line as a screen makes it, without a server: rules, row, derived order, outbox, in one transaction.
 * Beside it the same reads and writes of the same rows on plain IndexedDB, with the same durability and nothing else.
 */
export const acts = async (count: number): Promise<ActTimes> => {
  await AppDatabase.delete(DATABASE)
  const db = new AppDatabase(DATABASE)
  await db.open()
  const tenantId = newId()
  const actor = { tenantId, userId: tenantId, kind: 'staff' as const, role: 'owner' as const }
  const writer: Writer = { db, mode: 'synced', actor, now: Date.now, newId }
  const system = systemActor(actor, 'device')
  await mutate({ ...writer, mode: 'local', actor: system }, '', localShop(tenantId, 'Service'))
  const order = newId()
  const lines = Array.from({ length: LINES }, newId)
  await mutate(writer, '', [
    { op: 'insert', collection: 'orders', id: order, data: { data_comanda: '2026-11-20' } },
    ...lines.map((id) => ({
      op: 'insert' as const,
      collection: 'order_lines',
      id,
      data: { order_id: order, tip: 'manopera', ore: 1000, pret_ora: 10_000 },
    })),
  ])
  const lineAt = (index: number) => lines[index % LINES] ?? order
  const act = (index: number) =>
    mutate(writer, 'Descriere', [
      { op: 'patch', collection: 'order_lines', id: lineAt(index), data: { descriere: `Schimbat ${index}` } },
    ])
  const raw = (index: number) => rawAct(db.backendDB(), { tenantId, order, line: lineAt(index) })
  const times: ActTimes = { act: [], raw: [] }
  // They alternate, so that both run on the same machine load.
  for (let round = 0; round <= ROUNDS; round++) {
    const [own, bare] = [await each(act, count / ROUNDS), await each(raw, count / ROUNDS)]
    // The first round warms up.
    if (round === 0) continue
    times.act.push(own)
    times.raw.push(bare)
  }
  await db.delete()
  return times
}

const each = async (work: (index: number) => Promise<void>, count: number): Promise<number> => {
  const start = performance.now()
  for (let index = 0; index < count; index++) await work(index)
  return (performance.now() - start) / count
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
