import { useState } from 'react'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Segmented } from '#web/ui/segmented.tsx'
import type { PlannedRow } from './plan.ts'

const KINDS = ['error', 'new', 'changed', 'same'] as const
type Kind = PlannedRow['kind']

/** Rows drawn at first, and more at each wish. */
const PAGE = 100

const COLOURS: Record<Kind, string> = {
  error: 'text-danger',
  new: 'text-good',
  changed: 'text-accent-text',
  same: 'text-ink-3',
}

/** What a file would do, row by row; what is wrong first. */
export const Preview = ({
  name,
  unknown,
  rows,
}: {
  name: string
  unknown: readonly string[]
  rows: readonly PlannedRow[]
}) => {
  const text = m.importing
  const counts = new Map(KINDS.map((kind) => [kind, rows.filter((row) => row.kind === kind).length]))
  const present = KINDS.filter((kind) => (counts.get(kind) ?? 0) > 0)
  const [kind, setKind] = useState<Kind>(present[0] ?? 'new')
  const [limit, setLimit] = useState(PAGE)
  const shown = rows.filter((row) => row.kind === kind)
  return (
    <div className="flex flex-col gap-3 pb-3">
      <p className="text-sm text-ink-2">
        <span className="font-medium text-ink wrap-anywhere">{name}</span> · {text.rows(rows.length)}
      </p>
      {unknown.length > 0 && <p className="text-sm text-ink-2">{text.unknown(unknown.join(', '))}</p>}
      {(counts.get('error') ?? 0) > 0 && <p className="text-sm text-ink-2">{text.errorsLeftOut}</p>}
      <Segmented
        label={text.show}
        value={kind}
        onChange={(next) => {
          setKind(next)
          setLimit(PAGE)
        }}
        segments={present.map((value) => ({
          value,
          label: text.kinds[value],
          count: counts.get(value) ?? 0,
        }))}
      />
      <ul className="border-t border-rule" aria-label={text.kinds[kind]}>
        {shown.slice(0, limit).map((row) => (
          <li
            key={row.line}
            className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-2 border-b border-rule py-2"
          >
            <span className="text-sm text-ink-3 figures">{text.line(row.line)}</span>
            <span className="min-w-0">
              <span className="block font-medium wrap-anywhere">{row.title || text.empty}</span>
              {row.notes.map((note) => (
                <span key={note} className={cx('block text-sm', COLOURS[row.kind])}>
                  {note}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {shown.length > limit && (
        <Button onClick={() => setLimit(limit + PAGE)}>{text.more(shown.length - limit)}</Button>
      )}
    </div>
  )
}
