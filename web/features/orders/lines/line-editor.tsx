import Trash2 from 'lucide-react/icons/trash-2'
import { useRef, useState } from 'react'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { useEditorFacts } from '#web/features/orders/editor/editor-context.ts'
import { useEdit } from '#web/features/orders/editor/use-edits.ts'
import { lineKey, type OrderEditor } from '#web/features/orders/editor/use-order.ts'
import { LinePhotos } from '#web/features/photos/line-photos.tsx'
import { m } from '#web/i18n/messages.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Money } from '#web/ui/money.tsx'
import { draftTotal, gridOf, invalidIn, type LineDraft, LineFields } from './line-fields.tsx'
import type { LineMemory } from './line-memory.ts'
import { LineWork } from './line-work.tsx'
import { useFocusLeft } from './use-focus-left.ts'

export type LineRowProps = {
  line: OrderLine
  index: number
  editor: OrderEditor
  memory: LineMemory
  cells: boolean
  locked: boolean
  onRemove: (line: OrderLine) => void
  /** Moves the line up (-1) or down (1) among those of its kind. */
  onMove: (line: OrderLine, direction: -1 | 1) => void
}

type LineEditorProps = LineRowProps & { shown: OrderLine; onClose: (keepFocus: boolean) => void }

/**
 * A line opened in place: its figures while the order is in work, and the choices beside them as long as the order is
 * valid.
 */
export const LineEditor = (props: LineEditorProps) => {
  const { line, shown, index, editor, memory, cells, locked, onRemove, onClose } = props
  const box = useRef<HTMLFieldSetElement>(null)
  const key = lineKey(line.id)
  const edit = useEdit(editor.edits, key)
  const [draft, setDraft] = useState<LineDraft>({})
  // A figure that cannot be read keeps the line open, with its error.
  const focusLeft = useFocusLeft(box, () => {
    if (!invalidIn(box.current)) onClose(false)
  })
  const finish = (keepFocus: boolean) => {
    const invalid = invalidIn(box.current)
    if (invalid) invalid.focus()
    else onClose(keepFocus)
  }
  const { seesPrices } = useEditorFacts()
  const total = seesPrices ? draftTotal(line.tip, shown, draft) : null
  const amount = total !== null && (
    <Money bani={total} unit={false} className={cx(cells && 'leading-10 pointer-coarse:leading-12')} />
  )
  const sentence = edit.refusal && (
    <p role="alert" className="pb-1 text-sm text-danger desk:pl-6">
      {sentenceOf(edit.refusal)}
    </p>
  )
  const fields = (
    <LineFields
      kind={line.tip}
      values={shown}
      // An emptied amount is zero; the field itself shows what is typed.
      onChange={(patch) =>
        editor.edits.set(
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
      {locked ? (
        <p className="flex items-baseline gap-4 pt-2.5 pb-2 font-medium">
          <span className="min-w-0 grow wrap-anywhere">{line.descriere}</span>
          {amount}
        </p>
      ) : cells ? (
        <div className={cx(gridOf(line.tip, seesPrices), 'py-1')}>
          <span className="text-sm leading-10 text-ink-3 figures">{index}</span>
          {fields}
          {amount}
          <span className="absolute top-1 -right-8">{remove}</span>
        </div>
      ) : (
        <div className="grid grid-cols-2 gap-3 *:first:col-span-2 [fieldset[data-kind=material]_&]:*:nth-4:col-span-2">
          {fields}
        </div>
      )}
      <div className={cx(cells && !locked && 'desk:pl-6', !cells && 'pt-3')}>
        <LineWork {...{ line, shown, editor, cells }} />
        <LinePhotos line={line} size={cells ? 's' : 'm'} />
      </div>
      {(!cells || locked) && (
        <div className="flex items-center gap-3 pb-1">
          {!locked && remove}
          <span className="grow text-right">{!locked && amount}</span>
          <Button size={cells ? 'm' : 'l'} variant="secondary" onClick={() => finish(false)}>
            {m.orders.line.done}
          </Button>
        </div>
      )}
      {sentence}
    </fieldset>
  )
}
