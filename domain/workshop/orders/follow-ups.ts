import { compare } from '#domain/kernel/compare.ts'
import type { Order, OrderLine } from './schema.ts'
import { counts } from './totals.ts'

/** Work that a client refused or postponed and that nobody has taken up yet. */
export type FollowUp = { line: OrderLine; order: Order }

/**
 * The open follow-ups of one car, newest first, from all its orders and their lines. Nothing is stored: a line of a
 * later order that came from a refused one (`provine_din`) settles it, and deleting that line, having it refused again,
 * or annulling its order opens it again, under the newer line where there is one.
 */
export const followUpsOf = (orders: readonly Order[], lines: readonly OrderLine[]): FollowUp[] => {
  const standing = new Map(
    orders.filter(({ status }) => status !== 'ANULAT').map((order) => [order.id, order]),
  )
  const taken = new Set(
    lines.flatMap(({ provine_din, order_id }) =>
      provine_din !== null && standing.has(order_id) ? [provine_din] : [],
    ),
  )
  return lines
    .flatMap((line) => {
      const order = standing.get(line.order_id)
      const isOpen = !counts(line) && line.urmarire_inchisa === 0 && !taken.has(line.id)
      return order && isOpen ? [{ line, order }] : []
    })
    .sort((a, b) => compare(b.order.data_comanda, a.order.data_comanda) || compare(b.line.id, a.line.id))
}
