import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { ORDER_STATUSES, type OrderStatus } from '#domain/workshop/orders/workflow.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { useData, useLive } from '#web/data/hooks.ts'
import { Narrowing } from '#web/data/narrowing.ts'
import type { Found } from '#web/listing/list-page.tsx'
import { asksOnly } from '#web/listing/query.ts'
import { type FoundOrders, findOrders, inOrder } from './find-orders.ts'
import { type OrderEntry, orderIndexOf } from './order-index.ts'
import { ORDER_QUERY, type OrderQuery, type Sort } from './order-query.ts'

/** Milliseconds until everything is indexed: the first list is painted from keys alone. */
const INDEX_DELAY = 1200

/** Milliseconds until the rest is read and counted: the newest orders are on the screen by then. */
const REST_DELAY = 200

/** Rows that are painted before the others are counted: more than a screen has. */
const FIRST = 100

type Keys = { ids: string[]; all?: FoundOrders }

/** The newest orders, however many there are. */
const readNewest = async (db: AppDatabase): Promise<Keys> => {
  const ids = await db.rows('orders').orderBy('data_comanda').reverse().limit(FIRST).primaryKeys()
  return ids.length < FIRST ? readKeys(db, null) : { ids }
}

/** The list from Dexie's own indexes, newest first: tens of thousands of keys, and not one row. */
const readKeys = async (db: AppDatabase, status: OrderStatus | null): Promise<Keys> => {
  const orders = db.rows('orders')
  const [all, counted, ofStatus] = await Promise.all([
    orders.orderBy('data_comanda').reverse().primaryKeys(),
    Promise.all(
      ORDER_STATUSES.map(async (one) => [one, await orders.where('status').equals(one).count()] as const),
    ),
    status && orders.where('status').equals(status).primaryKeys(),
  ])
  const wanted = ofStatus && new Set(ofStatus)
  const ids = wanted ? all.filter((id) => wanted.has(id)) : all
  const counts = Object.fromEntries(counted) as FoundOrders['counts']
  return { ids, all: { ids, counts, count: all.length } }
}

type Entries = ReadonlyMap<string, OrderEntry>

type Sorted = { entries: Entries; size: number; sort: Sort; sorted: OrderEntry[] }

/**
 * Sorts once for each state of the index and each sort order. While the index grows it is the same map with more
 * entries.
 */
const sorter = () => {
  let last: Sorted | null = null
  return (entries: Entries, size: number, sort: Sort): OrderEntry[] => {
    if (last?.entries !== entries || last.size !== size || last.sort !== sort)
      last = { entries, size, sort, sorted: inOrder(entries.values(), sort) }
    return last.sorted
  }
}

/** The rows of the list: ids of the matching orders, and how many there are of each status. */
export const useOrderList = (filter: OrderQuery): Found & { counts: FoundOrders | undefined } => {
  const { db } = useData()
  const index = orderIndexOf(db)
  const plain = asksOnly(ORDER_QUERY, filter, 'status')
  const [isWarm, setWarm] = useState(() => index.get().ready)
  useEffect(() => {
    const timer = setTimeout(() => setWarm(true), INDEX_DELAY)
    return () => clearTimeout(timer)
  }, [])
  const { entries, ready } = useSyncExternalStore(isWarm || !plain ? index.subscribe : index.watch, index.get)
  const { size } = entries
  const fromIndex = ready || !plain
  const [isPainted, setPainted] = useState(false)
  const isFirst = !isPainted && filter.status === null
  const keys = useLive(
    async (from) => {
      if (fromIndex) return null
      return isFirst ? readNewest(from) : readKeys(from, filter.status)
    },
    [fromIndex, isFirst, filter.status],
  )
  const isRead = keys !== undefined
  useEffect(() => {
    if (!isRead) return
    const timer = setTimeout(() => setPainted(true), REST_DELAY)
    return () => clearTimeout(timer)
  }, [isRead])
  const [sorted] = useState(sorter)
  const [narrowing] = useState(() => new Narrowing<OrderEntry>())
  const found = useMemo(
    () => (fromIndex ? findOrders(sorted(entries, size, filter.sort), filter, narrowing) : undefined),
    [fromIndex, entries, size, filter, sorted, narrowing],
  )
  const counts = found ?? keys?.all
  return {
    counts,
    ids: found?.ids ?? keys?.ids,
    total: ready ? entries.size : keys?.all?.count,
    isSearching: fromIndex && !ready,
  }
}
