import { inLei } from '#domain/workshop/invoices/totals.ts'
import type { AppDatabase } from '#web/data/database.ts'

/** How many invoices are not paid in full, and what is left of them in bani of lei; by index, however many are paid. */
export const readUnpaidSum = async (db: AppDatabase): Promise<{ n: number; lei: number }> => {
  const open = await db.rows('invoices').where('rest').above(0).toArray()
  return { n: open.length, lei: open.reduce((total, { rest, curs }) => total + inLei(rest, curs), 0) }
}
