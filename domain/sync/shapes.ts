import { type Row, SYSTEM_COLUMNS } from './collection.ts'
import { PROTOCOL_VERSION } from './protocol.ts'

/**
 * S17: how rows looked to a version of the app. A column or collection that is only added needs nothing but its `initial`;
 * one that changes its name raises the protocol's version, and stands in `renamed` of the version before.
 */
export type Shape = {
  /** Columns by collection, separated by spaces. What is not here is not sent to a device of that version. */
  readonly columns: Readonly<Record<string, string>>
  /** By collection, columns that the next version calls otherwise: the name before → the name after. */
  readonly renamed: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** Of the versions before, as far back as a device may have unsent acts. None was released yet. */
export const OLDER_SHAPES: Readonly<Record<number, Shape>> = {}

/** Whether a device of that version is understood: of this one, or of the one before. */
export const isUnderstood = (version: number): boolean =>
  version === PROTOCOL_VERSION || (version === PROTOCOL_VERSION - 1 && Object.hasOwn(OLDER_SHAPES, version))

type Values = Record<string, unknown>

/** The names by which a device of an older version knows a collection's columns, and ours; null when it knows no such collection. */
export const columnsFor = (
  version: number,
  collection: string,
  shapes = OLDER_SHAPES,
): { name: string; ours: string }[] | null => {
  const shape = shapes[version]
  // Else a device of that version would take it that there are no rows.
  if (!shape) throw new Error(`no shape of version ${version}`)
  const known = shape.columns[collection]
  if (known === undefined) return null
  const ours = (name: string) =>
    Object.keys(renameFrom(version, collection, { [name]: null }, shapes))[0] ?? name
  return [...SYSTEM_COLUMNS, ...known.split(' ')].map((name) => ({ name, ours: ours(name) }))
}

/** A row as a device of that version knows it; null when it knows no such collection. */
export const rowFor = (version: number, collection: string, row: Row, shapes = OLDER_SHAPES): Row | null => {
  if (version >= PROTOCOL_VERSION) return row
  const columns = columnsFor(version, collection, shapes)
  return columns && (Object.fromEntries(columns.map(({ name, ours }) => [name, row[ours] ?? null])) as Row)
}

/** Rows of an answer as a device of that version knows them. */
export const rowsFor = <E extends { collection: string; row: Row }>(
  version: number,
  entries: readonly E[],
): E[] =>
  entries.flatMap((entry) => {
    const row = rowFor(version, entry.collection, entry.row)
    return row ? [{ ...entry, row }] : []
  })

/** Values that were written by an app of that version, under the names of today. */
export const renameFrom = <T extends Values>(
  version: number,
  collection: string,
  values: T,
  shapes = OLDER_SHAPES,
): T => {
  let renamed: Values = values
  for (let at = version; at < PROTOCOL_VERSION; at++) {
    const names = shapes[at]?.renamed[collection]
    if (!names) continue
    renamed = Object.fromEntries(Object.entries(renamed).map(([name, value]) => [own(names, name), value]))
  }
  return renamed as T
}

/** A mutation's content that was written by an app of that version, as one of today would have written it. It may be malformed. */
export const contentFrom = <T extends object>(version: number, content: T, shapes = OLDER_SHAPES): T => {
  if (version >= PROTOCOL_VERSION || !('ops' in content) || !Array.isArray(content.ops)) return content
  const ops = content.ops.map((op: unknown) =>
    isOp(op) ? { ...op, data: renameFrom(version, op.collection, op.data, shapes) } : op,
  )
  return { ...content, ops }
}

const own = (names: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(names, name) ? (names[name] ?? name) : name

const isOp = (op: unknown): op is { collection: string; data: Values } =>
  typeof op === 'object' &&
  op !== null &&
  'collection' in op &&
  typeof op.collection === 'string' &&
  'data' in op &&
  typeof op.data === 'object' &&
  op.data !== null &&
  !Array.isArray(op.data)
