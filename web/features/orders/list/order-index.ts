import { fold, searchText } from '#domain/romania/search.ts'
import type { Order } from '#domain/workshop/orders/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { RowIndex } from '#web/data/row-index.ts'

/** The columns of an order that a list filters, sorts by and shows. */
const LISTED = [
  'id',
  'nr_comanda',
  'status',
  'agreement',
  'open_request',
  'board_status_id',
  'tip_deviz_id',
  'visible_to',
  'data_comanda',
  'nr_auto',
  'client_nume',
  'marca_denumire',
  'model_denumire',
  'lucrari',
  'total_general',
] as const satisfies readonly (keyof Order)[]

/** An order as a row of a list shows it. */
export type ListedOrder = Pick<Order, (typeof LISTED)[number]>

/** What is in memory of an order: a list finds, sorts and draws with it without reading the disk. */
export type OrderEntry = ListedOrder & {
  text: string
  /** The client's name folded, so that sorting needs no collator. */
  client: string
}

export const entryOf = (order: Order): OrderEntry => ({
  ...(Object.fromEntries(LISTED.map((name) => [name, order[name]])) as ListedOrder),
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
  client: fold(order.client_nume),
})

export type OrderIndex = RowIndex<'orders', OrderEntry>

const indexes = new WeakMap<AppDatabase, OrderIndex>()

/** The one index of the orders of a database. */
export const orderIndexOf = (db: AppDatabase): OrderIndex => {
  const known = indexes.get(db) ?? new RowIndex(db, 'orders', async (rows: Order[]) => rows.map(entryOf))
  indexes.set(db, known)
  return known
}
