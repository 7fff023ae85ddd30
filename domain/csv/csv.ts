/**
 * Comma-separated values as common programs write them: RFC 4180, with the separator that the text uses or names in a
 * first line `sep=;`, as Excel does. Excel in Romanian writes `;` and reads UTF-8 only after a byte order mark.
 */

export type Separator = ',' | ';' | '\t' | '|'

const SEPARATORS: readonly Separator[] = [';', ',', '\t', '|']
const BOM = '\uFEFF'
/** The line in which a file names its separator; it is not a record. */
const NAMED = /^\uFEFF?"?sep=([;,\t|])"?(\r\n|\r|\n|$)/i

/** A record and the line of the file on which it begins, from 1. */
export type CsvRecord = { line: number; fields: string[] }

/**
 * The separator that a text names, or the most frequent one outside quotes in its first line with content; otherwise
 * `;`.
 */
export const separatorOf = (text: string): Separator => {
  const named = NAMED.exec(text)?.[1]
  if (named !== undefined) return named as Separator
  const first = text.replace(/^\uFEFF?[\r\n]*/, '')
  const counts = new Map<string, number>()
  let isQuoted = false
  for (const character of first) {
    if (character === '"') isQuoted = !isQuoted
    else if (!isQuoted && (character === '\n' || character === '\r')) break
    else if (!isQuoted) counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  let best: Separator = ';'
  for (const separator of SEPARATORS)
    if ((counts.get(separator) ?? 0) > (counts.get(best) ?? 0)) best = separator
  return best
}

/**
 * The records of a text. Empty lines are skipped. A quote inside an unquoted field is an ordinary character, and an
 * unclosed quote extends to the end of the text: the parser refuses no file.
 */
export const parseCsv = (text: string, given?: Separator): CsvRecord[] => {
  const separator = given ?? separatorOf(text)
  const records: CsvRecord[] = []
  const named = given === undefined ? NAMED.exec(text) : null
  let at = named ? named[0].length : text.startsWith(BOM) ? 1 : 0
  let line = named ? 2 : 1
  while (at < text.length) {
    const record: CsvRecord = { line, fields: [] }
    for (;;) {
      let field = ''
      if (text[at] === '"') {
        at += 1
        for (;;) {
          const close = text.indexOf('"', at)
          field += text.slice(at, close < 0 ? text.length : close)
          at = close < 0 ? text.length : close + 1
          if (text[at] !== '"' || close < 0) break
          field += '"'
          at += 1
        }
        line += countBreaks(field)
      }
      const rest = at
      while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1
      record.fields.push(field + text.slice(rest, at))
      if (text[at] !== separator) break
      at += 1
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1
    at += 1
    line += 1
    if (record.fields.length > 1 || record.fields[0] !== '') records.push(record)
  }
  return records
}

const countBreaks = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0

/**
 * One record with its line break; fields with a separator, a quote, a line break or blanks at their ends are quoted.
 */
export const csvLine = (fields: readonly string[], separator: Separator, lineBreak = '\r\n'): string =>
  `${fields.map((field) => quoted(field, separator)).join(separator)}${lineBreak}`

const quoted = (field: string, separator: Separator): string =>
  field.includes(separator) || /["\r\n\uFEFF]|^\s|\s$/.test(field)
    ? `"${field.replaceAll('"', '""')}"`
    : field

/** Texts that a spreadsheet runs as a formula, also after blanks and with full-width signs. */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/
const NEGATIVE = /^-[\d.,]+$/

/**
 * Guards a text against running as a formula in a spreadsheet: names of clients come from outside. A negative number is
 * not a formula. A text that begins with the guard character is guarded too, so that reading restores the exact text.
 */
export const spreadsheetText = (text: string): string =>
  text.startsWith("'") || (FORMULA.test(text) && !NEGATIVE.test(text)) ? `'${text}` : text

/** Removes the guard that `spreadsheetText` adds. */
export const fromSpreadsheet = (text: string): string => {
  const bare = text.slice(1)
  return text.startsWith("'") && (bare.startsWith("'") || FORMULA.test(bare)) ? bare : text
}

/** A file for Excel in Romanian: byte order mark, `;`, CRLF. */
export const spreadsheetCsv = (records: Iterable<readonly string[]>): string => {
  let text = BOM
  for (const fields of records) text += csvLine(fields.map(spreadsheetText), ';')
  return text
}
