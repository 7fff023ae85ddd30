import Pencil from 'lucide-react/icons/pencil'
import { useId, useState } from 'react'
import type { TableColumn, TableRow } from '#domain/csv/table.ts'
import { Form } from '#web/forms/form.tsx'
import { m } from '#web/i18n/messages.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { TextField } from '#web/ui/field.tsx'
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
  /** The columns that the file has. */
  columns: readonly TableColumn[]
  isMending: boolean
  onMending: (isMending: boolean) => void
  onMend: (cells: TableRow['cells']) => Promise<void>
  onAnswer: (answer: string) => Promise<void>
}

/** What one row of a file would do, what is wrong with it, and fields to correct it. */
export const PreviewRow = (props: PreviewRowProps) => {
  const { row, isMending, onMending, onAnswer } = props
  const text = m.importing
  const title = row.title || text.empty
  return (
    <li className="grid grid-cols-[3.5rem_minmax(0,1fr)_auto] gap-x-2 border-b border-rule py-2">
      <span className="text-sm text-ink-3 figures">{text.line(row.line)}</span>
      <span className="min-w-0">
        <span className="block font-medium wrap-anywhere">{title}</span>
        {(isMending ? [] : row.wrong).map(({ key, note }) => (
          <span
            key={key}
            className={cx('block text-sm wrap-anywhere', row.kind === 'error' ? 'text-danger' : 'text-draft')}
          >
            {note}
          </span>
        ))}
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

/** Facts on one line; the digits of a phone number do not break. */
const inOneLine = (facts: readonly string[]): string =>
  facts.map((fact) => fact.replace(/(?<=\d) (?=\d)/g, '\u00a0')).join(' · ')

/** The possible meanings of a row with their known facts, and the choice. */
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
}) => {
  const name = useId()
  // The choice shows at once, while the file is planned again.
  const [chosen, setChosen] = useState(question.answer)
  return (
    <fieldset className={cx('flex min-w-0 flex-col pt-1', className)}>
      <legend className="sr-only">{title}</legend>
      <p className="text-sm">{question.text}</p>
      <p className="text-sm text-ink-2 wrap-anywhere">{m.importing.inFile(inOneLine(question.facts))}</p>
      {question.choices.map(({ value, label, facts }) => (
        <label key={value} className="flex gap-3 py-2 pointer-coarse:py-2.5">
          <input
            type="radio"
            name={name}
            checked={chosen === value}
            onChange={() => {
              setChosen(value)
              void onAnswer(value)
            }}
            className="mt-[calc((1lh-1.125rem)/2)] size-4.5 shrink-0 accent-accent"
          />
          <span className="min-w-0">
            <span className="font-medium">{label}</span>
            {facts.length > 0 && (
              <span className="block text-sm text-ink-2 wrap-anywhere">{inOneLine(facts)}</span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** The cells of a row as fields. Enter accepts them, Escape discards the changes. */
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
  const noteOf = new Map(row.wrong.map(({ key, note }) => [key, note]))
  const first = columns.find(({ key }) => noteOf.has(key)) ?? columns[0]
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
        // The sheet stays open.
        event.stopPropagation()
        onMending(false)
      }}
    >
      <div className="grid gap-3 desk:grid-cols-2">
        {columns.map(({ key, names }) => (
          <TextField
            key={key}
            label={names[0] ?? key}
            value={typed[key] ?? ''}
            onChange={(value) => setTyped((before) => ({ ...before, [key]: value }))}
            error={typed[key] === cells[key] ? noteOf.get(key) : undefined}
            autoFocus={key === first?.key}
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
