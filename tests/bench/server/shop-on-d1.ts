import { uuidv7 } from '#domain/kernel/ids.ts'
import type { Actor } from '#domain/sync/actor.ts'
import { freshRow } from '#domain/sync/apply-op.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { LogEntry } from '#domain/sync/log.ts'
import type { Mutation, Op } from '#domain/sync/protocol.ts'
import { emptySnapshot } from '#domain/sync/snapshot.ts'
import { WorkingCopy } from '#domain/sync/working-copy.ts'
import { orderLines, orders } from '#domain/workshop/orders/schema.ts'
import { Committer } from '#durable-objects/tenant/committer.ts'
import { initialise } from '#durable-objects/tenant/initialise.ts'
import { asSent } from '#durable-objects/tenant/push.ts'
import { bindings } from '#tests/factories/api.ts'
import { readHead } from '#worker/db/commit-reads.ts'
import { persistCommit } from '#worker/db/commit-store.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'

/** A shop directly on D1, without HTTP and object, so that the cost of each act can be counted. */
export type ShopOnD1 = {
  db: TenantDb
  actor: Actor
  /** A committer that has read nothing yet, like an object that has just started; its acts are the owner's by default. */
  cold(actor?: Actor): Device
  head(): Promise<{ epoch: string; head: number }>
}

/** A device of the shop and the committer that it reaches. */
export type Device = { act(ops: Op[]): Promise<void> }

const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

/** Founds a shop on a database. */
export const shopOnD1 = async (d1: D1Database): Promise<ShopOnD1> => {
  const tenantId = newId()
  const db = { tenantId, d1, files: bindings.FILES }
  const actor = { tenantId, userId: newId(), kind: 'staff' as const, role: 'owner' as const }
  const committer = () =>
    new Committer(db, Date.now, {
      onCommit: () => undefined,
      onFault: (error) => {
        throw error
      },
    })
  await initialise(
    db,
    committer(),
    {
      tenantId,
      userId: actor.userId,
      name: 'Ana',
      company: 'Service Numărat SRL',
      cui: '',
      email: 'numarat@service.test',
    },
    Date.now(),
  )
  return {
    db,
    actor,
    cold: (as = actor) => deviceOn(committer(), as),
    head: async () => {
      const found = await readHead(db)
      if (!found) throw new Error('the shop has no history')
      return found
    },
  }
}

const deviceOn = (committer: Committer, actor: Actor): Device => {
  const clientId = newId()
  return {
    act: async (ops) => {
      const mutation: Mutation = { id: newId(), at: new Date().toISOString(), label: 'Măsurătoare', ops }
      const { outcome } = await committer.submit({
        actor,
        clientId,
        epoch: null,
        mutations: [asSent(mutation)],
      })
      const result = outcome.refused === null ? outcome.results[0] : outcome
      if (!result || !('status' in result) || result.status !== 'applied')
        throw new Error(`an act was refused: ${JSON.stringify(result)}`)
    },
  }
}

export type MadeOrder = { ops: Op[]; orderId: string; lineIds: string[] }

/** An order of a car with three works and two parts: six rows. */
export const orderOfSixRows = (vehicleId: string): MadeOrder => {
  const orderId = newId()
  const lineIds = Array.from({ length: 5 }, newId)
  const ops: Op[] = [
    {
      op: 'insert',
      collection: 'orders',
      id: orderId,
      data: { data_comanda: '2026-11-20', vehicle_id: vehicleId, km_intrare: 154_000 },
    },
    ...lineIds.map((id, index): Op => {
      const place = { order_id: orderId, ordine: (index + 1) * 10 }
      const work = { tip: 'manopera', descriere: 'Înlocuit bujii', ore: 750, pret_ora: 15_000 }
      const part = { tip: 'material', descriere: 'Bujie', um: 'buc', cantitate: 4000, pret_unitar: 4500 }
      return { op: 'insert', collection: 'order_lines', id, data: { ...place, ...(index < 3 ? work : part) } }
    }),
  ]
  return { ops, orderId, lineIds }
}

/** Rows of one batch that fills a shop. */
const BATCH = 5_000
const LINES_PER_ORDER = 9

/** Gives a shop this many other rows, written as a commit writes them: orders of nine lines, and their log. */
export const addOtherRows = async ({ db, actor, head }: ShopOnD1, number: number): Promise<void> => {
  const { epoch, head: start } = await head()
  const now = new Date().toISOString()
  const clientId = newId()
  let orderId = ''
  for (let done = 0; done < number; done += BATCH) {
    const rows: { collection: string; row: Row }[] = []
    const log: LogEntry[] = []
    for (let index = done; index < Math.min(done + BATCH, number); index++) {
      const isOrder = index % (LINES_PER_ORDER + 1) === 0
      const collection = isOrder ? orders : orderLines
      const id = newId()
      if (isOrder) orderId = id
      const rev = start + index + 1
      const own = isOrder ? { data_comanda: '2026-10-01' } : { order_id: orderId, tip: 'manopera' }
      const row = { ...freshRow(collection, id, actor, now), ...own, rev } as Row
      rows.push({ collection: collection.name, row })
      log.push({
        rev,
        before: 0,
        collection: collection.name,
        rowId: id,
        patch: own,
        prev: null,
        actId: '',
        clientId,
      })
    }
    await persistCommit(
      db,
      {
        kind: 'committed',
        now,
        head: start + done + rows.length,
        rows,
        log,
        records: [],
        counters: new Map(),
        effects: [],
        outcomes: [],
        faults: [],
        working: new WorkingCopy(emptySnapshot(epoch, start)),
      },
      { epoch, head: start + done },
    )
  }
}
