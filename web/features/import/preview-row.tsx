import Pencil from 'lucide-react/icons/pencil'
import { useState } from 'react'
import type { TableColumn, TableRow } from '#domain/csv/table.ts'
import { Form } from '#web/forms/form.tsx'
import { m } from '#web/i18n/messages.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { TextField } from '#web/ui/field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import type { PlannedRow, Question } from './plan.ts'

const COLOURS: Record<PlannedRow['kind'], string> = {
  error: 'text-danger',
  new: 'text-good',
  changed: 'text-accent-text',
  same: 'text-ink-3',
}

type PreviewRowProps = {
  row: PlannedRow
  cells: TableRow['cells']
  /** Those that the file has. */
  columns: readonly TableColumn[]
  isMending: boolean
  onMending: (isMending: boolean) => void
  onMend: (cells: TableRow['cells']) => Promise<void>
  onAnswer: (answer: string) => Promise<void>
}

/** What one row of a file would do, what is wrong with it, and the way to mend it. */
export const PreviewRow = (props: PreviewRowProps) => {
  const { row, isMending, onMending, onAnswer } = props
  const text = m.importing
  const title = row.title || text.empty
  return (
    <li className="grid grid-cols-[3.5rem_minmax(0,1fr)_auto] gap-x-2 border-b border-rule py-2">
      <span className="text-sm text-ink-3 figures">{text.line(row.line)}</span>
      <span className="min-w-0">
        <span className="block font-medium wrap-anywhere">{title}</span>
        {row.notes.map((note) => (
          <span
            key={note}
            className={cx(
              'block text-sm wrap-anywhere',
              row.question && row.ops.length === 0 ? 'text-ink-2' : COLOURS[row.kind],
            )}
          >
            {note}
          </span>
        ))}
      </span>
      {isMending ? (
        <span />
      ) : (
        <IconButton
          label={text.mendLabel(title)}
          icon={<Pencil aria-hidden />}
          onClick={() => onMending(true)}
        />
      )}
      {row.question && !isMending && (
        <Asked title={title} question={row.question} onAnswer={onAnswer} className="col-span-3" />
      )}
      {isMending && <Mending {...props} className="col-span-3" />}
    </li>
  )
}

/** The cars (or what else) that a row may mean, side by side, and the choice. */
const Asked = ({
  title,
  question,
  onAnswer,
  className,
}: {
  title: string
  question: Question
  onAnswer: (answer: string) => Promise<void>
  className: string
}) => (
  <div className={cx('flex flex-col gap-2 pt-2', className)}>
    <p className="text-sm">{question.text}</p>
    <div className="grid gap-2 sm:grid-cols-2">
      {question.sides.map((side, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sides of one question stand in their order
        <div key={place} className="min-w-0 rounded-control bg-sunk px-3 py-2 text-sm">
          <p className="text-ink-3">{side.title}</p>
          {side.facts.map((fact) => (
            <p key={fact} className="wrap-anywhere">
              {fact}
            </p>
          ))}
        </div>
      ))}
    </div>
    <Segmented
      label={title}
      value={question.answer}
      onChange={(answer) => void onAnswer(answer)}
      segments={question.choices}
      className="self-start"
    />
  </div>
)

/** The cells of a row as fields. Enter takes them, Escape leaves them as they were. */
const Mending = ({
  row,
  cells,
  columns,
  onMending,
  onMend,
  className,
}: PreviewRowProps & { className: string }) => {
  const text = m.importing
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(cells)
  const [first] = row.wrong
  return (
    <Form
      aria-label={text.mendLabel(row.title || text.empty)}
      className={cx('flex flex-col gap-3 pt-2', className)}
      onSubmit={() => {
        const trimmed = Object.entries(typed).map(([key, value]) => [key, value.trim()])
        return onMend(Object.fromEntries(trimmed))
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        // The sheet stays.
        event.stopPropagation()
        onMending(false)
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        {columns.map(({ key, names }, place) => (
          <TextField
            key={key}
            label={names[0] ?? key}
            value={typed[key] ?? ''}
            onChange={(value) => setTyped((before) => ({ ...before, [key]: value }))}
            error={row.wrong.includes(key) && typed[key] === cells[key] ? text.wrongCell : undefined}
            autoFocus={first === undefined ? place === 0 : key === first}
          />
        ))}
      </div>
      <div className="flex justify-end gap-2">
        <Button onClick={() => onMending(false)}>{text.leave}</Button>
        <Button type="submit" variant="primary">
          {text.mended}
        </Button>
      </div>
    </Form>
  )
}
