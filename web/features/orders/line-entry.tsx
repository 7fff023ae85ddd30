import Plus from 'lucide-react/icons/plus'
import { useCallback, useEffect, useRef, useState } from 'react'
import { AppError } from '#domain/kernel/errors.ts'
import type { LineKind } from '#domain/workshop/orders/schema.ts'
import { useData } from '#web/data/hooks.ts'
import { newId } from '#web/data/open-data.ts'
import { m } from '#web/i18n/messages.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Money } from '#web/ui/money.tsx'
import type { Edit } from './edits.ts'
import { dropEntry, keepEntry, readEntry } from './entry-draft.ts'
import { draftTotal, GRID, invalidIn, type LineDraft, LineFields, type LineInput } from './line-fields.tsx'
import type { LineMemory } from './line-memory.ts'
import { useSheet } from './sheet-context.ts'
import { useFocusLeft } from './use-focus-left.ts'
import type { OrderHands } from './use-order.ts'

type LineEntryProps = {
  kind: LineKind
  hands: OrderHands
  memory: LineMemory
  cells: boolean
  /** Place of the next line. */
  place: number
  autoFocus: boolean
  /** The focus left and nothing is typed. */
  onLeave?: () => void
  /** Enter in the empty line: this part of the sheet is done. False where there is nothing to go on to. */
  onNext: () => boolean
}

/** An empty line: one hour, one piece, and the prices that are remembered. */
const blank = (kind: LineKind): LineInput => ({
  descriere: '',
  norma_id: null,
  um: kind === 'material' ? m.orders.line.unitDefault : '',
  ore: kind === 'manopera' ? 1000 : null,
  pret_ora: null,
  cantitate: kind === 'material' ? 1000 : null,
  pret_unitar: null,
  discount_procent: 0,
  discount_valoare: 0,
})

/** The price that stands in the field until another one is typed. */
const withPrice = (kind: LineKind, values: LineInput, memory: LineMemory): LineInput =>
  kind === 'manopera' ? { ...values, pret_ora: values.pret_ora ?? memory.hourPrice } : values

const isBlank = (values: LineInput): boolean => values.descriere.trim() === ''

/**
 * The empty line at the end of a part of the sheet. Enter adds it and leaves the focus in the next empty one; leaving it
 * with a name typed adds it too, so that nothing typed is lost.
 */
export const LineEntry = ({
  kind,
  hands,
  memory,
  cells,
  place,
  autoFocus,
  onLeave,
  onNext,
}: LineEntryProps) => {
  const [values, setValues] = useState(() => blank(kind))
  const [draft, setDraft] = useState<LineDraft>({})
  const [refused, setRefused] = useState<Edit | null>(null)
  const [nameError, setNameError] = useState<string>()
  const box = useRef<HTMLFieldSetElement>(null)
  const now = useRef(values)
  const { db } = useData()
  /** The id that the line will have. */
  const lineId = useRef(newId())
  /** A line of this entry is on its way, though the sheet may not show it yet. */
  const hasAdded = useRef(false)
  const labour = kind === 'manopera'
  const filled = withPrice(kind, values, memory)
  const { mechanicId } = useSheet()
  const latest = useRef({ memory, place, mechanicId })
  latest.current = { memory, place, mechanicId }

  const put = useCallback((next: LineInput) => {
    now.current = next
    setValues(next)
  }, [])

  // What a page that went away has left here, unless its act was written after all.
  useEffect(() => {
    const left = readEntry(hands.id, kind)
    if (!left) return
    void db
      .rows('order_lines')
      .get(left.id)
      .then((row) => {
        if (row) return dropEntry(hands.id, kind, left.id)
        if (!isBlank(now.current)) return
        lineId.current = left.id
        put({ ...blank(kind), ...left.values })
      })
  }, [db, hands, kind, put])

  const focusName = () => box.current?.querySelector('input')?.focus()

  const add = useCallback(async (): Promise<boolean> => {
    const typed = now.current
    if (isBlank(typed)) return true
    // A figure that cannot be read stands in its field with its sentence; the line waits for it.
    if (invalidIn(box.current)) return false
    const { place: ordine } = latest.current
    const line = withPrice(kind, typed, latest.current.memory)
    const whole = Object.fromEntries(Object.entries(line).map(([column, value]) => [column, value ?? 0]))
    hasAdded.current = true
    const id = lineId.current
    lineId.current = newId()
    put(blank(kind))
    setRefused(null)
    setNameError(undefined)
    try {
      await hands.write(m.orders.labels.lineAdded, [
        {
          op: 'insert',
          collection: 'order_lines',
          id,
          data: {
            ...whole,
            norma_id: line.norma_id,
            order_id: hands.id,
            tip: kind,
            ordine,
            mecanic_id: kind === 'manopera' ? latest.current.mechanicId : null,
          },
        },
      ])
      dropEntry(hands.id, kind, id)
      return true
    } catch (error) {
      const refusal = error instanceof AppError ? error : new AppError('internal', { cause: error })
      // Back into the fields, unless the next line is being typed there already.
      put(
        isBlank(now.current) ? typed : { ...typed, descriere: `${typed.descriere} ${now.current.descriere}` },
      )
      setRefused({ values: {}, refusal: { code: refusal.code, issues: refusal.issues } })
      return false
    }
  }, [hands, kind, put])

  useEffect(() => hands.onFlush(add), [hands, add])
  // Going elsewhere in the app must not lose a line that is half typed.
  useEffect(() => () => void add(), [add])

  const focusLeft = useFocusLeft(box, () => {
    if (isBlank(now.current)) onLeave?.()
    void add()
  })

  const enter = () => {
    const isBegun = place > 1 || hasAdded.current
    if (isBlank(now.current) && isBegun && onNext()) return
    // Leaving a field is what makes it report its figure.
    focusName()
    if (isBlank(now.current)) return setNameError(m.orders.line.needName)
    const invalid = invalidIn(box.current)
    if (invalid) invalid.focus()
    else void add()
  }
  const change = (patch: Partial<LineInput>) => {
    put({ ...now.current, ...patch })
    if (isBlank(now.current)) dropEntry(hands.id, kind, lineId.current)
    else keepEntry(hands.id, kind, { id: lineId.current, values: now.current })
    setRefused(null)
    setNameError(undefined)
  }

  const fields = (
    <LineFields
      {...{ kind, memory, cells, autoFocus, nameError }}
      values={filled}
      onChange={change}
      onDraft={(patch) => setDraft((now) => ({ ...now, ...patch }))}
      edit={refused}
      onEnter={enter}
    />
  )
  const total = draftTotal(kind, filled, draft)
  const amount =
    isBlank(values) || total === null ? null : (
      <Money bani={total} unit={false} className={cx(cells && 'leading-10 pointer-coarse:leading-12')} />
    )
  const sentence = refused?.refusal && (
    <p role="alert" className="pb-2 text-sm text-danger desk:pl-6">
      {sentenceOf(refused.refusal.code)}
    </p>
  )
  const name = labour ? m.orders.line.newLabour : m.orders.line.newPart

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
          <div className={cx(GRID[kind], 'py-1')}>
            {isBlank(values) ? (
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
              // The keyboard of the phone stays open for the next line.
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
