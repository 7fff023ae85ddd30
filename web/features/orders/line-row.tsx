import Trash2 from 'lucide-react/icons/trash-2'
import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react'
import { sentenceOf } from '#domain/kernel/errors.ts'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { lineTotal } from '#domain/workshop/orders/totals.ts'
import { formatHours, formatMoney, formatQuantity } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Money } from '#web/ui/money.tsx'
import { DocLine } from '#web/ui/paper.tsx'
import { draftTotal, GRID, invalidIn, type LineDraft, LineFields } from './line-fields.tsx'
import type { LineMemory } from './line-memory.ts'
import { useEdit, withEdit } from './use-edits.ts'
import { useFocusLeft } from './use-focus-left.ts'
import { lineKey, type OrderHands } from './use-order.ts'

type LineRowProps = {
  line: OrderLine
  index: number
  hands: OrderHands
  memory: LineMemory
  cells: boolean
  locked: boolean
  onRemove: (line: OrderLine) => void
  /** Moves the line up (-1) or down (1) among those of its kind. */
  onMove: (line: OrderLine, direction: -1 | 1) => void
}

const reckoningOf = (line: OrderLine): string =>
  line.tip === 'manopera'
    ? `${formatHours(line.ore)} × ${formatMoney(line.pret_ora)}`
    : `${formatQuantity(line.cantitate)}\u00a0${line.um} × ${formatMoney(line.pret_unitar)}`

/** A line as it will be printed; a press or Enter opens it in place, Enter or leaving it closes it again. */
export const LineRow = memo((props: LineRowProps) => {
  const { line, index, hands, locked, onRemove, onMove } = props
  const key = lineKey(line.id)
  const edit = useEdit(hands.edits, key)
  const [isOpen, setOpen] = useState(false)
  const row = useRef<HTMLDivElement>(null)
  const refocus = useRef(false)
  const shown = withEdit(line, edit)

  useEffect(() => {
    if (isOpen || !refocus.current) return
    refocus.current = false
    row.current?.querySelector('button')?.focus()
  }, [isOpen])

  const close = async (keepFocus: boolean) => {
    // A refused line stays open, with its sentence.
    if (!(await hands.edits.flush(key))) return
    refocus.current = keepFocus
    setOpen(false)
  }

  if (isOpen && !locked)
    return <LineEditor {...props} shown={shown} onClose={(keepFocus) => void close(keepFocus)} />

  const press = (event: KeyboardEvent) => {
    const rows = [...(row.current?.parentElement?.querySelectorAll<HTMLElement>('[data-line] button') ?? [])]
    const at = rows.indexOf(document.activeElement as HTMLElement)
    if (event.key === 'Delete' || event.key === 'Backspace') onRemove(line)
    else if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    else if (event.altKey) onMove(line, event.key === 'ArrowUp' ? -1 : 1)
    else rows[at + (event.key === 'ArrowUp' ? -1 : 1)]?.focus()
    event.preventDefault()
  }
  return (
    <div ref={row} data-line={line.id} {...(!locked && { onKeyDown: press })}>
      <DocLine
        index={index}
        name={<span className="wrap-anywhere">{shown.descriere || m.orders.line.unnamed}</span>}
        reckoning={reckoningOf(shown)}
        bani={lineTotal(shown)}
        {...(!locked && { onOpen: () => setOpen(true) })}
      />
      {edit.refusal && !locked && (
        <p role="alert" className="py-1 pl-6 text-sm text-danger">
          {sentenceOf(edit.refusal.code)}
        </p>
      )}
    </div>
  )
})

type LineEditorProps = LineRowProps & { shown: OrderLine; onClose: (keepFocus: boolean) => void }

const LineEditor = ({ line, shown, index, hands, memory, cells, onRemove, onClose }: LineEditorProps) => {
  const box = useRef<HTMLFieldSetElement>(null)
  const key = lineKey(line.id)
  const edit = useEdit(hands.edits, key)
  const [draft, setDraft] = useState<LineDraft>({})
  // A figure that cannot be read keeps the line open, with its sentence.
  const focusLeft = useFocusLeft(box, () => {
    if (!invalidIn(box.current)) onClose(false)
  })
  const finish = (keepFocus: boolean) => {
    const invalid = invalidIn(box.current)
    if (invalid) invalid.focus()
    else onClose(keepFocus)
  }
  const total = draftTotal(line.tip, shown, draft)
  const amount = total !== null && (
    <Money bani={total} unit={false} className={cx(cells && 'leading-10 pointer-coarse:leading-12')} />
  )
  const sentence = edit.refusal && (
    <p role="alert" className="pb-1 text-sm text-danger desk:pl-6">
      {sentenceOf(edit.refusal.code)}
    </p>
  )
  const fields = (
    <LineFields
      kind={line.tip}
      values={shown}
      // An emptied amount is nought; the field itself shows what is typed.
      onChange={(patch) =>
        hands.edits.set(
          key,
          Object.fromEntries(
            Object.entries(patch).map(([column, value]) => [
              column,
              value ?? (column === 'norma_id' ? null : 0),
            ]),
          ),
        )
      }
      {...{ memory, edit, cells }}
      onDraft={(patch) => setDraft((now) => ({ ...now, ...patch }))}
      onEnter={() => finish(true)}
      autoFocus
    />
  )
  const remove = (
    <IconButton
      label={m.orders.line.remove}
      icon={<Trash2 aria-hidden />}
      onClick={() => {
        onClose(false)
        onRemove(line)
      }}
    />
  )
  return (
    <fieldset
      ref={box}
      {...focusLeft}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) finish(true)
      }}
      aria-label={m.orders.line.editLine(line.descriere)}
      data-kind={line.tip}
      className={cx(
        'min-w-0 bg-sunk',
        cells
          ? '-mx-2 border-b border-rule px-2'
          : '-mx-4 border-y border-rule-strong px-4 py-3 shadow-[inset_3px_0_0_var(--accent)]',
      )}
    >
      {cells ? (
        <div className={cx(GRID[line.tip], 'py-1')}>
          <span className="text-sm leading-10 text-ink-3 figures">{index}</span>
          {fields}
          {amount}
          <span className="absolute top-1 -right-9.5">{remove}</span>
        </div>
      ) : (
        <div className="grid grid-cols-2 gap-3 *:first:col-span-2 [fieldset[data-kind=material]_&]:*:nth-4:col-span-2">
          {fields}
          <div className="col-span-2 flex items-center gap-3">
            {remove}
            <span className="grow text-right">{amount}</span>
            <Button size="l" variant="secondary" onClick={() => finish(false)}>
              {m.orders.line.done}
            </Button>
          </div>
        </div>
      )}
      {sentence}
    </fieldset>
  )
}
