import { compact } from '#domain/romania/search.ts'
import { ORDER_STATUSES, type OrderStatus } from '#domain/workshop/orders/workflow.ts'
import { Narrowing } from '#web/data/narrowing.ts'
import type { OrderEntry } from './order-index.ts'
import type { OrderQuery, Sort } from './order-query.ts'

export type FoundOrders = {
  ids: string[]
  /** Per status, with the rest of the filter applied. */
  counts: Record<OrderStatus, number>
  /** All of them together. */
  count: number
}

/** The entries, in the order of the list, that match. One pass, whatever the filter is. */
export const findOrders = (
  entries: readonly OrderEntry[],
  filter: OrderQuery,
  narrowing = new Narrowing<OrderEntry>(),
): FoundOrders => {
  const fits = fitting(filter)
  const counts = Object.fromEntries(ORDER_STATUSES.map((status) => [status, 0])) as FoundOrders['counts']
  const hits: OrderEntry[] = []
  for (const entry of narrowing.find(entries, filter.text)) {
    if (!fits(entry)) continue
    counts[entry.status] += 1
    if (filter.status === null || entry.status === filter.status) hits.push(entry)
  }
  return {
    ids: exactFirst(hits, filter.text).map(({ id }) => id),
    counts,
    count: ORDER_STATUSES.reduce((total, status) => total + counts[status], 0),
  }
}

/** Everything but the text and the status, whose counts are shown beside one another. */
const fitting =
  ({ board, mechanic, type, from, to }: OrderQuery) =>
  (entry: OrderEntry): boolean =>
    (board === null || entry.board_status_id === board) &&
    (mechanic === null || entry.visible_to.includes(mechanic)) &&
    (type === null || entry.tip_deviz_id === type) &&
    (from === null || entry.data_comanda >= from) &&
    (to === null || entry.data_comanda <= to)

/** A person who types a whole order number wants that order, not the newest one with these digits in its phone. */
const exactFirst = (hits: readonly OrderEntry[], text: string): readonly OrderEntry[] => {
  const asked = askedNumber(text)
  if (asked === null) return hits
  const exact = hits.filter(({ nr_comanda }) => nr_comanda === asked.number)
  const others = hits.filter(({ nr_comanda }) => nr_comanda !== asked.number)
  return exact.length > 0 && asked.isNamed ? exact : [...exact, ...others]
}

/** `320` may be a number, `nr. 320` certainly is one. */
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

const newest: Ordering = (a, b) =>
  a.data_comanda === b.data_comanda ? (a.id < b.id ? 1 : -1) : a.data_comanda < b.data_comanda ? 1 : -1
const number = by((entry) => entry.nr_comanda ?? Number.MAX_SAFE_INTEGER)
const plate = by((entry) => entry.nr_auto || '\uffff')
const client = by((entry) => entry.client || '\uffff')
const total = by((entry) => entry.total_general)

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

/** The entries in an order of the list; equal ones are newest first. */
export const inOrder = (entries: Iterable<OrderEntry>, sort: Sort): OrderEntry[] => {
  const sorted = [...entries].sort(newest)
  return sort === '-data' ? sorted : sorted.sort(ORDERINGS[sort])
}
