import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'
import { keepText, useLeftText } from '#web/ui/kept-text.ts'
import type { Field } from './catalogues.ts'
import { Dot } from './dot.tsx'
import {
  isFigure,
  isPicked,
  type Names,
  optionsOf,
  readCell,
  type Value,
  writeCell,
  wrongWord,
} from './values.ts'

type CellProps = {
  field: Field
  value: Value
  names: Names
  /** Read by screen readers: the column and the entry. */
  label: string
  row: number
  /** Row and column as they are stored (`keepText`). */
  keptAs: string
  readOnly: boolean
  /** Writes the value; rejects when the rules refuse it. */
  onSave: (value: Value) => Promise<void>
  onFail: (error: unknown) => void
}

/** Marks a cell so that keys can find its neighbours: only visible rows are drawn. */
const cellMark = (row: number, column: string): string => `${row}/${column}`

/** Moves the focus to the same column of the next or the previous row. */
const step = (row: number, column: string): void => {
  const cell = document.querySelector<HTMLElement>(`[data-cell="${cellMark(row, column)}"]`)
  cell?.focus()
  cell?.scrollIntoView({ block: 'nearest' })
}

const box =
  'h-full w-full min-w-0 bg-transparent px-3 outline-none -outline-offset-2 read-only:cursor-default focus-visible:bg-raised focus-visible:shadow-[inset_0_0_0_2px_var(--accent)] aria-invalid:shadow-[inset_0_0_0_2px_var(--danger)]'

/**
 * A cell that is edited in place. Enter and the arrows move to the next row, Tab to the next cell, Escape discards what
 * was typed; text that cannot be read, or is refused, stays visible.
 */
export const GridCell = ({
  field,
  value,
  names,
  label,
  row,
  keptAs,
  readOnly,
  onSave,
  onFail,
}: CellProps) => {
  const shown = writeCell(field, value, names)
  const [typed, setTyped] = useState<string | null>(null)
  const [wrong, setWrong] = useState(false)
  const latest = useRef<string | null>(null)
  const common = { 'data-cell': cellMark(row, field.column), 'aria-label': label }

  const put = (text: string | null, isWrong = false) => {
    latest.current = text
    keepText(keptAs, text)
    setTyped(text)
    setWrong(isWrong)
  }
  const commit = () => {
    const text = latest.current
    if (text === null) return
    const read = readCell(field, text, names)
    if (read === 'wrong' || (field.required && read.value === '')) return setWrong(true)
    if (read.value === value) return put(null)
    latest.current = null
    onSave(read.value).then(
      () => put(null),
      (error: unknown) => {
        put(text, true)
        onFail(error)
      },
    )
  }
  // Scrolling or a Back key removes the cell without leaving it, and a reload removes the whole page.
  const leave = useEffectEvent(commit)
  useEffect(() => {
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [])
  useLeftText(keptAs, (text) => {
    if (readOnly) return
    put(text)
    commit()
  })

  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && latest.current !== null) {
      event.stopPropagation()
      put(null)
    }
    if (event.key === 'Enter' || event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      commit()
      step(event.key === 'ArrowUp' || event.shiftKey ? row - 1 : row + 1, field.column)
    }
  }

  if (isPicked(field)) {
    return (
      <span className="flex h-full items-center">
        <Dot field={field} value={value} className="-mr-1 ml-3" />
        <select
          {...common}
          disabled={readOnly}
          value={String(value ?? '')}
          onChange={(event) => onSave(event.target.value || null).catch(onFail)}
          className={cx(box, 'truncate disabled:appearance-none disabled:opacity-100')}
        >
          {!field.required && field.kind !== 'choice' && <option value="">{m.catalog.none}</option>}
          {optionsOf(field, names).map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </span>
    )
  }
  return (
    <input
      {...common}
      type="text"
      autoComplete="off"
      spellCheck={false}
      readOnly={readOnly}
      inputMode={isFigure(field) ? 'decimal' : 'text'}
      value={typed ?? shown}
      aria-invalid={wrong || undefined}
      title={(wrong && wrongWord(field)) || undefined}
      onChange={(event) => put(event.target.value)}
      onBlur={commit}
      onKeyDown={press}
      className={cx(box, isFigure(field) && 'figures text-right')}
    />
  )
}
