import { useSyncExternalStore } from 'react'
import { useData } from '#web/data/hooks.ts'
import { useStored } from '#web/listing/use-stored.ts'
import { type ListedOrder, orderIndexOf } from './order-index.ts'

const NONE: readonly string[] = []

/**
 * The rows of the orders in sight, followed: out of memory once all are there, so that a key waits for no disk; until then
 * from the disk.
 */
export const useOrderRows = (ids: readonly string[]): ReadonlyMap<string, ListedOrder> => {
  const index = orderIndexOf(useData().db)
  const { entries, ready } = useSyncExternalStore(index.watch, index.get)
  const stored = useStored('orders', ready ? NONE : ids)
  return ready ? entries : stored
}
