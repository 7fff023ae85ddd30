import { useRef } from 'react'
import type { Order } from '#domain/workshop/orders/schema.ts'
import { useLive } from '#web/data/hooks.ts'

/** More than this is not kept of what was scrolled past. */
const KEPT = 2000

/** The rows of the orders in sight, followed; what was read before stays until it is read again. */
export const useOrderRows = (ids: readonly string[]): ReadonlyMap<string, Order> => {
  const kept = useRef(new Map<string, Order>())
  const read = useLive((db) => db.rows('orders').bulkGet([...ids]), [ids.join()])
  if (read) {
    if (kept.current.size > KEPT) kept.current.clear()
    for (const row of read) if (row) kept.current.set(row.id, row)
  }
  return kept.current
}
