import { cmp, type DBCoreIndex, type DBCoreKeyRange } from 'dexie'

/** A row as a table stores it. Only what JSON keeps may be in it: texts, numbers, null, lists and objects of them. */
export type Stored = Readonly<Record<string, unknown>>

/**
 * One record of IndexedDB, which costs the same with many rows as with one, and less with few long texts in it than with many
 * short ones. One row is stored as it is. Several have the key of their first, and reach to the next block: `$keys` is the JSON
 * of their keys, `$columns` that of their columns, `$rows` has a line for each: the JSON of its values, or, of a row with other
 * columns, of an object. The list under the name of an index has the value of each there, for an index of many entries.
 */
export type Block = Stored & { readonly $keys?: string; readonly $columns?: string; readonly $rows?: string }

/** A row, or its place in a block, where it is parsed only if somebody wants it. */
export type Slot =
  | { readonly key: unknown; readonly row: Stored }
  | {
      readonly key: unknown
      readonly row: null
      readonly block: Block
      readonly at: number
      readonly columns: readonly string[]
      readonly json: string
    }

/** The columns by which a table is read. */
export type Keys = {
  readonly keyOf: (row: Stored) => unknown
  /** The names of the columns of its primary key. */
  readonly primary: readonly string[]
  readonly indexes: readonly DBCoreIndex[]
}

export const slotsIn = (block: Block | undefined, { keyOf }: Keys): Slot[] => {
  if (!block) return []
  if (block.$keys === undefined) return [{ key: keyOf(block), row: block }]
  const columns: string[] = JSON.parse(block.$columns ?? '[]')
  const rows = (block.$rows ?? '').split('\n')
  const keys: unknown[] = JSON.parse(block.$keys)
  return keys.map((key, at) => ({ key, row: null, block, at, columns, json: rows[at] ?? '' }))
}

/** A copy, whose columns a reader may change; what is nested in them may still be the block’s own. */
export const rowOf = (slot: Slot): Stored => {
  if (slot.row) return { ...slot.row }
  const kept = JSON.parse(slot.json) as readonly unknown[] | Stored
  if (!isList(kept)) return kept
  const row: Record<string, unknown> = {}
  for (const [at, column] of slot.columns.entries()) row[column] = kept[at]
  return row
}

const isList = (kept: readonly unknown[] | Stored): kept is readonly unknown[] => Array.isArray(kept)

const jsonOf = (slot: Slot, columns: readonly string[]): string => {
  if (!slot.row && isSame(slot.columns, columns)) return slot.json
  const row = rowOf(slot)
  const values = columns.map((column) => row[column])
  const isWhole = Object.keys(row).length === columns.length && !values.includes(undefined)
  return JSON.stringify(isWhole ? values : row)
}

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some === others || (some.length === others.length && some.every((one, at) => one === others[at]))

/** The value of a row in an index; null where it has none there, and the index leaves it out. */
export const indexed = (slot: Slot, { name, extractKey }: DBCoreIndex): unknown =>
  (slot.row ? extractKey?.(slot.row) : (slot.block[`${name}`] as readonly unknown[])[slot.at]) ?? null

/** Rows, in order, as the record of a block. */
export const asBlock = (slots: readonly Slot[], { primary, indexes }: Keys): Block => {
  const [first] = slots
  if (!first) return {}
  const own = rowOf(first)
  if (slots.length === 1) return own
  const columns = first.row ? Object.keys(own) : first.columns
  return {
    ...Object.fromEntries(indexes.map((index) => [index.name, slots.map((slot) => indexed(slot, index))])),
    ...Object.fromEntries(primary.map((name) => [name, own[name]])),
    $keys: JSON.stringify(slots.map(({ key }) => key)),
    $columns: JSON.stringify(columns),
    $rows: slots.map((slot) => jsonOf(slot, columns)).join('\n'),
  }
}

/** Rows, in order, as groups of at most `most`, and all about as large, so that each can still grow. */
export const together = (slots: readonly Slot[], most: number): Slot[][] => {
  const pieces = Math.ceil(slots.length / most)
  const end = (piece: number) => Math.round((slots.length * piece) / pieces)
  return Array.from({ length: pieces }, (_, at) => slots.slice(end(at), end(at + 1)))
}

/** Rows, in order, as groups: each of some rows by itself, and those between two of them together. */
export const apart = (slots: readonly Slot[], isAlone: (slot: Slot) => boolean): Slot[][] => {
  const groups: Slot[][] = []
  let open: Slot[] | null = null
  for (const slot of slots) {
    if (open && !isAlone(slot)) open.push(slot)
    else {
      const group = [slot]
      groups.push(group)
      open = isAlone(slot) ? null : group
    }
  }
  return groups
}

/** What becomes of a row: its new form, or null where it is deleted. `at` is its place in the request. */
export type Change = { readonly key: unknown; readonly row: Stored | null; readonly at: number }

/**
 * The rows after changes; both in the order of their keys. Where rows are added, what is there stays, and `onPresent` is
 * told the place of the refused one.
 */
export const changed = (
  slots: readonly Slot[],
  changes: readonly Change[],
  onPresent: ((at: number) => void) | null,
): Slot[] => {
  const after: Slot[] = []
  let next = 0
  const isAt = (slot: Slot | undefined, key: unknown) => slot !== undefined && cmp(slot.key, key) === 0
  for (const { key, row, at } of changes) {
    for (; next < slots.length; next++) {
      const before = slots[next]
      if (before === undefined || cmp(before.key, key) >= 0) break
      after.push(before)
    }
    // One request may name a row twice.
    const present = isAt(slots[next], key) ? slots[next++] : isAt(after.at(-1), key) ? after.pop() : undefined
    if (present && onPresent) {
      after.push(present)
      onPresent(at)
    } else if (row) after.push({ key, row })
  }
  return [...after, ...slots.slice(next)]
}

export const isWithin = (key: unknown, { lower, lowerOpen, upper, upperOpen }: DBCoreKeyRange): boolean => {
  if (lower !== undefined && cmp(key, lower) < (lowerOpen ? 1 : 0)) return false
  return upper === undefined || cmp(key, upper) <= (upperOpen ? -1 : 0)
}
