import { childrenKey, type Need, rowKey, type Snapshot } from '#domain/sync/snapshot.ts'
import { type AppDatabase, getMeta } from './database.ts'

/** Loads what the commit asks for from Dexie. Runs inside the caller's transaction. */
export const loadNeeds = async (
  db: AppDatabase,
  snapshot: Snapshot,
  needs: readonly Need[],
): Promise<void> => {
  for (const need of needs) {
    if (need.kind === 'row') {
      const row = await db.anyRows(need.collection).get(need.id)
      snapshot.rows.set(rowKey(need.collection, need.id), row ?? null)
    } else if (need.kind === 'children') {
      const rows = await db.anyRows(need.collection).where(need.column).equals(need.value).toArray()
      for (const row of rows) snapshot.rows.set(rowKey(need.collection, row.id), row)
      snapshot.children.set(
        childrenKey(need.collection, need.column, need.value),
        new Set(rows.map((row) => row.id)),
      )
    } else if (need.kind === 'counter') {
      snapshot.counters.set(need.name, (await getMeta<number>(db, `counter:${need.name}`)) ?? 0)
    } else {
      // The local log answers for the free tier; a preview never asks.
      const entries = await db.log
        .where('[rowId+rev]')
        .between([need.id, need.since + 1], [need.id, Infinity])
        .toArray()
      snapshot.logs.set(`${rowKey(need.collection, need.id)}@${need.since}`, entries)
    }
  }
}
