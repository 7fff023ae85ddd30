import type { Invoice } from '#domain/workshop/invoices/schema.ts'
import { inLei } from '#domain/workshop/invoices/totals.ts'
import { chunksOf } from '#web/data/chunks.ts'
import type { AppDatabase } from '#web/data/database.ts'

/** So many are read at once: more would hold the screen. */
const AT_ONCE = 1000

/** Invoices of which something is left to be paid. A shop that writes down no payments has tens of thousands. */
export const readUnpaidInvoices = async (db: AppDatabase): Promise<Invoice[]> => {
  const invoices = db.rows('invoices')
  const open = invoices.where('rest').above(0)
  if ((await open.count()) <= AT_ONCE) return open.toArray()
  const found: Invoice[] = []
  for await (const rows of chunksOf(invoices, ':id', AT_ONCE))
    for (const row of rows) if (row.rest > 0) found.push(row)
  return found
}

/** How many invoices are not paid in full, and what is left of them in bani of lei. */
export const readUnpaidSum = async (db: AppDatabase): Promise<{ n: number; lei: number }> => {
  const open = await readUnpaidInvoices(db)
  return { n: open.length, lei: open.reduce((total, { rest, curs }) => total + inLei(rest, curs), 0) }
}
