import Plus from 'lucide-react/icons/plus'
import { type KeyboardEvent, useRef, useState } from 'react'
import { newId } from '#web/data/open-data.ts'
import { showError } from '#web/forms/report-error.ts'
import { createIds, type NewId } from '#web/forms/use-ids.ts'
import { m } from '#web/i18n/messages.ts'
import { IconButton } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
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
  /** The ids of the entry that is being typed: another try of a refused one has the same. */
  const ids = useRef(createIds(newId))
  const adding = useRef(0)

  const focus = (column: string | undefined) =>
    row.current?.querySelector<HTMLElement>(`[name="${column}"]`)?.focus()
  const lead = fields.find(({ required, kind }) => required && kind === 'text')
  // Picked values stay: the next model is often of the same make.
  const picked = () =>
    Object.fromEntries(fields.filter(isPicked).map(({ column }) => [column, draft[column] ?? '']))
  const isBlank = (typed: Readonly<Record<string, string>>) =>
    fields.every((field) => isPicked(field) || (typed[field.column] ?? '').trim() === '')

  /** The fields are free for the next entry at once: a key or an Enter during the write belongs to that one. */
  const add = async (): Promise<void> => {
    // The second of two presses.
    if (adding.current > 0 && isBlank(draft)) return
    const read = readDraft(fields, draft, names)
    if ('problem' in read) {
      setProblem({ column: read.field.column, text: read.problem })
      return focus(read.field.column)
    }
    const [typed, own] = [draft, ids.current]
    ids.current = createIds(newId)
    adding.current += 1
    setDraft(picked())
    setProblem(null)
    focus(fields.find((field) => !isPicked(field))?.column)
    try {
      await onAdd(read.data, own.begin())
    } catch (error) {
      showError(error)
      ids.current = own
      // Back into its fields, in front of the next name where that is being typed already.
      setDraft((now) => {
        const next = lead && !isBlank(now) ? now[lead.column] : undefined
        return next === undefined || !lead
          ? typed
          : { ...typed, [lead.column]: `${typed[lead.column] ?? ''} ${next}` }
      })
    } finally {
      adding.current -= 1
    }
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    void add()
  }
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
