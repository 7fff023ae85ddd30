import { useMemo } from 'react'
import { useFirstRead } from '#web/data/first-reads.ts'
import type { SearchedRows } from '#web/data/search-rows.ts'

const NONE: ReadonlySet<string> = new Set()

/**
 * The rows of a list that knows its duplicates: ids of the matching ones, in the order of `by`, or by relevance during a
 * search; and how many seem to be there twice. `only` asks for those alone.
 */
export const useDoubledList = <Entry extends { id: string }>(
  { ready, all, search }: SearchedRows<Entry>,
  { text, only }: { text: string; only: 'dubluri' | null },
  by: (a: Entry, b: Entry) => number,
  doubledIds: (rows: Iterable<Entry>) => ReadonlySet<string>,
) => {
  // The list is sorted, so rows that arrive later would move the visible ones.
  useFirstRead(!ready)
  const asked = text.trim()
  const sorted = useMemo(() => (ready ? [...all.values()].sort(by) : []), [ready, all, by])
  const doubled = useMemo(() => (ready ? doubledIds(all.values()) : NONE), [ready, all, doubledIds])
  const ids = useMemo(() => {
    const found = asked === '' ? sorted : search(asked, Number.POSITIVE_INFINITY)
    return found.filter(({ id }) => only === null || doubled.has(id)).map(({ id }) => id)
  }, [asked, sorted, search, only, doubled])
  return {
    ids: ready ? ids : undefined,
    total: ready ? all.size : undefined,
    isSearching: false,
    doubled: doubled.size,
  }
}
