import { useRef } from 'react'
import type { Invoice } from '#domain/workshop/invoices/schema.ts'
import { useLive } from '#web/data/hooks.ts'

/** More than this is not kept of what was scrolled past. */
const KEPT = 2000

/** The invoices in sight, followed; what was read before stays until it is read again. */
export const useInvoiceRows = (ids: readonly string[]): ReadonlyMap<string, Invoice> => {
  const kept = useRef(new Map<string, Invoice>())
  const read = useLive((db) => db.rows('invoices').bulkGet([...ids]), [ids.join()])
  if (read) {
    if (kept.current.size > KEPT) kept.current.clear()
    for (const row of read) if (row) kept.current.set(row.id, row)
  }
  return kept.current
}
