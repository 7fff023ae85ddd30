import { compact, fold } from '#domain/romania/search.ts'
import { ORDER_STATUSES, type OrderStatus } from '#domain/workshop/orders/workflow.ts'
import { searchTest } from '#web/data/row-index.ts'
import type { OrderEntry } from './order-index.ts'

/** By what the list may be ordered; a minus turns it round. */
export const SORTS = [
  '-data',
  'data',
  '-numar',
  'numar',
  'masina',
  '-masina',
  'client',
  '-client',
  '-total',
  'total',
] as const
export type Sort = (typeof SORTS)[number]

/** What the list is asked for; null and '' ask for nothing. */
export type ListFilter = {
  status: OrderStatus | null
  board: string | null
  mechanic: string | null
  type: string | null
  /** Days, both included. */
  from: string | null
  to: string | null
  text: string
  sort: Sort
}

export const EVERYTHING: ListFilter = {
  status: null,
  board: null,
  mechanic: null,
  type: null,
  from: null,
  to: null,
  text: '',
  sort: '-data',
}

/** Whether nothing is asked beside these. */
export const asksOnly = (filter: ListFilter, ...names: (keyof ListFilter)[]): boolean =>
  (Object.keys(EVERYTHING) as (keyof ListFilter)[]).every(
    (name) => names.includes(name) || filter[name] === EVERYTHING[name],
  )

export type Found = {
  ids: string[]
  /** Of each status, with the rest of the filter as it is. */
  counts: Record<OrderStatus, number>
  /** All of them together. */
  count: number
}

/** The orders that fit, from entries that stand newest first. One pass, whatever is asked. */
export const findOrders = (newestFirst: readonly OrderEntry[], filter: ListFilter): Found => {
  const fits = fitting(filter)
  const counts = Object.fromEntries(ORDER_STATUSES.map((status) => [status, 0])) as Found['counts']
  const hits: OrderEntry[] = []
  for (const entry of newestFirst) {
    if (!fits(entry)) continue
    counts[entry.status] += 1
    if (filter.status === null || entry.status === filter.status) hits.push(entry)
  }
  const sorted = filter.sort === '-data' ? hits : hits.sort(ORDERINGS[filter.sort])
  const exact = askedNumber(filter.text)
  // Who types a whole order number wants that order, not the newest that has the figures in its phone.
  const first = exact === null ? [] : sorted.filter(({ number }) => number === exact.number)
  const others = first.length === 0 ? sorted : sorted.filter(({ number }) => number !== exact?.number)
  const shown = first.length > 0 && exact?.isNamed ? first : [...first, ...others]
  return {
    ids: shown.map(({ id }) => id),
    counts,
    count: ORDER_STATUSES.reduce((total, status) => total + counts[status], 0),
  }
}

/** Everything but the status, whose counts are shown beside one another. */
const fitting = ({ board, mechanic, type, from, to, text }: ListFilter): ((entry: OrderEntry) => boolean) => {
  const isFound = fold(text) === '' ? null : searchTest(text)
  return (entry) =>
    (board === null || entry.board === board) &&
    (mechanic === null || entry.mechanics.includes(mechanic)) &&
    (type === null || entry.type === type) &&
    (from === null || entry.day >= from) &&
    (to === null || entry.day <= to) &&
    (isFound === null || isFound(entry.text))
}

/** `320` may be a number, `nr. 320` says that it is one. */
const askedNumber = (text: string): { number: number; isNamed: boolean } | null => {
  const [, named, digits] = /^(nr)?(\d{1,9})$/.exec(compact(text)) ?? []
  return digits === undefined ? null : { number: Number(digits), isNamed: named !== undefined }
}

type Ordering = (a: OrderEntry, b: OrderEntry) => number

const by =
  (key: (entry: OrderEntry) => string | number): Ordering =>
  (a, b) => {
    const [one, other] = [key(a), key(b)]
    return one < other ? -1 : one > other ? 1 : 0
  }
const down =
  (ordering: Ordering): Ordering =>
  (a, b) =>
    ordering(b, a)

const newest: Ordering = (a, b) => (a.day === b.day ? (a.id < b.id ? 1 : -1) : a.day < b.day ? 1 : -1)
const number = by((entry) => entry.number ?? Number.MAX_SAFE_INTEGER)
const plate = by((entry) => entry.plate || '\uffff')
const client = by((entry) => entry.client || '\uffff')
const total = by((entry) => entry.total)

const ORDERINGS: Record<Sort, Ordering> = {
  '-data': newest,
  data: down(newest),
  '-numar': down(number),
  numar: number,
  masina: plate,
  '-masina': down(plate),
  client,
  '-client': down(client),
  '-total': down(total),
  total,
}

/** The entries newest first, by day and then by when they were made. */
export const newestFirst = (entries: Iterable<OrderEntry>): OrderEntry[] => [...entries].sort(newest)
