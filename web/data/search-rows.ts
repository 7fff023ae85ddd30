import { useMemo, useSyncExternalStore } from 'react'
import type { HeldName, Rows } from '#domain/modules.ts'
import type { AppDatabase } from './database.ts'
import { useData } from './hooks.ts'
import { Narrowing } from './narrowing.ts'
import { type IndexEntry, RowIndex } from './row-index.ts'

/** The one index of a collection for each database. */
export const indexOfRows = <Name extends HeldName, Entry extends IndexEntry>(
  name: Name,
  entriesOf: (rows: Rows[Name][], db: AppDatabase) => Promise<Entry[]>,
) => {
  const indexes = new WeakMap<AppDatabase, RowIndex<Name, Entry>>()
  return (db: AppDatabase): RowIndex<Name, Entry> => {
    const known = indexes.get(db) ?? new RowIndex(db, name, entriesOf)
    indexes.set(db, known)
    return known
  }
}

/** All rows of a collection in memory, kept current and searched. `bestFirst` sorts the matches of a query. */
export const useSearchedRows = <Name extends HeldName, Entry extends IndexEntry>(
  indexOf: (db: AppDatabase) => RowIndex<Name, Entry>,
  bestFirst: (found: readonly Entry[], query: string) => Entry[],
) => {
  const { db } = useData()
  const index = indexOf(db)
  const state = useSyncExternalStore(index.subscribe, index.get)
  return useMemo(() => {
    const { ready, entries } = state
    const all = [...entries.values()]
    const narrowing = new Narrowing<Entry>()
    return {
      ready,
      all: entries,
      /** All of them, once they are read. */
      whole: index.whole,
      search: (query: string, limit = 20): Entry[] =>
        bestFirst(narrowing.find(all, query), query).slice(0, limit),
    }
  }, [state, index, bestFirst])
}
export type SearchedRows<Entry> = {
  ready: boolean
  all: ReadonlyMap<string, Entry>
  search: (query: string, limit?: number) => Entry[]
}
