import { useRef, useSyncExternalStore } from 'react'
import { useData, useLive } from '#web/data/hooks.ts'
import { type ListedOrder, orderIndexOf } from './order-index.ts'

/** More than this is not kept of what was scrolled past. */
const KEPT = 2000

const NONE: readonly string[] = []

/**
 * The rows of the orders in sight, followed: out of memory once all are there, so that a key waits for no disk; until
 * then from the disk, where what was read before stays until it is read again.
 */
export const useOrderRows = (ids: readonly string[]): ReadonlyMap<string, ListedOrder> => {
  const { db } = useData()
  const index = orderIndexOf(db)
  const { entries, ready } = useSyncExternalStore(index.watch, index.get)
  const kept = useRef(new Map<string, ListedOrder>())
  const wanted = ready ? NONE : ids
  const read = useLive((from) => from.rows('orders').bulkGet([...wanted]), [wanted.join()])
  if (ready) return entries
  if (read) {
    if (kept.current.size > KEPT) kept.current.clear()
    for (const row of read) if (row) kept.current.set(row.id, row)
  }
  return kept.current
}
