import { compare } from '#domain/kernel/compare.ts'
import type { Order, OrderLine } from './schema.ts'
import { counts } from './totals.ts'

/** A line that a client refused or postponed and that no later order settles. */
export type FollowUp = { line: OrderLine; order: Order }

/**
 * The open follow-ups of one car, newest first, from all its orders and their lines. They are not stored: a line of a
 * later order that links to a refused one (`provine_din`) settles it. Deleting that line or annulling its order reopens
 * the follow-up; refusing it again moves the follow-up to the newer line.
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
