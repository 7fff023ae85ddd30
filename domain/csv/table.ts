import { cleanText } from '#domain/kernel/text.ts'
import { compact } from '#domain/romania/search.ts'
import { fromSpreadsheet, parseCsv } from './csv.ts'

/** A column that a file may have: the names that people use for it, ours first. */
export type TableColumn = { key: string; names: readonly string[]; required?: boolean }

/** One row of a file: the cells of the known columns, '' where the row or the file lacks one. */
export type TableRow = { line: number; cells: Readonly<Record<string, string>> }

export type Table = {
  rows: TableRow[]
  /** Keys of the columns that the file has. */
  present: ReadonlySet<string>
  /** Names of required columns that the file lacks; then nothing can be read. */
  missing: string[]
  /** Headings without a known column; their cells are left out. */
  unknown: string[]
}

/** Reads a file whose first record is the headings. Case, diacritics, blanks and order make no difference. */
export const readTable = (text: string, columns: readonly TableColumn[]): Table => {
  const [head, ...records] = parseCsv(text)
  const headings = head?.fields ?? []
  const places = new Map<string, number>()
  const unknown: string[] = []
  for (const [place, heading] of headings.entries()) {
    const asked = compact(heading)
    const column = columns.find(({ names }) => names.some((name) => compact(name) === asked))
    if (column && !places.has(column.key)) places.set(column.key, place)
    else if (asked !== '') unknown.push(heading.trim())
  }
  const rows = records
    .map(({ line, fields }) => ({
      line,
      cells: Object.fromEntries(
        columns.map(({ key }) => {
          const place = places.get(key)
          return [key, place === undefined ? '' : cleanText(fromSpreadsheet(fields[place] ?? ''))]
        }),
      ),
    }))
    .filter(({ cells }) => Object.values(cells).some((cell) => cell !== ''))
  const missing = columns.filter(({ key, required }) => required && !places.has(key))
  return {
    rows,
    present: new Set(places.keys()),
    missing: missing.map(({ names, key }) => names[0] ?? key),
    unknown,
  }
}

/** The table with new cells in one row, as a person corrected it. */
export const withCells = (table: Table, line: number, cells: TableRow['cells']): Table => ({
  ...table,
  rows: table.rows.map((row) => (row.line === line ? { line, cells } : row)),
})

/** Whether a spreadsheet turned a code into a number and rounded it: `1.23457E+16`. Its digits are lost. */
export const isMangledNumber = (cell: string): boolean => /^\d(?:[.,]\d+)?E\+\d{2,3}$/i.test(cell)

/** Turns bytes into a text; with `isStrict` it throws on bytes that the charset does not allow. */
export type Decode = (bytes: Uint8Array, charset: string, isStrict: boolean) => string

/** Number of bytes from which the charset is guessed. */
const LOOKED_AT = 4_096

/**
 * Detects UTF-16, which Excel's „Unicode text” uses: by its byte order mark, or by the zero in every other byte of a
 * Latin text.
 */
const wideCharset = (bytes: Uint8Array): string | null => {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const noughts: [even: number, odd: number] = [0, 0]
  const seen = bytes.subarray(0, LOOKED_AT)
  for (const [place, byte] of seen.entries()) if (byte === 0) noughts[place % 2 ? 1 : 0] += 1
  const [even, odd] = noughts
  const most = seen.length / 4
  return odd > most && even < most / 4 ? 'utf-16le' : even > most && odd < most / 4 ? 'utf-16be' : null
}

/** The text of a file in UTF-16, UTF-8, or the default of Excel in Romanian (Windows-1250). */
export const decodeCsv = (bytes: Uint8Array, decode: Decode): string => {
  const wide = wideCharset(bytes)
  if (wide) return decode(bytes, wide, false)
  try {
    return decode(bytes, 'utf-8', true)
  } catch {
    return decode(bytes, 'windows-1250', false)
  }
}
