import { useMemo, useState, useSyncExternalStore } from 'react'
import { compact, searchText } from '#domain/romania/search.ts'
import type { Invoice } from '#domain/workshop/invoices/schema.ts'
import { invoiceName } from '#domain/workshop/invoices/state.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { useData, useLive } from '#web/data/hooks.ts'
import { Narrowing } from '#web/data/narrowing.ts'
import { RowIndex } from '#web/data/row-index.ts'
import { readUnpaidSum } from '#web/data/workshop/read-unpaid.ts'
import type { Found } from '#web/listing/list-page.tsx'
import type { InvoiceFilter, InvoiceQuery } from './invoice-query.ts'

/** Only keys, newest first, by index, so that the number of invoices does not matter. */
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
  if (filter === 'neincasate') {
    // Two ranges, each read at once; `notEqual` would step from key to key.
    const open = await Promise.all([
      invoices.where('rest').above(0).primaryKeys(),
      invoices.where('rest').below(0).primaryKeys(),
    ])
    return new Set(open.flat())
  }
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

/** The last known keys are there at once when a person comes back. */
const useKeys = (filter: InvoiceFilter, month: string): Keys | undefined => {
  const { db } = useData()
  const known = last.get(db) ?? new Map<string, Keys>()
  last.set(db, known)
  const read = useLive(
    async (from) => {
      const keys = await readKeys(from, filter, month)
      known.set(filter, keys)
      return { filter, keys }
    },
    [filter, month],
  )
  return read?.filter === filter ? read.keys : known.get(filter)
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

/** A person who types the name of an invoice wants that one before others that contain its digits. */
const exactFirst = (hits: readonly InvoiceEntry[], asked: string): readonly InvoiceEntry[] => {
  const name = compact(asked)
  const isExact = ({ text }: InvoiceEntry) => text.split('\n').includes(name)
  const exact = /\d/.test(name) ? hits.filter(isExact) : []
  return exact.length === 0 ? hits : [...exact, ...hits.filter((hit) => !isExact(hit))]
}

/**
 * The rows of the list: keys of the invoices that match the filter and the text, newest first. `month` is the current
 * one.
 */
export const useInvoiceList = (
  { filter, text }: InvoiceQuery,
  month: string,
): Found & { unpaid: Keys['unpaid'] | undefined } => {
  const { db } = useData()
  const keys = useKeys(filter, month)
  const index = indexOf(db)
  const asked = text.trim()
  const isAsking = asked !== ''
  const found = useSyncExternalStore(isAsking ? index.subscribe : index.watch, index.get)
  const [narrowing] = useState(() => new Narrowing<InvoiceEntry>())
  const shown = useMemo(
    () => (keys?.ofFilter ? keys.all.filter((id) => keys.ofFilter?.has(id)) : keys?.all),
    [keys],
  )
  const among = useMemo(
    () => (isAsking ? (shown ?? []).flatMap((id) => found.entries.get(id) ?? []) : []),
    [shown, found, isAsking],
  )
  const ids = useMemo(
    () => (isAsking ? exactFirst(narrowing.find(among, asked), asked).map(({ id }) => id) : shown),
    [shown, among, asked, isAsking, narrowing],
  )
  return {
    ids,
    total: keys?.all.length,
    unpaid: keys?.unpaid,
    isSearching: isAsking && !found.ready,
  }
}
