import { groupBy } from '#domain/kernel/group-by.ts'
import type { Committed } from '#domain/sync/commit-context.ts'
import { childrenKey, type Need, rowKey, type Snapshot, SOME_USERS } from '#domain/sync/snapshot.ts'
import { type AppDatabase, getMeta } from './database.ts'

/** The store of a commit on the device. All of it runs inside the caller's transaction and reads everything at once. */

/** Loads what the commit asks for from Dexie. */
export const loadNeeds = async (
  db: AppDatabase,
  snapshot: Snapshot,
  needs: readonly Need[],
): Promise<void> => {
  const rows = needs.filter((need) => need.kind === 'row')
  await Promise.all([
    ...[...groupBy(rows, ({ collection }) => collection)].map(async ([collection, wanted]) => {
      const found = await db.anyRows(collection).bulkGet(wanted.map(({ id }) => id))
      for (const [index, { id }] of wanted.entries())
        snapshot.rows.set(rowKey(collection, id), found[index] ?? null)
    }),
    ...needs.map((need) => loadOther(db, snapshot, need)),
  ])
}

const loadOther = async (db: AppDatabase, snapshot: Snapshot, need: Need): Promise<void> => {
  // An act has just been created, and a preview records none.
  if (need.kind === 'act') snapshot.acts.set(need.id, null)
  else if (need.kind === 'children') {
    const rows = await db.anyRows(need.collection).where(need.column).equals(need.value).toArray()
    for (const row of rows) snapshot.rows.set(rowKey(need.collection, row.id), row)
    snapshot.children.set(
      childrenKey(need.collection, need.column, need.value),
      new Set(rows.map((row) => row.id)),
    )
  } else if (need.kind === 'users') {
    const { collection, column, value } = need
    const table = db.anyRows(collection)
    const isIndexed = column in table.schema.idxByName
    const found = isIndexed ? table.where(column).equals(value) : table.filter((row) => row[column] === value)
    snapshot.users.set(childrenKey(collection, column, value), await found.limit(SOME_USERS).primaryKeys())
  } else if (need.kind === 'counter') {
    snapshot.counters.set(
      need.name,
      (await getMeta<number>(db, `counter:${need.name}`)) ?? (await countedSoFar(db, need.name)),
    )
  } else if (need.kind === 'log') {
    // The local log answers for the free tier; a preview never asks.
    const entries = await db.log
      .where('rowId')
      .equals(need.id)
      .filter(({ rev }) => rev > need.since)
      .toArray()
    const seen = entries.map((entry) => ({ ...entry, userId: '' }))
    snapshot.logs.set(`${rowKey(need.collection, need.id)}@${need.since}`, seen)
  }
}

/**
 * The last number of a series as the rows of this device have it, for a shop without a plan. An order that waits for its
 * number takes the one after those before it; orders are read in the order in which they were made.
 */
const countedSoFar = async (db: AppDatabase, series: string): Promise<number> => {
  if (series !== 'orders') return 0
  let last = 0
  await db.rows('orders').each(({ nr_comanda }) => {
    last = nr_comanda === null ? last + 1 : Math.max(last, nr_comanda)
  })
  return last
}

/** Writes the rows of a commit as a device stores them: deleted rows are removed. */
export const writeRows = async (db: AppDatabase, { rows }: Pick<Committed, 'rows'>): Promise<void> => {
  await Promise.all(
    [...groupBy(rows, ({ collection }) => collection)].map(async ([collection, entries]) => {
      const table = db.anyRows(collection)
      const living = entries.filter(({ row }) => row.deleted_at === null)
      const deleted = entries.filter(({ row }) => row.deleted_at !== null)
      await Promise.all([
        living.length > 0 && table.bulkPut(living.map(({ row }) => row)),
        deleted.length > 0 && table.bulkDelete(deleted.map(({ row }) => row.id)),
      ])
    }),
  )
}
