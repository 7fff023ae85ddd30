import type { RawDatabase } from '#worker/env.ts'
import { type Counts, countingDb } from './counting-db.ts'

/** What all databases have done since counting began; null while nobody counts. */
let counting: { counts: Counts } | null = null

/** Begins to count, and returns what was counted before. */
export const countAnew = (isOn: boolean): Counts | null => {
  const before = counting?.counts ?? null
  counting = isOn ? { counts: { rowsRead: 0, rowsWritten: 0, statements: 0, trips: 0 } } : null
  return before
}

const add = (more: Counts): void => {
  if (!counting) return
  for (const name of Object.keys(more) as (keyof Counts)[]) counting.counts[name] += more[name]
}

/** A database that counts its work only while somebody asks for it, so that other parts measure the product as it is. */
export const switchedDb = (database: RawDatabase): RawDatabase => {
  const real = database as unknown as D1Database
  const { d1 } = countingDb(real, add)
  return {
    prepare: (sql: string) => (counting ? d1 : real).prepare(sql),
    batch: (statements: D1PreparedStatement[]) => (counting ? d1 : real).batch(statements),
  } as unknown as RawDatabase
}
