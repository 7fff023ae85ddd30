import { escapeHtml as text } from './html.ts'
import { type DocumentTable, TABLE_COLUMNS, type TableColumn } from './view.ts'

/** Words stand at the left, figures at the right. */
const FIGURES: ReadonlySet<TableColumn> = new Set(['quantity', 'price', 'rate', 'vat', 'total'])

const cell = (tag: 'th' | 'td', column: TableColumn, value: string): string =>
  `<${tag} class="${column}${FIGURES.has(column) ? ' num' : ''}">${text(value)}</${tag}>`

/** Characters from which a row takes three lines and more: it stands alone at the end or the start of a page. */
const TALL = 75

const isTall = (row: DocumentTable['rows'][number] | undefined): boolean => (row?.name?.length ?? 0) > TALL

/**
 * Rows that must not part from the next: no heading with a single row at the end of a page, no totals with fewer than two
 * lines above them. A tall row is enough by itself: kept with another, it would leave a fifth of the page blank.
 */
const keepsNext = (rows: DocumentTable['rows'], index: number, hasEnd: boolean): boolean => {
  const last = rows.length - 1
  if (index === 0 && rows.length > 1) return !isTall(rows[0])
  if (index === last) return hasEnd
  return index === last - 1 && !(hasEnd && isTall(rows[last]))
}

/**
 * A table whose heads stand again on every page. `end` is what must not part from its last lines: only between rows of
 * one table does Chromium keep to `break-after: avoid`.
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
