import Dexie, { type Table } from 'dexie'

/**
 * A table's rows by their keys, in chunks: a caller that goes through a large table neither holds all of it in memory nor
 * blocks the screen.
 */
export async function* chunksOf<Row>(table: Table<Row>, size: number): AsyncGenerator<Row[]> {
  let after: unknown = Dexie.minKey
  for (;;) {
    const rows = await table.where(':id').above(after).limit(size).toArray()
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < size) return
    after = table.core.schema.primaryKey.extractKey?.(last)
  }
}
