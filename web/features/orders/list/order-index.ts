import { fold, searchText } from '#domain/romania/search.ts'
import type { Order } from '#domain/workshop/orders/schema.ts'
import type { OrderStatus } from '#domain/workshop/orders/workflow.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { RowIndex } from '#web/data/row-index.ts'

/** What is kept in memory of an order: all that the list filters, searches and sorts by, and nothing else. */
export type OrderEntry = {
  id: string
  text: string
  number: number | null
  status: OrderStatus
  board: string | null
  type: string | null
  /** Ids of the mechanics on its lines. */
  mechanics: string
  day: string
  plate: string
  /** Folded, so that sorting needs no collator. */
  client: string
  /** Bani. */
  total: number
}

export const entryOf = (order: Order): OrderEntry => ({
  id: order.id,
  text: searchText({
    texts: [
      order.client_nume,
      `${order.marca_denumire} ${order.model_denumire}`,
      order.nr_comanda === null ? '' : `nr. ${order.nr_comanda}`,
      order.lucrari,
    ],
    plates: [order.nr_auto],
    phones: [order.client_telefon],
  }),
  number: order.nr_comanda,
  status: order.status,
  board: order.board_status_id,
  type: order.tip_deviz_id,
  mechanics: order.visible_to,
  day: order.data_comanda,
  plate: order.nr_auto,
  client: fold(order.client_nume),
  total: order.total_general,
})

export type OrderIndex = RowIndex<'orders', OrderEntry>

const indexes = new WeakMap<AppDatabase, OrderIndex>()

/** The one index of the orders of a database. */
export const orderIndexOf = (db: AppDatabase): OrderIndex => {
  const known = indexes.get(db) ?? new RowIndex(db, 'orders', async (rows: Order[]) => rows.map(entryOf))
  indexes.set(db, known)
  return known
}
