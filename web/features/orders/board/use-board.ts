import { compare } from '#domain/kernel/compare.ts'
import { byPosition } from '#domain/kernel/position.ts'
import type { BoardStatus } from '#domain/workshop/orders/board.ts'
import type { Order } from '#domain/workshop/orders/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { useLive } from '#web/data/hooks.ts'

/**
 * One column: a label and its orders, the ones that wait longest first. `board` is null for orders in work without a
 * label.
 */
export type Column = { board: BoardStatus | null; orders: Order[]; more: boolean }

/** More cards than this in one column are of no use; the list shows them all. */
const MOST = 100

const oldestFirst = (a: Order, b: Order): number =>
  compare(a.data_comanda, b.data_comanda) || (a.id < b.id ? -1 : 1)

/** The newest orders of a label, read by index, so that orders labelled years ago are not read. */
const columnOf = async (
  db: AppDatabase,
  board: BoardStatus | null,
  known: ReadonlySet<string>,
): Promise<Column> => {
  const orders = db.rows('orders')
  const newest = board
    ? orders.where('board_status_id').equals(board.id).reverse()
    : orders
        .where('status')
        .equals('DRAFT')
        .reverse()
        // A label that was deleted or deactivated counts as none.
        .filter(({ board_status_id }) => board_status_id === null || !known.has(board_status_id))
  const found = await newest
    .filter((order) => order.status !== 'ANULAT')
    .limit(MOST + 1)
    .toArray()
  return { board, orders: found.slice(0, MOST).sort(oldestFirst), more: found.length > MOST }
}

/** The whole board, kept current; undefined during the first read. */
export const useBoard = (): Column[] | undefined =>
  useLive(async (db) => {
    const all = (await db.rows('board_statuses').toArray()).sort(byPosition)
    const boards = all.filter(({ activ }) => activ === 1)
    const known = new Set(boards.map(({ id }) => id))
    return Promise.all([null, ...boards].map((board) => columnOf(db, board, known)))
  })
