import { pick } from '#domain/kernel/pick.ts'
import type { Values } from '#domain/sync/log.ts'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'

/** What was agreed about a line. */
const AGREED = [
  'tip',
  'descriere',
  'norma_id',
  'ore',
  'pret_ora',
  'um',
  'cantitate',
  'pret_unitar',
  'discount_procent',
  'discount_valoare',
  'urgent',
  'ordine',
] as const satisfies readonly (keyof OrderLine)[]

/** What another line takes over from a line: all that was agreed, nothing about how the work went. */
export const agreedOf = (line: OrderLine) => pick(line, AGREED)

/** Everything that a person wrote in a line. */
const wholeOf = (line: OrderLine) =>
  pick(line, [...AGREED, 'order_id', 'stare', 'provine_din', 'urmarire_inchisa', 'mecanic_id', 'executat'])

/** What still links to a deleted line, by its ids: it moves to the line that comes back. */
export type LeftBehind = { photos: readonly string[]; work_sessions: readonly string[] }

/** The rows of an order that link to a line. */
export const leftBehindBy = async (
  db: AppDatabase,
  { id, order_id }: Pick<OrderLine, 'id' | 'order_id'>,
): Promise<LeftBehind> => {
  const idsIn = async (collection: keyof LeftBehind) => {
    const rows = await db.rows(collection).where('order_id').equals(order_id).toArray()
    return rows.filter(({ line_id }) => line_id === id).map((row) => row.id)
  }
  return { photos: await idsIn('photos'), work_sessions: await idsIn('work_sessions') }
}

/**
 * A line that comes back is a new row, because a deleted one stays deleted; its cost, its photos and its hours come with
 * it.
 */
export const backOps = (
  id: string,
  data: Values & { order_id: string },
  cost: number | undefined,
  left: LeftBehind,
): DraftOp[] => {
  const moved = (collection: keyof LeftBehind): DraftOp[] =>
    left[collection].map((one) => ({ op: 'patch', collection, id: one, data: { line_id: id } }))
  return [
    { op: 'insert', collection: 'order_lines', id, data },
    ...(cost === undefined
      ? []
      : [
          {
            op: 'insert' as const,
            collection: 'order_line_costs',
            id,
            data: { order_id: data.order_id, pret_achizitie: cost },
          },
        ]),
    ...moved('photos'),
    ...moved('work_sessions'),
  ]
}

/** The ops that undo a deletion. */
export const insertsOf = (line: OrderLine, cost: number | undefined, left: LeftBehind): DraftOp[] =>
  backOps(newId(), wholeOf(line), cost, left)
