import { COLLECTIONS, isKnownCollection } from '#domain/modules.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { Kind } from '#domain/sync/columns.ts'
import type { Mutation, Op } from '#domain/sync/protocol.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { m } from '#web/i18n/messages.ts'
import { columnLabel, columnOf, own } from './column-label.ts'
import { writtenAs } from './written-as.ts'

/** The changes that a mutation asked for, as people read them: rows by their names, columns by their labels. */

type Value = string | number | null

export type WantedColumn = {
  column: string
  label: string
  /** The row's current value as text; null for a row that would have been created. */
  now: string | null
  wanted: string
  /** Whether a person can enter another value: a column that people write, of a kind that has a field. */
  isEditable: boolean
}
export type WantedOp = {
  key: string
  /** Its index among the mutation's ops. */
  index: number
  collection: string
  title: string
  plate: string | null
  columns: WantedColumn[]
}

/** A plate in running text; it does not break at the end of a line. */
const plateInLine = (plate: Value | undefined): string =>
  formatPlate(String(plate ?? '')).replaceAll(' ', '\u00a0')

/** The name by which people know a row: its plate, its number, its text. */
export const nameOf = (collection: string, row: Record<string, Value>): string => {
  if (collection === 'vehicles') return plateInLine(row.nr_inmatriculare) || String(row.client_nume ?? '')
  if (collection === 'orders') {
    const number = row.nr_comanda ? m.sync.number(Number(row.nr_comanda)) : ''
    return [number, plateInLine(row.nr_auto), row.client_nume].filter(Boolean).join(' · ')
  }
  for (const column of ['denumire', 'descriere', 'nume', 'client_nume']) {
    const value = row[column]
    if (typeof value === 'string' && value !== '') return value
  }
  return ''
}

/** The part of the title beside the plate, so that nothing is repeated. */
const titleName = (op: Op, row: Record<string, Value>): string => {
  if (op.collection === 'vehicles') return String(row.client_nume ?? '')
  if (op.collection === 'orders')
    return [row.nr_comanda && m.sync.number(Number(row.nr_comanda)), row.client_nume]
      .filter(Boolean)
      .join(' · ')
  // The columns of a new row name it already.
  return op.op === 'insert' ? '' : nameOf(op.collection, row)
}

/** The row that a column links to: one that exists here, or one that the same mutation would create. */
const namedRow = async (
  db: AppDatabase,
  collection: string,
  id: string,
  mutation: Mutation,
): Promise<Record<string, Value> | undefined> => {
  if (!isKnownCollection(collection)) return undefined
  const row: Row | undefined = await db.anyRows(collection).get(id)
  if (row) return row
  return mutation.ops.find((op) => op.op === 'insert' && op.collection === collection && op.id === id)?.data
}

const written = async (
  db: AppDatabase,
  mutation: Mutation,
  collection: string,
  name: string,
  value: Value,
): Promise<string> => {
  if (value === null || value === '') return m.sync.nothing
  const column = columnOf(collection, name)
  if (column?.ref && typeof value === 'string') {
    const row = await namedRow(db, column.ref, value, mutation)
    return (row && nameOf(column.ref, row)) || m.sync.unknownRow
  }
  return writtenAs(column, value)
}

/** A value as people read it; links by the names of their rows. */
export const writtenValue = (
  db: AppDatabase,
  collection: string,
  name: string,
  value: Value,
): Promise<string> => written(db, { id: '', at: '', label: '', ops: [] }, collection, name, value)

/** States and kinds follow rules of their own. */
const FIXED = new Set(['status', 'tip'])
const WITHOUT_FIELD: ReadonlySet<Kind> = new Set<Kind>(['instant', 'picture', 'opaque', 'json'])

/** Rows that never change, such as invoices, are not offered in a list. */
const isChosen = (ref: string): boolean => isKnownCollection(ref) && COLLECTIONS[ref].rights.patch.length > 0

const isEditable = (mutation: Mutation, op: Op, name: string): boolean => {
  const column = columnOf(op.collection, name)
  if (!column || FIXED.has(name) || WITHOUT_FIELD.has(column.kind)) return false
  if (column.write !== 'client' && !(column.write === 'create' && op.op === 'insert')) return false
  if (column.ref !== undefined && !isChosen(column.ref)) return false
  // A row that the same act creates is edited there.
  return !column.ref || !mutation.ops.some(({ id }) => id === op.data?.[name])
}

const wantedColumns = async (
  db: AppDatabase,
  mutation: Mutation,
  op: Op,
  row: Record<string, Value> | undefined,
  wrong: ReadonlySet<string>,
): Promise<WantedColumn[]> => {
  if (op.op === 'delete') return []
  const found: WantedColumn[] = []
  const missing = op.op === 'insert' ? [...wrong].filter((column) => columnOf(op.collection, column)) : []
  const data = { ...Object.fromEntries(missing.map((column) => [column, null])), ...op.data }
  for (const [column, value] of Object.entries(data)) {
    const isEmptyInsert = op.op === 'insert' && (value === null || value === '' || value === 0)
    const label = columnLabel(op.collection, column)
    const isSilent = label === null && columnOf(op.collection, column) !== undefined
    if (isSilent || (isEmptyInsert && !wrong.has(column))) continue
    found.push({
      column,
      // A column that this app does not know keeps its name.
      label: label ?? column,
      now:
        op.op === 'patch' && row
          ? await written(db, mutation, op.collection, column, row[column] ?? null)
          : null,
      wanted: await written(db, mutation, op.collection, column, value),
      isEditable: isEditable(mutation, op, column),
    })
  }
  return found
}

/** The plate of the car by which people know the row: the row's own, or that of the order to which the line belongs. */
const plateOf = async (db: AppDatabase, mutation: Mutation, op: Op, row: Record<string, Value>) => {
  const orderId = op.collection === 'order_lines' ? row.order_id : null
  const known = orderId ? await namedRow(db, 'orders', String(orderId), mutation) : row
  let plate = known?.nr_auto ?? known?.nr_inmatriculare
  if (!plate && typeof known?.vehicle_id === 'string') {
    plate = (await namedRow(db, 'vehicles', known.vehicle_id, mutation))?.nr_inmatriculare
  }
  return typeof plate === 'string' && plate !== '' ? plate : null
}

/** The first `limit` changes of a mutation as text; `wrong` names columns that are shown even when they are empty. */
export const readable = async (
  db: AppDatabase,
  mutation: Mutation,
  limit: number,
  wrong: ReadonlySet<string> = new Set(),
): Promise<WantedOp[]> => {
  const found: WantedOp[] = []
  for (const [index, op] of mutation.ops.slice(0, limit).entries()) {
    const row = await namedRow(db, op.collection, op.id, mutation)
    const known: Record<string, Value> = { ...(row ?? {}), ...(op.op === 'insert' ? op.data : {}) }
    const what = [own<string>(m.sync.collections, op.collection) ?? op.collection, titleName(op, known)]
      .filter(Boolean)
      .join(' ')
    found.push({
      key: `${index}/${op.id}`,
      index,
      collection: op.collection,
      title: m.sync.rejected[op.op](what),
      plate: await plateOf(db, mutation, op, known),
      columns: await wantedColumns(db, mutation, op, row, wrong),
    })
  }
  return found
}
