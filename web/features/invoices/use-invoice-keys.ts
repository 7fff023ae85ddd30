import { useMemo, useSyncExternalStore } from 'react'
import { compact, searchTest, searchText } from '#domain/romania/search.ts'
import type { Invoice } from '#domain/workshop/invoices/schema.ts'
import { invoiceName } from '#domain/workshop/invoices/state.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { useData, useLive } from '#web/data/hooks.ts'
import { RowIndex } from '#web/data/row-index.ts'
import type { InvoiceFilter } from './list-filter.ts'
import { readUnpaidSum } from './read-unpaid.ts'

/** Keys alone, newest first, by index: however many invoices there are. */
type Keys = { all: string[]; ofFilter: Set<string> | null; unpaid: { n: number; lei: number } }

const last = new WeakMap<AppDatabase, Map<string, Keys>>()

const keysOfFilter = async (
  db: AppDatabase,
  filter: InvoiceFilter,
  month: string,
): Promise<Set<string> | null> => {
  const invoices = db.rows('invoices')
  if (filter === 'luna')
    return new Set(await invoices.where('data_factura').between(`${month}-01`, `${month}-32`).primaryKeys())
  if (filter === 'storno') return new Set(await invoices.where('tip').equals('storno').primaryKeys())
  if (filter === 'neincasate') return new Set(await invoices.where('rest').notEqual(0).primaryKeys())
  return null
}

const readKeys = async (db: AppDatabase, filter: InvoiceFilter, month: string): Promise<Keys> => {
  const invoices = db.rows('invoices')
  const [all, ofFilter, unpaid] = await Promise.all([
    invoices.orderBy('data_factura').primaryKeys(),
    keysOfFilter(db, filter, month),
    readUnpaidSum(db),
  ])
  return { all: all.reverse(), ofFilter, unpaid }
}

/** The keys as last seen stand at once when one comes back. */
const useKeys = (filter: InvoiceFilter, month: string): Keys | undefined => {
  const { db } = useData()
  const known = last.get(db) ?? new Map<string, Keys>()
  last.set(db, known)
  const read = useLive(
    async (from) => ({ filter, keys: await readKeys(from, filter, month) }),
    [filter, month],
  )
  if (read) known.set(read.filter, read.keys)
  return known.get(filter)
}

type InvoiceEntry = { id: string; text: string }

const entriesOf = async (rows: Invoice[]): Promise<InvoiceEntry[]> =>
  rows.map((row) => ({
    id: row.id,
    text: searchText({
      texts: [
        row.client_nume,
        row.client_cod_fiscal,
        invoiceName(row),
        `${row.serie_factura}${row.nr_factura}`,
      ],
      plates: [row.nr_auto],
      phones: [row.client_telefon],
    }),
  }))

const indexes = new WeakMap<AppDatabase, RowIndex<'invoices', InvoiceEntry>>()

const indexOf = (db: AppDatabase): RowIndex<'invoices', InvoiceEntry> => {
  const known = indexes.get(db) ?? new RowIndex(db, 'invoices', entriesOf)
  indexes.set(db, known)
  return known
}

const STILL = () => () => undefined

/** What the list shows: keys of the invoices of a filter that a query finds, newest first. */
export const useInvoiceKeys = (filter: InvoiceFilter, query: string, month: string) => {
  const { db } = useData()
  const keys = useKeys(filter, month)
  const index = indexOf(db)
  const asked = query.trim()
  const found = useSyncExternalStore(asked === '' ? STILL : index.subscribe, index.get)
  const ids = useMemo(() => {
    if (!keys) return undefined
    const shown = keys.ofFilter ? keys.all.filter((id) => keys.ofFilter?.has(id)) : keys.all
    if (asked === '') return shown
    const fits = searchTest(asked)
    const name = compact(asked)
    const hits = shown.filter((id) => fits(found.entries.get(id)?.text ?? '\n'))
    const exact = hits.filter((id) => found.entries.get(id)?.text.split(' ').includes(name))
    return exact.length > 0 ? [...exact, ...hits.filter((id) => !exact.includes(id))] : hits
  }, [keys, asked, found])
  return {
    ids,
    total: keys?.all.length,
    unpaid: keys?.unpaid,
    isSearching: asked !== '' && !found.ready,
  }
}
