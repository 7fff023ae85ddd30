import { useMemo } from 'react'
import { useFirstRead } from '#web/data/first-reads.ts'
import { byName, useContactIndex } from '#web/data/workshop/contact-index.ts'
import type { Found } from '#web/listing/list-page.tsx'
import { doubledIds } from '../merge/duplicates.ts'
import type { ContactQuery } from './contact-query.ts'

const NONE: ReadonlySet<string> = new Set()

/**
 * The rows of the list: ids of the matching clients, by name, or by relevance during a search; and how many seem to be
 * duplicates.
 */
export const useContactList = ({ text, only }: ContactQuery): Found & { doubled: number } => {
  const { ready, all, search } = useContactIndex()
  // The list is sorted by name, so clients that arrive later would move the visible ones.
  useFirstRead(!ready)
  const asked = text.trim()
  const sorted = useMemo(() => (ready ? [...all.values()].sort(byName) : []), [ready, all])
  const doubled = useMemo(() => (ready ? doubledIds(all.values()) : NONE), [ready, all])
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
