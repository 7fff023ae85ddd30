import Dexie, { type Table } from 'dexie'

/**
 * A table's rows by key, so many at a time: whoever goes through a large table holds neither all of it in memory nor the
 * screen while it is read. `key` is `:id`, or the log's own.
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
