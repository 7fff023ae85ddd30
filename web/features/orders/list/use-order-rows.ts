import { useSyncExternalStore } from 'react'
import { useData } from '#web/data/hooks.ts'
import { useStored } from '#web/listing/use-stored.ts'
import { type ListedOrder, orderIndexOf } from './order-index.ts'

const NONE: readonly string[] = []

/**
 * The rows of the visible orders, kept current: from memory once all are there, so that a key does not wait for the
 * disk; from the disk until then.
 */
export const useOrderRows = (ids: readonly string[]): ReadonlyMap<string, ListedOrder> => {
  const index = orderIndexOf(useData().db)
  const { entries, ready } = useSyncExternalStore(index.watch, index.get)
  const stored = useStored('orders', ready ? NONE : ids)
  return ready ? entries : stored
}
