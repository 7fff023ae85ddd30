import { HELD_REGISTRY, REGISTRY } from '#domain/modules.ts'
import { type Collection, columnNames, indexedColumns, type Row } from '#domain/sync/collection.ts'
import { type Registry, windowOf } from '#domain/sync/registry.ts'

/**
 * SQL for whole rows of a collection. Names come only from the registry, never from a request. Bulk data goes through
 * `json_each`: one parameter carries many rows, beyond D1's 100 parameters per statement, at half the cost of a batch.
 */

/** The collection of a name that may come from outside. */
export const collectionNamed = (name: string): Collection => {
  const registered = REGISTRY.get(name)
  if (!registered) throw new Error(`no collection ${name}`)
  return registered.collection
}

const listOf = (registry: Registry): readonly Collection[] =>
  [...registry.values()].map(({ collection }) => collection)

export const COLLECTION_LIST = listOf(REGISTRY)

/** The collections of which devices hold rows (S23): reads for devices use only these. */
export const HELD_LIST = listOf(HELD_REGISTRY)

const quoted = (name: string): string => `"${name}"`

/** `"id","tenant_id",…` in wire order. */
export const columnList = (collection: Collection): string => columnNames(collection).map(quoted).join(',')

const once = (make: (collection: Collection) => string): ((collection: Collection) => string) => {
  const made = new Map<string, string>()
  return (collection) => {
    const sql = made.get(collection.name) ?? make(collection)
    made.set(collection.name, sql)
    return sql
  }
}

/**
 * Inserts new rows from a JSON array of arrays in wire order; fails where one exists. Each row becomes JSONB once: in
 * JSON text, SQLite would search every column from the start.
 */
export const insertSql = once((collection) => {
  const values = columnNames(collection).map((_, index) => `v->>${index}`)
  return (
    'WITH j(v) AS MATERIALIZED (SELECT jsonb(value) FROM json_each(?1)) ' +
    `INSERT INTO ${quoted(collection.name)} (${columnList(collection)}) SELECT ${values.join(',')} FROM j`
  )
})

const upserting = (collection: Collection, left: readonly string[]): string => {
  const stay = new Set(['id', 'tenant_id', 'created_at', ...left])
  const updates = columnNames(collection)
    .filter((name) => !stay.has(name))
    .map((name) => `${quoted(name)}=excluded.${quoted(name)}`)
    .join(',')
  return `${insertSql(collection)} WHERE true ON CONFLICT (tenant_id, id) DO UPDATE SET ${updates}`
}

/** Writes whole rows, new or not, from a JSON array of arrays in wire order. */
export const upsertSql = once((collection) => upserting(collection, []))

/** Columns of a collection that D1 has an index on. */
export const columnsWithIndex = (name: string): readonly string[] => {
  const registered = REGISTRY.get(name)
  const window = registered && windowOf(registered)
  return [...indexedColumns(collectionNamed(name)), ...(window ? [window.recent] : [])]
}

/** The same for rows whose columns with an index are as they were: D1 bills an entry also where its value stays. */
export const upsertInPlaceSql = once((collection) => upserting(collection, columnsWithIndex(collection.name)))

/** Most arguments of a function in D1. */
const ARGUMENTS = 30

const NOTHING: ReadonlyMap<string, string> = new Map()

/** Columns of the row under the alias `t` as one JSON array; in place of a hidden one stands its blank, a literal. */
export const packedSql = (
  columns: readonly string[],
  blanks: ReadonlyMap<string, string> = NOTHING,
): string => {
  const parts: string[] = []
  for (let at = 0; at < columns.length; at += ARGUMENTS)
    parts.push(
      `json_array(${columns
        .slice(at, at + ARGUMENTS)
        .map((name) => blanks.get(name) ?? `t."${name}"`)
        .join(',')})`,
    )
  // Values are scalars, so a bracket at the end never belongs to one of them.
  return parts.length === 1
    ? parts.join()
    : `'[' || ${parts.map((part) => `trim(${part}, '[]')`).join(` || ',' || `)} || ']'`
}

/** A whole row under the alias `t` as one JSON array in wire order. For the commit; people get `seenRowSql`. */
export const packedRow = once((collection) => packedSql(columnNames(collection)))

/** Parses the output of `packedRow`. */
export const unpacked = (collection: Collection, packed: string): Row => {
  const values = JSON.parse(packed) as Row[string][]
  return Object.fromEntries(
    columnNames(collection).map((name, index) => [name, values[index] ?? null]),
  ) as Row
}

/** Most terms of a compound SELECT in D1. */
const TERMS = 5

/** Rows of all terms, which have the same columns, for any number of terms. */
export const unionAll = (terms: readonly string[]): string => {
  if (terms.length <= TERMS) return terms.join(' UNION ALL ')
  const groups: string[] = []
  for (let at = 0; at < terms.length; at += TERMS)
    groups.push(`SELECT * FROM (${terms.slice(at, at + TERMS).join(' UNION ALL ')})`)
  return unionAll(groups)
}

/** A row as an array in wire order. */
export const rowValues = (collection: Collection, row: Row): (string | number | null)[] =>
  columnNames(collection).map((name) => row[name] ?? null)

/** Splits items into JSON arrays of less than `bytes` of text: D1 allows 2 MB per parameter. */
export const jsonChunks = (items: readonly unknown[], bytes = 900_000): string[] => {
  const chunks: string[] = []
  let parts: string[] = []
  let size = 0
  for (const item of items) {
    const part = JSON.stringify(item)
    // A UTF-16 unit takes at most 3 bytes in UTF-8.
    if (size > 0 && size + part.length * 3 > bytes) {
      chunks.push(`[${parts.join(',')}]`)
      parts = []
      size = 0
    }
    parts.push(part)
    size += part.length * 3 + 1
  }
  if (parts.length > 0) chunks.push(`[${parts.join(',')}]`)
  return chunks
}
