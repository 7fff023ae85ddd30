import Plus from 'lucide-react/icons/plus'
import { type KeyboardEvent, useRef, useState } from 'react'
import { showError } from '#web/forms/report-error.ts'
import { type NewId, useIds } from '#web/forms/use-ids.ts'
import { m } from '#web/i18n/messages.ts'
import { IconButton } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { useOnce } from '#web/ui/once.ts'
import { type Field, labelOf } from './catalogues.ts'
import { isFigure, isPicked, type Names, optionsOf, readCell, type Value, wrongWord } from './values.ts'

/** The typed values of a new entry, or the error of the first wrong field. */
export const readDraft = (
  fields: readonly Field[],
  draft: Readonly<Record<string, string>>,
  names: Names,
): { data: Record<string, Value> } | { field: Field; problem: string } => {
  const data: Record<string, Value> = {}
  for (const field of fields) {
    const text = draft[field.column] ?? ''
    if (field.required && text.trim() === '') return { field, problem: m.catalog.required(labelOf(field)) }
    const read = readCell(field, text, names)
    if (read === 'wrong') return { field, problem: wrongWord(field) }
    data[field.column] = read.value
  }
  return { data }
}

const box = 'h-full w-full min-w-0 bg-transparent px-3 outline-none placeholder:text-ink-3'

/**
 * The first row of the grid: Enter turns what is typed here into a new entry, and the next one can be typed at once.
 */
export const NewRow = ({
  fields,
  names,
  columns,
  onAdd,
}: {
  fields: readonly Field[]
  names: Names
  columns: string
  onAdd: (data: Record<string, Value>, newId: NewId) => Promise<void>
}) => {
  const [draft, setDraft] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<{ column: string; text: string } | null>(null)
  const row = useRef<HTMLFieldSetElement>(null)
  const ids = useIds()

  const focus = (column: string | undefined) =>
    row.current?.querySelector<HTMLElement>(`[name="${column}"]`)?.focus()
  // Enter and the button share one act: two presses add one entry.
  const { run: add } = useOnce(async () => {
    const read = readDraft(fields, draft, names)
    if ('problem' in read) {
      setProblem({ column: read.field.column, text: read.problem })
      return focus(read.field.column)
    }
    try {
      await onAdd(read.data, ids.begin())
      ids.renew()
      // Picked values stay: the next model is often of the same make.
      setDraft((now) =>
        Object.fromEntries(fields.filter(isPicked).map(({ column }) => [column, now[column] ?? ''])),
      )
      setProblem(null)
      focus(fields.find((field) => !isPicked(field))?.column)
    } catch (error) {
      showError(error)
    }
  })
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add()
  }
  const lead = fields.find(({ required, kind }) => required && kind === 'text')
  const set = (column: string, text: string) => {
    setDraft((now) => ({ ...now, [column]: text }))
    setProblem(null)
  }

  return (
    <fieldset ref={row} className="border-b border-rule-strong bg-sunk">
      <legend className="sr-only">{m.catalog.newRow}</legend>
      <div className="grid h-11 items-center" style={{ gridTemplateColumns: columns }}>
        {fields.map((field) => {
          const common = {
            name: field.column,
            'aria-label': `${m.catalog.newRow}, ${labelOf(field)}`,
            'aria-invalid': problem?.column === field.column || undefined,
            value: draft[field.column] ?? '',
            onKeyDown: press,
          }
          return isPicked(field) ? (
            <select
              key={field.column}
              {...common}
              // The select has rows by id, the draft by name, as files and people do.
              value={idOf(field, draft[field.column] ?? '', names)}
              onChange={(event) =>
                set(
                  field.column,
                  optionsOf(field, names).find(([id]) => id === event.target.value)?.[1] ?? '',
                )
              }
              className={cx(box, !draft[field.column] && 'text-ink-3')}
            >
              {field.kind !== 'choice' && <option value="">{labelOf(field)}</option>}
              {optionsOf(field, names).map(([id, name]) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          ) : (
            <input
              key={field.column}
              {...common}
              type="text"
              autoComplete="off"
              inputMode={isFigure(field) ? 'decimal' : 'text'}
              placeholder={field === lead ? m.catalog.addHint(labelOf(field)) : labelOf(field)}
              onChange={(event) => set(field.column, event.target.value)}
              className={cx(box, isFigure(field) && 'figures text-right')}
            />
          )
        })}
        <span className="col-start-[-2] justify-self-end pr-1">
          <IconButton label={m.catalog.newRow} icon={<Plus aria-hidden />} size="s" onClick={add} />
        </span>
      </div>
      {problem?.text && (
        <p role="alert" className="px-3 pb-2 text-sm text-danger">
          {problem.text}
        </p>
      )}
    </fieldset>
  )
}

const idOf = (field: Field, name: string, names: Names): string => {
  const read = readCell(field, name, names)
  return read === 'wrong' || read.value === null ? '' : String(read.value)
}
