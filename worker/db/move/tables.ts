import { getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { columnNames } from '#domain/sync/collection.ts'
import { COLLECTION_LIST } from '../rows-sql.ts'
import { acts, changes, counters, effects, logSegments, syncTenants, uploads } from '../schema.ts'

/** The tables of a shard, as a move copies them. */

/** A table, with the column by which it is read piece by piece: unique in the tenant. */
export type Moved = {
  name: string
  columns: readonly string[]
  key: string
  /** Lies before every key. */
  before: string | number
  /** A condition for what a window of the copy has, with its last rev (`?3`) and its instant (`?4`). */
  window: string
  /** One that leads to what a later window has, after the rev `?5`. */
  later: string
}

const BY_REV = ' AND t.rev <= ?3'
const BY_LOG =
  ' AND t.id IN (SELECT l.row_id FROM changes AS l WHERE l.tenant_id = ?1 AND l.rev > ?5 AND l.rev <= ?3)'
/** An act may take no rev, and its id says nothing of when it was committed. */
const BY_TIME = ' AND t.committed_at >= ?4'

const table = (of: SQLiteTable, key: string, window: string): Moved => {
  const columns = getTableColumns(of)
  return {
    name: getTableName(of),
    columns: Object.keys(columns),
    key,
    before: columns[key]?.dataType === 'number' ? 0 : '',
    window,
    later: '',
  }
}

/** What only grows, or takes a rev where it changes: copied while the shop writes. */
export const GROWING: readonly Moved[] = [
  ...COLLECTION_LIST.map((collection) => ({
    name: collection.name,
    columns: columnNames(collection),
    key: 'id',
    before: '',
    window: BY_REV,
    later: BY_LOG,
  })),
  table(changes, 'rev', BY_REV),
  table(acts, 'id', BY_TIME),
]

/** What is small and changes in place: copied whole once nothing is written any longer. */
export const SMALL: readonly Moved[] = [
  table(counters, 'name', ''),
  table(effects, 'key', ''),
  table(uploads, 'photo_id', ''),
  table(logSegments, 'first', ''),
]

/** The table that says whether the tenant is open: the first that is copied at the end, the last that is deleted. */
export const STATE: Moved = table(syncTenants, 'tenant_id', '')

/** All tables of a shard. The others with a `tenant_id` are the directory's. */
export const SHARD_TABLES: readonly Moved[] = [...GROWING, ...SMALL, STATE]
