import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { counts, lineTotal } from '#domain/workshop/orders/totals.ts'
import { useEditorFacts } from '#web/features/orders/editor/editor-context.ts'
import { useEdit, withEdit } from '#web/features/orders/editor/use-edits.ts'
import { lineKey } from '#web/features/orders/editor/use-order.ts'
import { formatHours, formatMoney, formatWithUnit } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'
import { cx } from '#web/ui/cx.ts'
import { DocLine } from '#web/ui/paper.tsx'
import { LineEditor, type LineRowProps } from './line-editor.tsx'
import { LineSigns } from './line-signs.tsx'

const reckoningOf = (line: OrderLine, seesPrices: boolean): string => {
  const isLabour = line.tip === 'manopera'
  const amount = isLabour ? formatHours(line.ore) : formatWithUnit(line.cantitate, line.um)
  return seesPrices ? `${amount} × ${formatMoney(isLabour ? line.pret_ora : line.pret_unitar)}` : amount
}

/** A line as it will be printed; a press or Enter opens it in place, Enter or leaving it closes it again. */
export const LineRow = memo((props: LineRowProps) => {
  const { line, index, editor, locked, onRemove, onMove } = props
  const key = lineKey(line.id)
  const edit = useEdit(editor.edits, key)
  const [isOpen, setOpen] = useState(false)
  const row = useRef<HTMLDivElement>(null)
  const refocus = useRef(false)
  const shown = withEdit(line, edit)
  const { status, seesPrices } = useEditorFacts()
  // After validation the agreed values are locked; mechanic, progress, cost and photos are not.
  const isWorkable = !locked || status !== 'ANULAT'

  useEffect(() => {
    if (isOpen || !refocus.current) return
    refocus.current = false
    row.current?.querySelector('button')?.focus()
  }, [isOpen])

  const close = async (keepFocus: boolean) => {
    // A refused line stays open, with its error.
    if (!(await editor.edits.flush(key))) return
    refocus.current = keepFocus
    setOpen(false)
  }

  if (isOpen && isWorkable)
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
        name={
          <span className={cx('wrap-anywhere', !counts(shown) && 'text-ink-3 line-through')}>
            {shown.descriere || m.orders.line.unnamed}
          </span>
        }
        note={<LineSigns line={shown} />}
        isCounted={counts(shown)}
        reckoning={reckoningOf(shown, seesPrices)}
        bani={seesPrices ? lineTotal(shown) : undefined}
        {...(isWorkable && { onOpen: () => setOpen(true) })}
      />
      {edit.refusal && !locked && (
        <p role="alert" className="py-1 pl-6 text-sm text-danger">
          {sentenceOf(edit.refusal)}
        </p>
      )}
    </div>
  )
})
