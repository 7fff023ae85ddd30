import { escapeHtml as text } from './html.ts'
import { type DocumentTable, TABLE_COLUMNS, type TableColumn } from './view.ts'

/** Words stand at the left, figures at the right. */
const FIGURES: ReadonlySet<TableColumn> = new Set(['quantity', 'price', 'rate', 'vat', 'total'])

const cell = (tag: 'th' | 'td', column: TableColumn, value: string): string =>
  `<${tag} class="${column}${FIGURES.has(column) ? ' num' : ''}">${text(value)}</${tag}>`

/**
 * A table whose heads stand again on every page. `end` is what must not part from its last lines: only between rows of
 * one table does Chromium keep to `break-after: avoid`.
 */
export const table = ({ title, columns, rows }: DocumentTable, end = ''): string => {
  const shown = TABLE_COLUMNS.filter((column) => columns[column] != null)
  return `<table>
<colgroup>${shown.map((column) => `<col class="${column}">`).join('')}</colgroup>
<thead>${title === '' ? '' : `<tr class="section"><th colspan="${shown.length}">${text(title)}</th></tr>`}
<tr class="columns">${shown.map((column) => cell('th', column, columns[column] ?? '')).join('')}</tr></thead>
<tbody>${rows
    .map((row) => `<tr>${shown.map((column) => cell('td', column, row[column] ?? '')).join('')}</tr>`)
    .join('\n')}${end === '' ? '' : `<tr class="end"><td colspan="${shown.length}">${end}</td></tr>`}</tbody>
</table>`
}
