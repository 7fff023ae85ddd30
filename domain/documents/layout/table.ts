import { FIGURES, keepsNext } from '../page-table.ts'
import { type DocumentTable, TABLE_COLUMNS, type TableColumn } from '../view.ts'
import { type Box, beside, EMPTY, type Mark, padded, rule, stacked } from './box.ts'
import { NOTHING, type Piece, type Section } from './flow.ts'
import { BODY, COLOUR, CONTENT, LABEL, mm, PIXEL, type TextStyle } from './style.ts'
import { textBox } from './text.ts'
import type { Tools } from './tools.ts'

/** A table: its heads, its rows, and what must not part from its last rows. */

const WIDTHS: Record<Exclude<TableColumn, 'name'>, number> = {
  number: 8,
  unit: 16,
  quantity: 20,
  price: 27,
  total: 29,
  rate: 14,
  vat: 24,
  warranty: 44,
}
/** With the TVA of each line there are eight columns. */
const TAXED: Partial<typeof WIDTHS> = {
  number: 7,
  unit: 11,
  quantity: 18,
  price: 23,
  rate: 12,
  vat: 20,
  total: 28.5,
}

type Column = { name: TableColumn; left: number; width: number; isFigure: boolean }

const columnsOf = ({ columns }: DocumentTable): Column[] => {
  const shown = TABLE_COLUMNS.filter((column) => columns[column] != null)
  const isTaxed = columns.vat != null
  const widths: Partial<typeof WIDTHS> = isTaxed ? { ...WIDTHS, ...TAXED } : WIDTHS
  const given = (column: TableColumn): number => (column === 'name' ? 0 : mm(widths[column] ?? 0))
  const free = CONTENT.width - shown.reduce((sum, column) => sum + given(column), 0)
  let left = 0
  return shown.map((name) => {
    const width = name === 'name' ? free : given(name)
    const isFigure = FIGURES.has(name)
    const before = name === 'warranty' ? mm(5) : isTaxed && isFigure ? mm(2) : 0
    const column = { name, left: left + before, width: width - before, isFigure }
    left += width
    return column
  })
}

const line = (colour: string, y: number): Mark => {
  const [mark] = rule(CONTENT.width, colour, PIXEL).marks as [Mark]
  return { ...mark, y }
}

const SECTION: TextStyle = { ...BODY, face: 'semibold', size: 11 }

const headBox = ({ typeface, accent }: Tools, table: DocumentTable, columns: readonly Column[]): Box => {
  const title =
    table.title === ''
      ? EMPTY
      : padded(textBox(typeface, table.title, SECTION, CONTENT.width), { bottom: mm(1.1) })
  const heads = beside(
    columns.map(({ name, left, width, isFigure }) => [
      textBox(typeface, table.columns[name] ?? '', LABEL, width, { align: isFigure ? 'right' : 'left' }),
      left,
    ]),
    'bottom',
  )
  const row = padded(heads, { top: mm(1.1) + PIXEL, bottom: mm(1) + PIXEL })
  return stacked([
    title,
    {
      height: row.height,
      marks: [line(accent, PIXEL / 2), ...row.marks, line(COLOUR.line, row.height - PIXEL / 2)],
    },
  ])
}

const styleOf = (column: TableColumn): TextStyle => {
  if (column === 'number') return { ...BODY, colour: COLOUR.faint }
  return column === 'total' ? { ...BODY, face: 'semibold' } : BODY
}

const rowBox = ({ typeface }: Tools, columns: readonly Column[], row: DocumentTable['rows'][number]): Box => {
  const cells = beside(
    columns.map(({ name, left, width, isFigure }) => [
      textBox(typeface, row[name] ?? '', styleOf(name), name === 'name' ? width - mm(4) : width, {
        align: isFigure ? 'right' : 'left',
        keepsLines: name === 'name',
      }),
      left,
    ]),
    'baseline',
  )
  const box = padded(cells, { top: mm(1.02), bottom: mm(0.98) + PIXEL })
  return { ...box, marks: [...box.marks, line(COLOUR.hair, box.height - PIXEL / 2)] }
}

export const tableSection = (tools: Tools, table: DocumentTable, end: Box = EMPTY): Section => {
  const columns = columnsOf(table)
  const head = headBox(tools, table, columns)
  const hasEnd = end !== EMPTY
  const rows = table.rows.map(
    (row, index): Piece => ({
      box: rowBox(tools, columns, row),
      before: 0,
      head,
      keep: keepsNext(table.rows, index, hasEnd),
    }),
  )
  const last: Piece[] = hasEnd ? [{ box: padded(end, { top: mm(4.3) }), before: 0, head }] : []
  const pieces = [...rows, ...last]
  return pieces.length === 0 ? NOTHING : { pieces, after: mm(4.3) }
}
