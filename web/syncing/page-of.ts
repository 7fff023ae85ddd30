import type { Mutation, Op } from '#domain/sync/protocol.ts'
import type { AppDatabase } from '#web/data/database.ts'

/** The page that shows what a mutation is about. */
export type RowPage = { to: string; of: 'orders' | 'vehicles' | 'tenants' }

/** The row on whose page an op is visible, and that page. */
const rowOfPage = (op: Op, row: Record<string, unknown> | undefined): [RowPage['of'], string] | null => {
  const orderId = op.data?.order_id ?? row?.order_id
  if (typeof orderId === 'string') return ['orders', orderId]
  if (op.collection === 'orders' || op.collection === 'vehicles' || op.collection === 'tenants')
    return [op.collection, op.id]
  return null
}

const ADDRESS: Record<RowPage['of'], (id: string) => string> = {
  orders: (id) => `/comenzi/${id}`,
  vehicles: (id) => `/vehicule/${id}`,
  tenants: () => '/setari',
}

/** The page of the first row that is here; null where no op has one. */
export const pageOf = async (db: AppDatabase, { ops }: Pick<Mutation, 'ops'>): Promise<RowPage | null> => {
  for (const op of ops) {
    const row = await rowOf(db, op.collection, op.id)
    const page = rowOfPage(op, row)
    if (page && (await rowOf(db, ...page))) return { of: page[0], to: ADDRESS[page[0]](page[1]) }
  }
  return null
}

/** A collection that this version does not know has no rows. */
const rowOf = async (db: AppDatabase, collection: string, id: string) =>
  db.tables.some(({ name }) => name === collection) ? db.anyRows(collection).get(id) : undefined
