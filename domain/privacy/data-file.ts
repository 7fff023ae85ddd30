import { csvLine, spreadsheetText } from '#domain/csv/csv.ts'
import { DECIMALS, isNumber } from '#domain/kernel/number-kinds.ts'
import { type Collection, columnNames, type Row } from '#domain/sync/collection.ts'

/**
 * How an export of data writes a collection. JSON has each row as it is stored. CSV is for a spreadsheet in Romanian:
 * columns by their names, numbers with their decimals and a comma, flags as words.
 */

/** What of a row is the database's own. */
const OWN = new Set(['tenant_id'])

const exportedColumns = (collection: Collection): string[] =>
  columnNames(collection).filter((name) => !OWN.has(name))

/** The kind of each column; those that every collection has are known by their names. */
export const columnKinds = (collection: Collection): Record<string, string> =>
  Object.fromEntries(
    exportedColumns(collection).map((name) => [name, collection.columns[name]?.kind ?? 'row']),
  )

const decimal = (value: number, places: number): string =>
  places === 0 ? String(value) : (value / 10 ** places).toFixed(places).replace('.', ',')

const cellOf = (collection: Collection, name: string, value: unknown): string => {
  if (value === null || value === undefined) return ''
  const kind = collection.columns[name]?.kind
  if (kind === 'flag') return value === 1 ? 'da' : 'nu'
  if (kind !== undefined && isNumber(kind)) return decimal(Number(value), DECIMALS[kind])
  return spreadsheetText(String(value))
}

/** The byte order mark and the headings. */
export const csvHead = (collection: Collection): string =>
  `\uFEFF${csvLine(exportedColumns(collection), ';')}`

export const csvRow = (collection: Collection, row: Row): string =>
  csvLine(
    exportedColumns(collection).map((name) => cellOf(collection, name, row[name])),
    ';',
  )

/** A row as one line of a JSON array, without what stands between rows. */
export const jsonRow = (collection: Collection, row: Row): string =>
  JSON.stringify(Object.fromEntries(exportedColumns(collection).map((name) => [name, row[name] ?? null])))
