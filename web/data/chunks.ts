import Dexie, { type Table } from 'dexie'

/**
 * A table's rows by key, in chunks: a caller that goes through a large table neither holds all of it in memory nor
 * blocks the screen. `key` is `:id`, or that of the log.
 */
export async function* chunksOf<Row>(
  table: Table<Row>,
  key: ':id' | '[rowId+rev]',
  size: number,
): AsyncGenerator<Row[]> {
  let after: unknown = Dexie.minKey
  for (;;) {
    const rows = await table.where(key).above(after).limit(size).toArray()
    if (rows.length > 0) yield rows
    const last = rows.at(-1) as Record<string, unknown> | undefined
    if (!last || rows.length < size) return
    after = key === ':id' ? last.id : [last.rowId, last.rev]
  }
}
