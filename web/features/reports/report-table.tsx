import Download from 'lucide-react/icons/download'
import { type ReactNode, useId } from 'react'
import { spreadsheetCsv } from '#domain/csv/csv.ts'
import { m } from '#web/i18n/messages.ts'
import { IconButton } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Paper } from '#web/ui/paper.tsx'
import { saveFile } from '#web/ui/save-file.ts'

/** A figure as it is shown, and as it is written in a file for spreadsheets. */
export type Cell = { shown: ReactNode; plain: string }

/** Bani as spreadsheets read them: `1234,50`. */
export const plainMoney = (bani: number): string => {
  const digits = String(Math.abs(bani)).padStart(3, '0')
  return `${bani < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`
}

/** Thousandths as spreadsheets read them: `1,5`. */
export const plainQuantity = (thousandths: number): string => {
  const digits = String(Math.abs(thousandths)).padStart(4, '0')
  const written = `${digits.slice(0, -3)},${digits.slice(-3)}`.replace(/,?0+$/, '')
  return `${thousandths < 0 ? '-' : ''}${written}`
}

type ReportTableProps = {
  title: string
  /** The first column names the row; the others are figures. */
  columns: readonly string[]
  rows: readonly { key: string; name: string; cells: readonly Cell[]; share?: number }[]
  /** Name of the file without its ending. */
  file: string
  empty: string
  /** Shown between title and table. */
  children?: ReactNode
}

/** A report as a table, with its bars of shares, and the same as a file. */
export const ReportTable = ({ title, columns, rows, file, empty, children }: ReportTableProps) => {
  const titleId = useId()
  const save = () =>
    saveFile(
      spreadsheetCsv([columns, ...rows.map(({ name, cells }) => [name, ...cells.map(({ plain }) => plain)])]),
      `${file}.csv`,
    )
  return (
    <section aria-labelledby={titleId} className="min-w-0">
      <Paper className="-mx-4 px-4 pt-3 pb-5 desk:mx-0 desk:px-6">
        <div className="flex min-h-11 items-center justify-between gap-4 border-b border-ink">
          <h2 id={titleId} className="engraved text-ink-2">
            {title}
          </h2>
          {rows.length > 0 && (
            <IconButton
              size="s"
              label={m.reports.save(title)}
              icon={<Download aria-hidden />}
              onClick={save}
            />
          )}
        </div>
        {children}
        {rows.length === 0 ? (
          <p className="py-4 text-ink-2">{empty}</p>
        ) : (
          <div className="overflow-x-auto">
            <table className="w-full">
              <thead>
                <tr className="text-sm text-ink-3">
                  {columns.map((column, index) => (
                    <th
                      key={column}
                      scope="col"
                      className={cx(
                        'py-2 font-normal',
                        index === 0 ? 'text-left' : 'pl-4 text-right whitespace-nowrap',
                      )}
                    >
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.key} className="border-t border-rule">
                    <th scope="row" className="relative w-full max-w-0 py-2.5 text-left font-normal">
                      <span className="block truncate">{row.name}</span>
                      {row.share !== undefined && (
                        <span aria-hidden className="mt-1 block h-1 bg-groove">
                          <span
                            className="block h-full bg-ink-2"
                            style={{ width: `${Math.max(0, Math.min(100, row.share))}%` }}
                          />
                        </span>
                      )}
                    </th>
                    {row.cells.map((cell, index) => (
                      <td
                        key={columns[index + 1]}
                        className="py-2.5 pl-4 text-right whitespace-nowrap figures"
                      >
                        {cell.shown}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Paper>
    </section>
  )
}
