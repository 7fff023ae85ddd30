import { useState } from 'react'
import { groupBy } from '#domain/kernel/group-by.ts'
import type { Contact } from '#domain/workshop/contacts/schema.ts'
import { lastVisitOf, owedOf } from '#domain/workshop/contacts/summary.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { useLive } from '#web/data/hooks.ts'
import { readInvoicesOfOrders } from '#web/data/workshop/contacts.ts'

/** What a row of the list shows of a client. */
export type ContactRow = Pick<Contact, 'id' | 'kind' | 'name' | 'phone' | 'email' | 'city'> & {
  /** The plates of his cars, as stored. */
  plates: readonly string[]
  /** `YYYY-MM-DD`; null before the first visit. */
  lastVisit: string | null
  /** In bani of lei. */
  owed: number
}

/** How many rows are kept in memory after they were scrolled past. */
const KEPT = 2000

/** Each of some clients by his id and by the ids of those merged into him. */
const rootsOf = async (db: AppDatabase, ids: readonly string[]): Promise<Map<string, string>> => {
  const roots = new Map(ids.map((id) => [id, id]))
  let next = [...ids]
  while (next.length > 0) {
    const merged = await db.rows('contacts').where('merged_into').anyOf(next).toArray()
    const fresh = merged.filter(({ id }) => !roots.has(id))
    for (const { id, merged_into } of fresh) roots.set(id, roots.get(merged_into ?? '') ?? id)
    next = fresh.map(({ id }) => id)
  }
  return roots
}

/** Some clients with their cars, last visit and debt, in a fixed number of queries. */
export const readContactRows = async (db: AppDatabase, ids: readonly string[]): Promise<ContactRow[]> => {
  const roots = await rootsOf(db, ids)
  const all = [...roots.keys()]
  const [contacts, cars, orders] = await Promise.all([
    db.rows('contacts').bulkGet([...ids]),
    db.rows('vehicles').where('contact_id').anyOf(all).toArray(),
    db.rows('orders').where('contact_id').anyOf(all).toArray(),
  ])
  const invoices = await readInvoicesOfOrders(db, orders)
  const rootOf = (row: { contact_id: string | null }): string => roots.get(row.contact_id ?? '') ?? ''
  const clientOfOrder = new Map(orders.map((order) => [order.id, rootOf(order)]))
  const carsOf = groupBy(
    cars.filter(({ merged_into }) => merged_into === null),
    rootOf,
  )
  const ordersOf = groupBy(orders, rootOf)
  const invoicesOf = groupBy(invoices, ({ order_id }) => clientOfOrder.get(order_id ?? '') ?? '')
  return contacts.flatMap((contact) => {
    if (!contact) return []
    const { id, kind, name, phone, email, city } = contact
    return {
      ...{ id, kind, name, phone, email, city },
      plates: (carsOf.get(id) ?? []).map((car) => car.nr_inmatriculare),
      lastVisit: lastVisitOf(ordersOf.get(id) ?? []),
      owed: owedOf(invoicesOf.get(id) ?? []),
    }
  })
}

/** The visible clients, kept current; earlier ones stay, and one that did not change stays the same object. */
export const useContactRows = (ids: readonly string[]): ReadonlyMap<string, ContactRow> => {
  const [kept] = useState(() => new Map<string, ContactRow>())
  useLive(
    async (db) => {
      const rows = await readContactRows(db, ids)
      if (kept.size > KEPT) kept.clear()
      for (const row of rows)
        if (JSON.stringify(kept.get(row.id)) !== JSON.stringify(row)) kept.set(row.id, row)
    },
    [ids.join()],
  )
  return kept
}
