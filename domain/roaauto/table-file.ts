import { csvLine, spreadsheetText } from '#domain/csv/csv.ts'
import type { CollectionName } from '#domain/modules.ts'
import type { Row } from '#domain/sync/collection.ts'
import { oracleDecimal } from './numbers.ts'
import type { OracleColumn, OracleTable } from './tables.ts'

/** The number of the row that a link names, or null where that row does not exist. */
export type FindNumber = (collection: CollectionName, id: string) => number | null

/** The content of a file, for comparison with the loaded rows. Sums are exact, in the column's own unit. */
export type FileTotals = {
  rows: number
  firstId: number | null
  lastId: number | null
  sums: Record<string, bigint>
  /** Links to missing rows, written as empty fields. */
  lostLinks: number
}

/** Texts stay on one line: SQL*Loader of older servers cannot read others. */
const flat = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' | ')

/**
 * Writes one table as CSV, row by row, and sums what it writes. Comma, quotes where needed, a line feed after each row,
 * UTF-8; an empty field is NULL. People open the file in a spreadsheet before they load it, so texts carry the guard
 * against formulas, which the control file removes.
 */
export class TableFile {
  readonly table: OracleTable
  readonly totals: FileTotals
  readonly #find: FindNumber

  constructor(table: OracleTable, find: FindNumber) {
    this.table = table
    this.#find = find
    const summed = table.columns.filter(({ decimals }) => decimals > 0)
    this.totals = {
      rows: 0,
      firstId: null,
      lastId: null,
      sums: Object.fromEntries(summed.map(({ name }) => [name, 0n])),
      lostLinks: 0,
    }
  }

  /** The line with the column names. */
  head(): string {
    return csvLine(
      this.table.columns.map(({ name }) => name),
      ',',
      '\n',
    )
  }

  /** The line of a row, or '' where the row belongs to another table. @throws RangeError for a row without a number */
  line(row: Row): string {
    if (this.table.takes?.(row) === false) return ''
    const id = row.oracle_id
    if (id === null) throw new RangeError(`${this.table.source} has a row without its number`)
    const { totals } = this
    totals.rows += 1
    totals.firstId = Math.min(totals.firstId ?? id, id)
    totals.lastId = Math.max(totals.lastId ?? id, id)
    return csvLine(
      this.table.columns.map((column) => this.#cell(column, row)),
      ',',
      '\n',
    )
  }

  #cell(column: OracleColumn, row: Row): string {
    const { name, type, target, decimals } = column
    if (type === 'id') return String(row.oracle_id)
    const value = row[name] ?? null
    if (value === null || value === '') return ''
    if (type === 'link') {
      const number = target ? this.#find(target, String(value)) : null
      if (number === null) this.totals.lostLinks += 1
      return number === null ? '' : String(number)
    }
    if (decimals > 0) {
      this.totals.sums[name] = (this.totals.sums[name] ?? 0n) + BigInt(value)
      return oracleDecimal(Number(value), decimals)
    }
    return type === 'text' ? spreadsheetText(flat(String(value))) : String(value)
  }
}
