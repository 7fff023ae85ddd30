import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { ORDER_STATUSES, type OrderStatus } from '#domain/workshop/orders/workflow.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { useData, useLive } from '#web/data/hooks.ts'
import { asksOnly, type Found, findOrders, type ListFilter, newestFirst } from './find-orders.ts'
import { type OrderEntry, orderIndexOf } from './order-index.ts'

/** The first list is painted from keys alone; then, behind it, everything gets its index. Milliseconds. */
const INDEX_DELAY = 1200

const STILL = () => () => undefined

/** The list as Dexie's own indexes give it, newest first: tens of thousands of keys, and not one row. */
const readKeys = async (db: AppDatabase, status: OrderStatus | null): Promise<Found> => {
  const orders = db.rows('orders')
  const [all, counted, ofStatus] = await Promise.all([
    orders.orderBy('data_comanda').reverse().primaryKeys(),
    Promise.all(
      ORDER_STATUSES.map(async (one) => [one, await orders.where('status').equals(one).count()] as const),
    ),
    status && orders.where('status').equals(status).primaryKeys(),
  ])
  const wanted = ofStatus && new Set(ofStatus)
  return {
    ids: wanted ? all.filter((id) => wanted.has(id)) : all,
    counts: Object.fromEntries(counted) as Found['counts'],
    count: all.length,
  }
}

const sortedOf = new WeakMap<ReadonlyMap<string, OrderEntry>, { size: number; entries: OrderEntry[] }>()

/** Sorted once for each state of the index, whoever asks. While it grows it is the same map with more in it. */
const sorted = (entries: ReadonlyMap<string, OrderEntry>, size: number): OrderEntry[] => {
  const known = sortedOf.get(entries)
  if (known?.size === size) return known.entries
  const fresh = newestFirst(entries.values())
  sortedOf.set(entries, { size, entries: fresh })
  return fresh
}

/** What the list shows: ids of the orders that fit, and how many there are of each status. */
export const useOrderList = (
  filter: ListFilter,
): { found: Found | undefined; total: number | undefined; isSearching: boolean } => {
  const { db } = useData()
  const index = orderIndexOf(db)
  const plain = asksOnly(filter, 'status')
  const [isWarm, setWarm] = useState(() => index.get().ready)
  useEffect(() => {
    const timer = setTimeout(() => setWarm(true), INDEX_DELAY)
    return () => clearTimeout(timer)
  }, [])
  const { entries, ready } = useSyncExternalStore(isWarm || !plain ? index.subscribe : STILL, index.get)
  const { size } = entries
  const fromIndex = ready || !plain
  const keys = useLive(
    async (from) => (fromIndex ? null : readKeys(from, filter.status)),
    [fromIndex, filter.status],
  )
  const count = useLive((from) => from.rows('orders').count())
  const found = useMemo(
    () => (fromIndex ? findOrders(sorted(entries, size), filter) : undefined),
    [fromIndex, entries, size, filter],
  )
  return {
    found: found ?? keys ?? undefined,
    total: ready ? entries.size : count,
    isSearching: fromIndex && !ready,
  }
}
