import { useState } from 'react'
import type { CollectionName, Rows } from '#domain/modules.ts'
import { useLive } from '#web/data/hooks.ts'

/** How many rows are kept in memory after they were scrolled past. */
const KEPT = 2000

/** The visible rows as the disk has them, kept current; earlier rows stay until they are read again. */
export const useStored = <Name extends CollectionName>(
  name: Name,
  ids: readonly string[],
): ReadonlyMap<string, Rows[Name]> => {
  const [kept] = useState(() => new Map<string, Rows[Name]>())
  useLive(
    async (db) => {
      const rows = await db.rows(name).bulkGet([...ids])
      if (kept.size > KEPT) kept.clear()
      for (const row of rows) if (row) kept.set(row.id, row)
    },
    [name, ids.join()],
  )
  return kept
}
