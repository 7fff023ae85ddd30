import type { Row } from '#domain/sync/collection.ts'
import type { Values } from '#domain/sync/log.ts'
import type { Books } from '#worker/modules/payments/take-event.ts'
import type { Payments } from '#worker/providers/payments/port.ts'

/** One shop's rows in memory, for what follows a provider of payments; an act is done once by its key. */
export const memoryBooks = (payments: Payments, now: () => number) => {
  const shop: Values = { plan: 'basic', plan_until: null }
  const rows: { id: string; collection: string; data: Values }[] = []
  const done = new Set<string>()
  const books: Books = {
    payments,
    act: async (tenantId, key, ops) => {
      const act = `${tenantId}/${key}`
      if (done.has(act)) return
      done.add(act)
      for (const op of ops) {
        if (op.op === 'patch' && op.collection === 'tenants') Object.assign(shop, op.data)
        if (op.op === 'patch' && op.collection !== 'tenants')
          Object.assign(rows.find(({ id }) => id === op.id)?.data ?? {}, op.data)
        if (op.op === 'insert')
          rows.push({ id: op.id, collection: op.collection, data: { ...(op.data as Values) } })
      }
    },
    rowOf: async (_, payment) => rows.find(({ data }) => data.payment === payment)?.id ?? null,
    invoiceState: 'requested',
    now,
  }
  const of = (collection: string): Values[] =>
    rows
      .filter((row) => row.collection === collection)
      .map(({ data }) => data)
      .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
  return {
    books,
    shop: shop as Values & Partial<Row>,
    acts: done,
    ledger: () => of('plan_payments'),
    packs: () => of('usage_packs'),
  }
}
