import ListPlus from 'lucide-react/icons/list-plus'
import Plus from 'lucide-react/icons/plus'
import { useRef, useState } from 'react'
import type { LineKind } from '#domain/workshop/orders/schema.ts'
import { useEditorFacts } from '#web/features/orders/editor/editor-context.ts'
import type { OrderEditor } from '#web/features/orders/editor/use-order.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Money } from '#web/ui/money.tsx'
import { draftTotal, gridOf, invalidIn, type LineDraft, LineFields } from './line-fields.tsx'
import type { LineMemory } from './line-memory.ts'
import { pastedLines } from './pasted-lines.ts'
import { useFocusLeft } from './use-focus-left.ts'
import { useLineEntry } from './use-line-entry.ts'

type LineEntryProps = {
  kind: LineKind
  editor: OrderEditor
  memory: LineMemory
  cells: boolean
  /** Position of the next line. */
  position: number
  autoFocus: boolean
  /** The focus left while nothing is typed. */
  onLeave?: () => void
  /** Enter in the empty line: this part of the page is finished. False where there is no next part. */
  onNext: () => boolean
}

/**
 * The empty line at the end of a part of the page. Enter adds it and moves the focus to the next empty line; leaving it
 * with a name typed adds it too, so that nothing typed is lost.
 */
export const LineEntry = ({
  kind,
  editor,
  memory,
  cells,
  position,
  autoFocus,
  onLeave,
  onNext,
}: LineEntryProps) => {
  const box = useRef<HTMLFieldSetElement>(null)
  const entry = useLineEntry({ kind, editor, memory, position, box })
  const { values, refused, nameError } = entry
  const [draft, setDraft] = useState<LineDraft>({})
  /** A list that was pasted as a name. */
  const [pasted, setPasted] = useState<string[]>([])

  const focusLeft = useFocusLeft(box, () => {
    if (entry.isBlank()) onLeave?.()
    void entry.add()
  })

  const enter = () => {
    if (entry.isBlank() && entry.isBegun() && onNext()) return
    // A field reports its figure when it loses the focus.
    box.current?.querySelector('input')?.focus()
    if (entry.isBlank()) return entry.askName()
    const invalid = invalidIn(box.current)
    if (invalid) invalid.focus()
    else void entry.add()
  }

  const list = pasted.length > 0 && !entry.isEmpty && (
    <div className="py-2">
      <Button
        size="s"
        icon={<ListPlus aria-hidden />}
        onClick={() => {
          // The button disappears with the list, so the focus goes to the line, as after a typed line.
          box.current?.querySelector('input')?.focus()
          return reportError(entry.addList(pasted).then(() => setPasted([])))
        }}
      >
        {m.orders.line.asList(pasted.length)}
      </Button>
    </div>
  )
  const fields = (
    <LineFields
      {...{ kind, memory, cells, autoFocus, nameError }}
      values={values}
      onChange={entry.change}
      onDraft={(patch) => setDraft((now) => ({ ...now, ...patch }))}
      edit={refused}
      under={list}
      onPaste={(text) => setPasted(entry.isBlank() ? pastedLines(text) : [])}
      onEnter={enter}
    />
  )
  const { seesPrices } = useEditorFacts()
  const total = seesPrices ? draftTotal(kind, values, draft) : null
  const amount =
    entry.isEmpty || total === null ? null : (
      <Money bani={total} unit={false} className={cx(cells && 'leading-10 pointer-coarse:leading-12')} />
    )
  const sentence = refused?.refusal && (
    <p role="alert" className="pb-2 text-sm text-danger desk:pl-6">
      {sentenceOf(refused.refusal)}
    </p>
  )
  const name = kind === 'manopera' ? m.orders.line.newLabour : m.orders.line.newPart

  return (
    <fieldset
      ref={box}
      {...focusLeft}
      aria-label={name}
      data-entry={kind}
      className={cx('min-w-0', cells ? 'border-b border-dashed border-rule' : 'border-b border-rule py-3')}
    >
      {cells ? (
        <>
          <div className={cx(gridOf(kind, seesPrices), 'py-1')}>
            {entry.isEmpty ? (
              <Plus className="mt-3 size-4 text-ink-3" aria-hidden />
            ) : (
              <IconButton
                label={m.orders.line.add}
                size="s"
                icon={<Plus aria-hidden />}
                className="-ml-2.5 mt-1 text-accent-text pointer-coarse:-ml-5"
                onClick={enter}
              />
            )}
            {fields}
            {amount}
          </div>
          {sentence}
        </>
      ) : (
        <div className="grid grid-cols-2 gap-3 *:first:col-span-2 [fieldset[data-entry=material]_&]:*:nth-4:col-span-2">
          {fields}
          {sentence}
          <div className="col-span-2 flex items-center justify-between gap-4">
            {amount ?? <span />}
            <Button
              size="l"
              icon={<Plus aria-hidden />}
              // The phone's keyboard stays open for the next line.
              onPointerDown={(event) => event.preventDefault()}
              onClick={enter}
            >
              {m.orders.line.add}
            </Button>
          </div>
        </div>
      )}
    </fieldset>
  )
}
