import { useRef } from 'react'
import type { Order } from '#domain/workshop/orders/schema.ts'
import { useLive } from '#web/data/hooks.ts'

/** An order as a row of the list shows it. */
export type OrderSummary = { order: Order; works: string[] }

/** More than this is not kept of what was scrolled past. */
const KEPT = 2000

/** The rows of the orders in sight, followed; what was read before stays until it is read again. */
export const useOrderRows = (ids: readonly string[]): ReadonlyMap<string, OrderSummary> => {
  const kept = useRef(new Map<string, OrderSummary>())
  const read = useLive(
    async (db) => {
      const orders = await db.rows('orders').bulkGet([...ids])
      const lines = await db
        .rows('order_lines')
        .where('order_id')
        .anyOf([...ids])
        .toArray()
      const works = new Map<string, typeof lines>()
      for (const line of lines) works.set(line.order_id, [...(works.get(line.order_id) ?? []), line])
      return orders.flatMap((order) =>
        order
          ? [
              {
                order,
                works: (works.get(order.id) ?? [])
                  .sort((a, b) => a.tip.localeCompare(b.tip) || a.ordine - b.ordine)
                  .map(({ descriere }) => descriere)
                  .filter((name) => name !== ''),
              },
            ]
          : [],
      )
    },
    [ids.join()],
  )
  if (read) {
    if (kept.current.size > KEPT) kept.current.clear()
    for (const row of read) kept.current.set(row.order.id, row)
  }
  return kept.current
}
