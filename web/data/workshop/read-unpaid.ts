import type { Invoice } from '#domain/workshop/invoices/schema.ts'
import { inLei } from '#domain/workshop/invoices/totals.ts'
import { chunksOf } from '#web/data/chunks.ts'
import type { AppDatabase } from '#web/data/database.ts'

/** More rows than this would block the screen while they are read. */
const AT_ONCE = 4000
/** Above that, all invoices are read in chunks of this size. */
const CHUNK = 1000

/** Invoices that are not fully paid. A shop that records no payments has tens of thousands of them. */
export const readUnpaidInvoices = async (db: AppDatabase, atOnce = AT_ONCE): Promise<Invoice[]> => {
  const invoices = db.rows('invoices')
  const open = invoices.where('rest').above(0)
  if ((await open.count()) <= atOnce) return open.toArray()
  const found: Invoice[] = []
  for await (const rows of chunksOf(invoices, CHUNK))
    for (const row of rows) if (row.rest > 0) found.push(row)
  return found
}

/** How many invoices are not fully paid, and what remains of them in bani of lei. */
export const readUnpaidSum = async (db: AppDatabase): Promise<{ n: number; lei: number }> => {
  const open = await readUnpaidInvoices(db)
  return { n: open.length, lei: open.reduce((total, { rest, curs }) => total + inLei(rest, curs), 0) }
}
