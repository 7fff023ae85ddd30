import { useRef, useState } from 'react'
import type { Table, TableColumn, TableRow } from '#domain/csv/table.ts'
import { groupBy } from '#domain/kernel/group-by.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import type { PlannedRow } from './plan.ts'
import { PreviewRow } from './preview-row.tsx'

const SHELVES = ['error', 'question', 'new', 'changed', 'same'] as const
type Shelf = (typeof SHELVES)[number]

/** A row with a question stays in its group, so that the answer can be seen and changed. */
const shelfOf = (row: PlannedRow): Shelf => (row.question ? 'question' : row.kind)

/** How many rows are drawn at first, and how many more at each request. */
const PAGE = 100

type PreviewProps = {
  name: string
  table: Table
  columns: readonly TableColumn[]
  rows: readonly PlannedRow[]
  onMend: (line: number, cells: TableRow['cells']) => Promise<void>
  onAnswer: (line: number, answer: string) => Promise<void>
}

/** What a file would do, row by row; wrong rows first. Rows are corrected and questions answered here. */
export const Preview = ({ name, table, columns, rows, onMend, onAnswer }: PreviewProps) => {
  const text = m.importing
  const shelves = groupBy(rows, shelfOf)
  const present = SHELVES.filter((shelf) => shelves.has(shelf))
  const [chosen, choose] = useState<Shelf | null>(null)
  const [limit, setLimit] = useState(PAGE)
  const [mending, setMending] = useState<number | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const shelf = chosen && present.includes(chosen) ? chosen : (present[0] ?? 'new')
  // Rows with left-out cells come first, because people can correct them.
  const shown = (shelves.get(shelf) ?? []).toSorted(
    (a, b) => Number(b.wrong.length > 0) - Number(a.wrong.length > 0),
  )
  const cellsOf = new Map(table.rows.map(({ line, cells }) => [line, cells]))
  const leftOut = rows.reduce((sum, { kind, wrong }) => sum + (kind === 'error' ? 0 : wrong.length), 0)
  const close = () => {
    setMending(null)
    // The row may have moved to another group, with the focus in it.
    list.current?.focus()
  }
  return (
    <div className="flex flex-col gap-3 pb-3">
      <p className="text-sm text-ink-2">
        <span className="font-medium text-ink wrap-anywhere">{name}</span> · {text.rows(rows.length)}
      </p>
      {table.unknown.length > 0 && (
        <p className="text-sm text-ink-2">{text.unknown(table.unknown.join(', '))}</p>
      )}
      {shelves.has('error') && <p className="text-sm text-ink-2">{text.errorsLeftOut}</p>}
      {leftOut > 0 && (
        <p role="status" className="text-sm text-draft">
          {text.cellsLeftOut(leftOut)}
        </p>
      )}
      <Segmented
        label={text.show}
        value={shelf}
        onChange={(next) => {
          choose(next)
          setLimit(PAGE)
          setMending(null)
        }}
        segments={present.map((value) => ({
          value,
          label: text.kinds[value],
          count: shelves.get(value)?.length ?? 0,
        }))}
      />
      <ul
        ref={list}
        tabIndex={-1}
        className="border-t border-rule outline-none"
        aria-label={text.kinds[shelf]}
      >
        {shown.slice(0, limit).map((row) => (
          <PreviewRow
            key={row.line}
            row={row}
            cells={cellsOf.get(row.line) ?? {}}
            columns={columns.filter(({ key }) => table.present.has(key))}
            isMending={mending === row.line}
            onMending={(isMending) => (isMending ? setMending(row.line) : close())}
            onMend={async (cells) => {
              await onMend(row.line, cells)
              close()
            }}
            onAnswer={(answer) => onAnswer(row.line, answer)}
          />
        ))}
      </ul>
      {shown.length > limit && (
        <Button onClick={() => setLimit(limit + PAGE)}>{text.more(shown.length - limit)}</Button>
      )}
    </div>
  )
}
