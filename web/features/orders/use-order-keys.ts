import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { compact, searchText } from '#domain/romania/search.ts'
import type { Order } from '#domain/workshop/orders/schema.ts'
import { ORDER_STATUSES, type OrderStatus } from '#domain/workshop/orders/workflow.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { useData, useLive } from '#web/data/hooks.ts'
import { RowIndex, searchTest } from '#web/data/row-index.ts'

/** All orders as keys alone, newest first: ten thousand of them are read in a few milliseconds. */
type Keys = { all: string[]; counts: Record<OrderStatus, number>; ofStatus: Set<string> | null }

const last = new WeakMap<AppDatabase, Map<string, Keys>>()

const readKeys = async (db: AppDatabase, status: OrderStatus | null): Promise<Keys> => {
  const orders = db.rows('orders')
  const ofStatus = (one: OrderStatus) => orders.where('status').equals(one)
  const [all, counted, keys] = await Promise.all([
    orders.orderBy('data_comanda').primaryKeys(),
    Promise.all(ORDER_STATUSES.map(async (one) => [one, await ofStatus(one).count()] as const)),
    status && ofStatus(status).primaryKeys(),
  ])
  return {
    all: all.reverse(),
    counts: Object.fromEntries(counted) as Keys['counts'],
    ofStatus: keys && new Set(keys),
  }
}

/** The keys as last seen stand at once when one comes back, so that the place in the list is found again. */
const useKeys = (status: OrderStatus | null): Keys | undefined => {
  const { db } = useData()
  const known = last.get(db) ?? new Map<string, Keys>()
  last.set(db, known)
  const name = status ?? ''
  const read = useLive(async (from) => ({ name, keys: await readKeys(from, status) }), [name])
  if (read) known.set(read.name, read.keys)
  return known.get(name)
}

type OrderEntry = { id: string; text: string; number: string }

const entriesOf = async (rows: Order[]): Promise<OrderEntry[]> =>
  rows.map((row) => ({
    id: row.id,
    number: row.nr_comanda === null ? '' : String(row.nr_comanda),
    text: searchText({
      texts: [
        row.client_nume,
        `${row.marca_denumire} ${row.model_denumire}`,
        row.nr_comanda === null ? '' : String(row.nr_comanda),
      ],
      plates: [row.nr_auto],
      phones: [row.client_telefon],
    }),
  }))

const indexes = new WeakMap<AppDatabase, RowIndex<'orders', OrderEntry>>()

const indexOf = (db: AppDatabase): RowIndex<'orders', OrderEntry> => {
  const known = indexes.get(db) ?? new RowIndex(db, 'orders', entriesOf)
  indexes.set(db, known)
  return known
}

const STILL = () => () => undefined
/** The list is painted first; then, behind it, the search gets its index. */
const INDEX_DELAY = 1200

/** What the list shows: keys of the orders of a status that a query finds, newest first. */
export const useOrderKeys = (status: OrderStatus | null, query: string) => {
  const { db } = useData()
  const keys = useKeys(status)
  const index = indexOf(db)
  const asked = query.trim()
  const [isWarm, setWarm] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setWarm(true), INDEX_DELAY)
    return () => clearTimeout(timer)
  }, [])
  const found = useSyncExternalStore(isWarm || asked !== '' ? index.subscribe : STILL, index.get)
  const shown = useMemo(() => {
    if (!keys) return undefined
    const inStatus = keys.ofStatus ? keys.all.filter((id) => keys.ofStatus?.has(id)) : keys.all
    if (asked === '') return inStatus
    const fits = searchTest(asked)
    const number = compact(asked)
    const hits = inStatus.filter((id) => fits(found.entries.get(id)?.text ?? '\n'))
    const exact = hits.filter((id) => found.entries.get(id)?.number === number)
    // Who types a whole order number wants that order, not the newest that has the figures in its phone.
    return exact.length > 0 ? [...exact, ...hits.filter((id) => !exact.includes(id))] : hits
  }, [keys, asked, found])
  return {
    ids: shown,
    counts: keys?.counts,
    total: keys?.all.length,
    isSearching: asked !== '' && !found.ready,
  }
}
