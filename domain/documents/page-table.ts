import { escapeHtml as text } from './html.ts'
import { type DocumentTable, TABLE_COLUMNS, type TableColumn } from './view.ts'

/** Figures are aligned right, texts left. */
export const FIGURES: ReadonlySet<TableColumn> = new Set(['quantity', 'price', 'rate', 'vat', 'total'])

const cell = (tag: 'th' | 'td', column: TableColumn, value: string): string =>
  `<${tag} class="${column}${FIGURES.has(column) ? ' num' : ''}">${text(value)}</${tag}>`

/** Characters from which a row takes three lines or more: it may stand alone at the end or the start of a page. */
const TALL = 75

const isTall = (row: DocumentTable['rows'][number] | undefined): boolean => (row?.name?.length ?? 0) > TALL

/**
 * Rows that must stay with the next one: a heading never stands over a single row at the end of a page, and totals
 * never stand below fewer than two lines. A tall row is enough by itself: kept with another, it would leave a fifth of
 * the page blank.
 */
export const keepsNext = (rows: DocumentTable['rows'], index: number, hasEnd: boolean): boolean => {
  const last = rows.length - 1
  if (index === 0 && rows.length > 1) return !isTall(rows[0])
  if (index === last) return hasEnd
  return index === last - 1 && !(hasEnd && isTall(rows[last]))
}

/**
 * A table that repeats its headings on every page. `end` must stay with its last lines, so it belongs to the table:
 * Chromium honours `break-after: avoid` only between rows of one table.
 */
export const table = ({ title, columns, rows }: DocumentTable, end = ''): string => {
  const shown = TABLE_COLUMNS.filter((column) => columns[column] != null)
  const rowOf = (row: DocumentTable['rows'][number], index: number): string =>
    `<tr${keepsNext(rows, index, end !== '') ? ' class="keep"' : ''}>${shown.map((column) => cell('td', column, row[column] ?? '')).join('')}</tr>`
  return `<table${columns.vat == null ? '' : ' class="taxed"'}>
<colgroup>${shown.map((column) => `<col class="${column}">`).join('')}</colgroup>
<thead>${title === '' ? '' : `<tr class="section"><th colspan="${shown.length}">${text(title)}</th></tr>`}
<tr class="columns">${shown.map((column) => cell('th', column, columns[column] ?? '')).join('')}</tr></thead>
<tbody>${rows.map(rowOf).join('\n')}${end === '' ? '' : `<tr class="end"><td colspan="${shown.length}">${end}</td></tr>`}</tbody>
</table>`
}
