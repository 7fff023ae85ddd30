import { cleanText } from '#domain/kernel/text.ts'
import { compact } from '#domain/romania/search.ts'
import { fromSpreadsheet, parseCsv } from './csv.ts'

/** A column that a file may have: the names by which people call it, the first being ours. */
export type TableColumn = { key: string; names: readonly string[]; required?: boolean }

/** One row of a file: the cells of the columns that are known, '' for those that the row or the file lacks. */
export type TableRow = { line: number; cells: Readonly<Record<string, string>> }

export type Table = {
  rows: TableRow[]
  /** Keys of the columns that the file has. */
  present: ReadonlySet<string>
  /** Names of required columns that the file lacks; nothing can be read then. */
  missing: string[]
  /** Headings that mean nothing here; their cells are left out. */
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

/** The text of a file: UTF-8, or what Excel in Romanian writes by default (Windows-1250). */
export const decodeCsv = (
  bytes: Uint8Array,
  decode: (bytes: Uint8Array, charset: string) => string,
): string => {
  try {
    return decode(bytes, 'utf-8')
  } catch {
    return decode(bytes, 'windows-1250')
  }
}
