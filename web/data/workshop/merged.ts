import type { HeldName, Rows } from '#domain/modules.ts'
import type { AppDatabase } from '#web/data/database.ts'

/** The collections whose duplicates are merged: a duplicate names the kept row in `merged_into`. */
export type Mergeable = {
  [Name in HeldName]: Rows[Name] extends { merged_into: string | null } ? Name : never
}[HeldName]

/** A row and all rows that were merged into it, directly or not: what belongs to any of them belongs to it. */
export const idsOf = async (db: AppDatabase, name: Mergeable, id: string): Promise<string[]> => {
  const ids = [id]
  for (const one of ids) {
    const merged = await db.rows(name).where('merged_into').equals(one).primaryKeys()
    ids.push(...merged.filter((found) => !ids.includes(found)))
  }
  return ids
}

/** The row into which a merged one was merged; the row itself otherwise. */
export const keptRow = async <Name extends Mergeable>(
  db: AppDatabase,
  name: Name,
  id: string,
): Promise<Rows[Name] | undefined> => {
  let row: Rows[Name] | undefined = await db.rows(name).get(id)
  for (let step = 0; step < 100 && row?.merged_into; step++) row = await db.rows(name).get(row.merged_into)
  return row
}
