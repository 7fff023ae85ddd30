import { dayInRomania } from '#domain/kernel/dates.ts'
import { addDays, dayOfMonth, mondayOf, monthOf } from '#domain/kernel/days.ts'
import type { Order } from '#domain/workshop/orders/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'

/**
 * The reads of the dashboard, each through an index, so that it costs the same with a hundred orders and with ten
 * thousand: the month by `data_comanda`, open orders by `status`, validated ones by `validated_at`.
 */

/** Cars in work and finished orders that are shown, and orders searched for the finished ones. */
const YARD = 6
const LATEST = 8
const LOOKED_THROUGH = 60

const isWorked = (order: Order): boolean => order.status === 'VALIDAT' || order.status === 'FACTURAT'

/** Value of the work of this month, in bani, in total and by day. */
export const readMonth = async (db: AppDatabase, today: string) => {
  const { first, last } = monthOf(today)
  const rows = await db.rows('orders').where('data_comanda').between(first, last, true, true).toArray()
  const days = new Array<number>(dayOfMonth(last)).fill(0)
  let total = 0
  let orders = 0
  for (const order of rows) {
    if (!isWorked(order)) continue
    const index = dayOfMonth(order.data_comanda) - 1
    days[index] = (days[index] ?? 0) + order.total_general
    total += order.total_general
    orders += 1
  }
  return { days, total, orders }
}

/** How many orders were validated today and this week, by the moment of validation, in Romanian days. */
export const readValidated = async (db: AppDatabase, today: string) => {
  const monday = mondayOf(today)
  // The evening before the week in UTC may already be its first day in Romania.
  const from = `${addDays(monday, -1)}T00:00:00.000Z`
  const orders = await db.rows('orders').where('validated_at').aboveOrEqual(from).toArray()
  const days = orders
    .filter(isWorked)
    .map(({ validated_at }) => (validated_at === null ? '' : dayInRomania(Date.parse(validated_at))))
  return {
    today: days.filter((day) => day === today).length,
    week: days.filter((day) => day >= monday).length,
  }
}

/** Orders in work: how many, and the newest of them. */
export const readYard = async (db: AppDatabase) => {
  const open = db.rows('orders').where('status').equals('DRAFT')
  return { count: await open.count(), orders: await open.reverse().limit(YARD).toArray() }
}

/** The newest orders that are not in work. */
export const readLatest = async (db: AppDatabase): Promise<Order[]> => {
  const newest = await db.rows('orders').orderBy('data_comanda').reverse().limit(LOOKED_THROUGH).toArray()
  return newest.filter((order) => order.status !== 'DRAFT').slice(0, LATEST)
}

/** Whether there has never been an order. */
export const readIsNew = async (db: AppDatabase): Promise<boolean> =>
  (await db.rows('orders').limit(1).count()) === 0

/** Whether an order was ever validated: the work of one car was priced. */
export const readHasDoneOrder = async (db: AppDatabase): Promise<boolean> =>
  (await db.rows('orders').where('status').anyOf('VALIDAT', 'FACTURAT').limit(1).count()) > 0
