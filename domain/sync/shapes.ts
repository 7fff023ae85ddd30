import { type Row, SYSTEM_COLUMNS } from './collection.ts'
import { PROTOCOL_VERSION } from './protocol.ts'

/**
 * S17.2: how rows looked in a version of the app. A column or collection that is only added needs nothing but its
 * `initial`; a renamed column raises the protocol's version and goes into `renamed` of the version before.
 */
export type Shape = {
  /** Columns by collection, separated by spaces. Devices of that version receive nothing else. */
  readonly columns: Readonly<Record<string, string>>
  /** By collection, columns that the next version renames: old name → new name. */
  readonly renamed: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** The versions before, as far back as devices may have unsent acts. None was released yet. */
export const OLDER_SHAPES: Readonly<Record<number, Shape>> = {}

/** Whether the server understands a device of that version: this version or the one before. */
export const isUnderstood = (version: number): boolean =>
  version === PROTOCOL_VERSION || (version === PROTOCOL_VERSION - 1 && Object.hasOwn(OLDER_SHAPES, version))

type Values = Record<string, unknown>

/** The column names of an older device, and ours; null when the device does not know the collection. */
export const columnsFor = (
  version: number,
  collection: string,
  shapes = OLDER_SHAPES,
): { name: string; ours: string }[] | null => {
  const shape = shapes[version]
  // Without this error a device of that version would conclude that there are no rows.
  if (!shape) throw new Error(`no shape of version ${version}`)
  const known = shape.columns[collection]
  if (known === undefined) return null
  const ours = (name: string) =>
    Object.keys(renameFrom(version, collection, { [name]: null }, shapes))[0] ?? name
  return [...SYSTEM_COLUMNS, ...known.split(' ')].map((name) => ({ name, ours: ours(name) }))
}

/** A row under the names of that version; null when the version does not know the collection. */
export const rowFor = (version: number, collection: string, row: Row, shapes = OLDER_SHAPES): Row | null => {
  if (version >= PROTOCOL_VERSION) return row
  const columns = columnsFor(version, collection, shapes)
  return columns && (Object.fromEntries(columns.map(({ name, ours }) => [name, row[ours] ?? null])) as Row)
}

/** Rows of an answer under the names of that version. */
export const rowsFor = <E extends { collection: string; row: Row }>(
  version: number,
  entries: readonly E[],
): E[] =>
  entries.flatMap((entry) => {
    const row = rowFor(version, entry.collection, entry.row)
    return row ? [{ ...entry, row }] : []
  })

/** Values that an app of that version wrote, under today's names. */
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

/** The content of a mutation that an app of that version wrote, under today's names. It may be malformed. */
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
