import { compare } from '#domain/kernel/compare.ts'
import { groupBy } from '#domain/kernel/group-by.ts'
import { sum } from '#domain/kernel/money.ts'
import { byPosition } from '#domain/kernel/position.ts'
import { promiseOf } from '#domain/workshop/orders/promise.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { counts } from '#domain/workshop/orders/totals.ts'

/** An order with this mechanic's works on it. */
export type MyOrder = { order: Order; works: OrderLine[] }

export type MyWork = {
  /** Orders with open works: what was promised first, then the car that waits longest. */
  open: MyOrder[]
  /** Orders whose own works are all done, the newest first. */
  done: MyOrder[]
  /** Thousandths of an hour on open orders: agreed with the clients, and worked. */
  planned: number
  worked: number
}

const isUnderWay = ({ status }: Order): boolean => status === 'DRAFT' || status === 'VALIDAT'

const byAge = (a: MyOrder, b: MyOrder): number =>
  compare(a.order.data_comanda, b.order.data_comanda) || (a.order.id < b.order.id ? -1 : 1)

/** What was promised comes before what was not, the earliest first. */
const byPromise = (a: MyOrder, b: MyOrder): number => {
  const [one, other] = [promiseOf(a.order), promiseOf(b.order)]
  if (one === '' || other === '') return Number(one === '') - Number(other === '') || byAge(a, b)
  return compare(one, other) || byAge(a, b)
}

/** The works of a person (`mine`: that person's rows of `mecanici`) on the orders in progress. */
export const myWorkOf = (
  orders: readonly Order[],
  lines: readonly OrderLine[],
  mine: ReadonlySet<string>,
): MyWork => {
  const own = groupBy(
    lines.filter(
      (line) =>
        line.tip === 'manopera' && counts(line) && line.mecanic_id !== null && mine.has(line.mecanic_id),
    ),
    ({ order_id }) => order_id,
  )
  const all = orders.filter(isUnderWay).flatMap((order): MyOrder[] => {
    const works = own.get(order.id)?.sort(byPosition)
    return works ? [{ order, works }] : []
  })
  const open = all.filter(({ works }) => works.some(({ executat }) => executat === 0)).sort(byPromise)
  const done = all
    .filter(({ works }) => works.every(({ executat }) => executat === 1))
    .sort((a, b) => byAge(b, a))
  const works = open.flatMap((one) => one.works)
  return {
    open,
    done,
    planned: sum(works.map(({ ore }) => ore)),
    worked: sum(works.map(({ ore_lucrate }) => ore_lucrate)),
  }
}
