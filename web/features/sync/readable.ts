import { COLLECTIONS, type CollectionName } from '#domain/modules.ts'
import { formatIban } from '#domain/romania/iban.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { Column } from '#domain/sync/columns.ts'
import type { Mutation, Op } from '#domain/sync/protocol.ts'
import type { AppDatabase } from '#web/data/database.ts'
import {
  formatDayShort,
  formatHours,
  formatInstant,
  formatKilometres,
  formatLei,
  formatQuantity,
} from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'

/** What a mutation wanted, in words that a person reads: the rows by their names, the columns by theirs. */

type Value = string | number | null

export type WantedColumn = { column: string; label: string; now: string | null; wanted: string }
export type WantedOp = { key: string; title: string; plate: string | null; columns: WantedColumn[] }

/** How the values of a column are written, where the column's name alone says it. */
const WRITTEN: Readonly<Record<string, (value: never) => string>> = {
  pret: formatLei,
  pret_ora: formatLei,
  pret_unitar: formatLei,
  ore: formatHours,
  ore_normate: formatHours,
  cantitate: formatQuantity,
  km_intrare: formatKilometres,
  data_comanda: formatDayShort,
  data_factura: formatDayShort,
  data_ora: formatInstant,
  nr_inmatriculare: formatPlate,
  nr_auto: formatPlate,
  client_telefon: formatPhone,
  telefon: formatPhone,
  iban: formatIban,
}

/** A name may come from anywhere, `constructor` included. */
const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

const isCollection = (name: string): name is CollectionName => Object.hasOwn(COLLECTIONS, name)

const columnOf = (collection: string, column: string): Column | undefined => {
  if (!isCollection(collection)) return undefined
  const columns: Record<string, Column> = COLLECTIONS[collection].columns
  return own(columns, column)
}

/** The name by which a person knows a row: its plate, its number, its text. */
const nameOf = (collection: string, row: Record<string, Value>): string => {
  if (collection === 'vehicles')
    return formatPlate(String(row.nr_inmatriculare ?? '')) || String(row.client_nume ?? '')
  if (collection === 'orders') {
    const number = row.nr_comanda ? m.sync.number(Number(row.nr_comanda)) : ''
    return [number, formatPlate(String(row.nr_auto ?? '')), row.client_nume].filter(Boolean).join(' · ')
  }
  for (const column of ['denumire', 'descriere', 'nume', 'client_nume']) {
    const value = row[column]
    if (typeof value === 'string' && value !== '') return value
  }
  return ''
}

/** What stands in the title beside the plate, so that nothing is said twice. */
const titleName = (op: Op, row: Record<string, Value>): string => {
  if (op.collection === 'vehicles') return String(row.client_nume ?? '')
  if (op.collection === 'orders')
    return [row.nr_comanda && m.sync.number(Number(row.nr_comanda)), row.client_nume]
      .filter(Boolean)
      .join(' · ')
  // The columns of a new row name it already.
  return op.op === 'insert' ? '' : nameOf(op.collection, row)
}

/** The row that a column names: here, or among those that the same mutation was to make. */
const namedRow = async (
  db: AppDatabase,
  collection: string,
  id: string,
  mutation: Mutation,
): Promise<Record<string, Value> | undefined> => {
  if (!isCollection(collection)) return undefined
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
  if (name === 'platitor_tva' || name === 'activ') return value === 1 ? m.sync.yes : m.sync.no
  const words: Record<string, string> = { ...m.ui.status, ...m.sync.kinds }
  if ((name === 'status' || name === 'tip') && typeof value === 'string') return own(words, value) ?? value
  const write = own(WRITTEN, name) as ((value: Value) => string) | undefined
  return write && typeof value === (column?.type === 'integer' ? 'number' : 'string')
    ? write(value)
    : String(value)
}

/** A value as a person reads it; links by the names of their rows. */
export const writtenValue = (
  db: AppDatabase,
  collection: string,
  name: string,
  value: Value,
): Promise<string> => written(db, { seq: 0, at: '', label: '', ops: [] }, collection, name, value)

/** What a column is called; null for one that means nothing to a reader, such as what is derived from others. */
export const columnLabel = (column: string): string | null =>
  SILENT.has(column) ? null : (own<string>(m.sync.columns, column) ?? null)

/** Columns of no use to a reader. */
const SILENT = new Set(['ordine', 'order_id'])

const wantedColumns = async (
  db: AppDatabase,
  mutation: Mutation,
  op: Op,
  row: Record<string, Value> | undefined,
): Promise<WantedColumn[]> => {
  if (op.op === 'delete') return []
  const found: WantedColumn[] = []
  for (const [column, value] of Object.entries(op.data)) {
    const isEmptyInsert = op.op === 'insert' && (value === null || value === '' || value === 0)
    if (SILENT.has(column) || isEmptyInsert) continue
    found.push({
      column,
      label: own<string>(m.sync.columns, column) ?? column,
      now:
        op.op === 'patch' && row
          ? await written(db, mutation, op.collection, column, row[column] ?? null)
          : null,
      wanted: await written(db, mutation, op.collection, column, value),
    })
  }
  return found
}

/** The car by which a person finds the place: of the row itself, or of the order that the line belongs to. */
const plateOf = async (db: AppDatabase, mutation: Mutation, op: Op, row: Record<string, Value>) => {
  const orderId = op.collection === 'order_lines' ? row.order_id : null
  const place = orderId ? await namedRow(db, 'orders', String(orderId), mutation) : row
  let plate = place?.nr_auto ?? place?.nr_inmatriculare
  if (!plate && typeof place?.vehicle_id === 'string') {
    plate = (await namedRow(db, 'vehicles', place.vehicle_id, mutation))?.nr_inmatriculare
  }
  return typeof plate === 'string' && plate !== '' ? plate : null
}

/** The first `limit` changes of a mutation in readable words. */
export const readable = async (db: AppDatabase, mutation: Mutation, limit: number): Promise<WantedOp[]> => {
  const found: WantedOp[] = []
  for (const [index, op] of mutation.ops.slice(0, limit).entries()) {
    const row = await namedRow(db, op.collection, op.id, mutation)
    const known: Record<string, Value> = { ...(row ?? {}), ...(op.op === 'insert' ? op.data : {}) }
    const what = [own<string>(m.sync.collections, op.collection) ?? op.collection, titleName(op, known)]
      .filter(Boolean)
      .join(' ')
    found.push({
      key: `${index}/${op.id}`,
      title: m.sync.rejected[op.op](what),
      plate: await plateOf(db, mutation, op, known),
      columns: await wantedColumns(db, mutation, op, row),
    })
  }
  return found
}
