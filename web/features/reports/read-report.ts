import { addDays, monthOf } from '#domain/kernel/days.ts'
import { groupBy } from '#domain/kernel/group-by.ts'
import type { Rows } from '#domain/modules.ts'
import { sharesOf, timeOf } from '#domain/reports/hours.ts'
import {
  baseByType,
  labourByMechanic,
  type MechanicRow,
  receivedByMethod,
  summaryOf,
  totalsByMonth,
  valueByKind,
  vatByRate,
} from '#domain/reports/month.ts'
import { boundsOf, monthsUpTo } from '#domain/reports/months.ts'
import { debtors, owedByAge } from '#domain/reports/unpaid.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { readUnpaidInvoices } from '#web/data/workshop/read-unpaid.ts'

/**
 * The reads of the reports, each through an index: the month by the day of its invoices and payments, unpaid invoices
 * by their remaining amount. The rest of the shop's history is not read, however long it is.
 */

const invoicesOf = (db: AppDatabase, month: string): Promise<Rows['invoices'][]> => {
  const [first, after] = boundsOf(month)
  return db.rows('invoices').where('data_factura').between(first, after).toArray()
}

/** Names of rows by id, from a small catalogue. */
const namesOf = async (
  db: AppDatabase,
  ids: readonly (string | null)[],
  name: 'mecanici' | 'catalog_tipuri_deviz',
): Promise<Map<string, string>> => {
  const rows = await db.anyRows(name).bulkGet(ids.filter((id) => id !== null))
  return new Map(
    rows.flatMap((row) =>
      row
        ? [[row.id, [row.prenume, row.nume, row.denumire].filter(Boolean).join(' ')] as [string, string]]
        : [],
    ),
  )
}

/** Milliseconds that each mechanic worked in a month, by their sessions; null for hours that name nobody. */
const workedIn = async (db: AppDatabase, month: string, now: number): Promise<Map<string | null, number>> => {
  const { first, last } = monthOf(`${month}-01`)
  const sessions = await db
    .rows('work_sessions')
    .where('started_at')
    // Sessions of the nights before and after overlap with the month.
    .between(addDays(first, -2), addDays(last, 2))
    .toArray()
  const inMonth = sharesOf(sessions, now).filter(({ day }) => day >= first && day <= last)
  return new Map(
    [...groupBy(inMonth, ({ session }) => session.mechanic_id)].map(([id, shares]) => [id, timeOf(shares)]),
  )
}

/** The invoiced labour with the hours worked beside it; people who worked without an invoice yet come last. */
const withWorked = (rows: readonly MechanicRow[], worked: ReadonlyMap<string | null, number>) => {
  const known = new Set(rows.map(({ mechanicId }) => mechanicId))
  const others = [...worked.keys()]
    .filter((id) => !known.has(id))
    .map((mechanicId) => ({ mechanicId, hours: 0, value: 0, lines: 0 }))
  return [...rows, ...others].map((row) => ({ ...row, worked: worked.get(row.mechanicId) ?? 0 }))
}

/** All data of one month. `now` in milliseconds: until then a running clock counts. */
export const readMonthReport = async (db: AppDatabase, month: string, now: number) => {
  const invoices = await invoicesOf(db, month)
  const curs = new Map(invoices.map((invoice) => [invoice.id, invoice.curs]))
  const [first, after] = boundsOf(month)
  const [lineRows, paymentRows, orders] = await Promise.all([
    db
      .rows('invoice_lines')
      .where('invoice_id')
      .anyOf([...curs.keys()])
      .toArray(),
    db.rows('payments').where('data').between(first, after).toArray(),
    db.rows('orders').bulkGet(invoices.flatMap(({ order_id }) => order_id ?? [])),
  ])
  const lines = lineRows.map((line) => ({ ...line, curs: curs.get(line.invoice_id) ?? null }))
  const paidInvoices = await db.rows('invoices').bulkGet(paymentRows.map(({ invoice_id }) => invoice_id))
  const payments = paymentRows.map((payment, index) => ({
    ...payment,
    curs: paidInvoices[index]?.curs ?? null,
  }))
  const types = new Map(orders.flatMap((order) => (order ? [[order.id, order.tip_deviz_id] as const] : [])))
  const byType = baseByType(invoices, (id) => (id === null ? null : (types.get(id) ?? null)))
  const byMechanic = withWorked(labourByMechanic(lines), await workedIn(db, month, now))
  const [mechanicNames, typeNames] = await Promise.all([
    namesOf(
      db,
      byMechanic.map(({ mechanicId }) => mechanicId),
      'mecanici',
    ),
    namesOf(
      db,
      byType.map(({ typeId }) => typeId),
      'catalog_tipuri_deviz',
    ),
  ])
  return {
    month,
    invoices,
    summary: summaryOf(invoices),
    kinds: valueByKind(lines),
    vat: vatByRate(invoices),
    received: receivedByMethod(payments),
    mechanics: byMechanic.map((row) => ({ ...row, name: mechanicNames.get(row.mechanicId ?? '') ?? null })),
    types: byType.map((row) => ({ ...row, name: typeNames.get(row.typeId ?? '') ?? null })),
  }
}
export type MonthReport = Awaited<ReturnType<typeof readMonthReport>>

/** How many months the chart shows. */
const MONTHS = 12

/** Totals of months as last read. Issued invoices never change, so the keys of a month identify its total. */
const known = new WeakMap<AppDatabase, Map<string, { keys: string; total: number }>>()

const readTotal = async (db: AppDatabase, month: string): Promise<number> => {
  const [first, after] = boundsOf(month)
  const inMonth = () => db.rows('invoices').where('data_factura').between(first, after)
  const ids = await inMonth().primaryKeys()
  const keys = `${ids.length} ${ids.at(-1) ?? ''}`
  const months = known.get(db) ?? new Map<string, { keys: string; total: number }>()
  known.set(db, months)
  const before = months.get(month)
  if (before?.keys === keys) return before.total
  const total = totalsByMonth(await inMonth().toArray()).get(month) ?? 0
  months.set(month, { keys, total })
  return total
}

/** Totals of the `MONTHS` months that end with a month, oldest first. */
export const readYear = (db: AppDatabase, month: string): Promise<{ month: string; total: number }[]> =>
  Promise.all(monthsUpTo(month, MONTHS).map(async (one) => ({ month: one, total: await readTotal(db, one) })))

/** What is owed today, whenever it was invoiced. */
export const readUnpaid = async (db: AppDatabase, today: string) => {
  const open = await readUnpaidInvoices(db)
  return { ages: owedByAge(open, today), debtors: debtors(open, today), invoices: open }
}
export type Unpaid = Awaited<ReturnType<typeof readUnpaid>>
