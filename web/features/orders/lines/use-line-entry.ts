import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { AppError, refusalOf } from '#domain/kernel/errors.ts'
import type { LineKind } from '#domain/workshop/orders/schema.ts'
import { useData } from '#web/data/hooks.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import { useEditorFacts } from '#web/features/orders/editor/editor-context.ts'
import type { Edit } from '#web/features/orders/editor/edits.ts'
import type { OrderEditor } from '#web/features/orders/editor/use-order.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { toastUndo } from '#web/ui/toast-store.ts'
import { dropEntry, keepEntry, readEntry } from './entry-draft.ts'
import { invalidIn, type LineInput } from './line-fields.tsx'
import { type LineMemory, recall, taken } from './line-memory.ts'
import { lineMemory } from './use-line-memory.ts'

/** An empty line: one hour, one piece, and the remembered prices. */
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

/** Fills in the remembered price until another one is typed. */
const withPrice = (kind: LineKind, values: LineInput, memory: LineMemory): LineInput =>
  kind === 'manopera' ? { ...values, pret_ora: values.pret_ora ?? memory.hourPrice } : values

const isBlank = (values: LineInput): boolean => values.descriere.trim() === ''

type LineEntryOptions = {
  kind: LineKind
  editor: OrderEditor
  memory: LineMemory
  /** Position of the next line. */
  position: number
  /** The element around its fields. */
  box: RefObject<HTMLElement | null>
}

/**
 * What is typed into the empty line: stored while it is typed, added as one act, and put back into its fields when
 * refused.
 */
export const useLineEntry = ({ kind, editor, memory, position, box }: LineEntryOptions) => {
  const [values, setValues] = useState(() => blank(kind))
  const [refused, setRefused] = useState<Edit | null>(null)
  const [nameError, setNameError] = useState<string>()
  const now = useRef(values)
  const data = useData()
  const { db } = data
  /** The id that the line will have. */
  const lineId = useRef(newId())
  /** A line of this entry was sent, although the page may not show it yet. */
  const hasAdded = useRef(false)
  const { mechanicId } = useEditorFacts()
  const latest = useRef({ memory, position, mechanicId })
  latest.current = { memory, position, mechanicId }

  const put = useCallback((next: LineInput) => {
    now.current = next
    setValues(next)
  }, [])

  /** What a closed page left here. An effect would read too late: the first key, which can come before it, is stored too. */
  const [left] = useState(() => readEntry(editor.id, kind))
  // It comes back into the fields, unless its act was written in the end.
  useEffect(() => {
    if (!left) return
    void db
      .rows('order_lines')
      .get(left.id)
      .then((row) => {
        if (row) return dropEntry(editor.id, kind, left.id)
        if (!isBlank(now.current)) return
        lineId.current = left.id
        put({ ...blank(kind), ...left.values })
      })
  }, [db, editor, kind, left, put])

  /** The op that inserts the line; `after` is how many lines before it are added in the same act. */
  const insertOf = useCallback(
    (typed: LineInput, memory: LineMemory, id: string, after: number): DraftOp => {
      const { position, mechanicId } = latest.current
      const line = withPrice(kind, typed, memory)
      const whole = Object.fromEntries(Object.entries(line).map(([column, value]) => [column, value ?? 0]))
      return {
        op: 'insert',
        collection: 'order_lines',
        id,
        data: {
          ...whole,
          norma_id: line.norma_id,
          order_id: editor.id,
          tip: kind,
          ordine: position + after,
          mecanic_id: kind === 'manopera' ? mechanicId : null,
        },
      }
    },
    [editor, kind],
  )

  /** Adds a pasted list instead of the typed line: one line each, in one act, which can be undone. */
  const addList = async (names: readonly string[]): Promise<void> => {
    const memory = await lineMemory(data)
    const known = kind === 'manopera' ? memory.labour : memory.parts
    const inserts = names.map((descriere, at) => {
      const one = recall(known, descriere)
      return insertOf({ ...blank(kind), descriere, ...(one && taken(kind, one)) }, memory, newId(), at)
    })
    await editor.write(m.orders.line.listAdded(names.length), inserts)
    hasAdded.current = true
    dropEntry(editor.id, kind, lineId.current)
    put(blank(kind))
    const remove = inserts.map(({ id }): DraftOp => ({ op: 'delete', collection: 'order_lines', id }))
    toastUndo(m.orders.line.listAdded(names.length), () =>
      reportError(editor.write(m.orders.labels.lineRemoved, remove)),
    )
  }

  const add = useCallback(async (): Promise<boolean> => {
    const typed = now.current
    if (isBlank(typed)) return true
    // A figure that cannot be read stays in its field with its error; the line waits for it.
    if (invalidIn(box.current)) return false
    hasAdded.current = true
    const id = lineId.current
    lineId.current = newId()
    put(blank(kind))
    setRefused(null)
    setNameError(undefined)
    try {
      await editor.write(m.orders.labels.lineAdded, [insertOf(typed, await lineMemory(data), id, 0)])
      dropEntry(editor.id, kind, id)
      return true
    } catch (error) {
      const refusal = error instanceof AppError ? error : new AppError('internal', { cause: error })
      // Back into the fields, in front of the next line where that is being typed already. A line that is tried again has
      // its id again: what is stored of it is dropped once it is written.
      if (isBlank(now.current)) {
        lineId.current = id
        put(typed)
      } else {
        put({ ...typed, descriere: `${typed.descriere} ${now.current.descriere}` })
        keepEntry(editor.id, kind, { id: lineId.current, values: now.current })
      }
      setRefused({ values: {}, refusal: refusalOf(refusal) })
      return false
    }
  }, [editor, data, kind, put, box, insertOf])

  useEffect(() => editor.onFlush(add), [editor, add])
  // Going elsewhere in the app must not lose a half-typed line.
  useEffect(() => () => void add(), [add])

  const change = (patch: Partial<LineInput>) => {
    put({ ...now.current, ...patch })
    if (isBlank(now.current)) dropEntry(editor.id, kind, lineId.current)
    else keepEntry(editor.id, kind, { id: lineId.current, values: now.current })
    setRefused(null)
    setNameError(undefined)
  }

  return {
    /** The values that its fields show. */
    values: withPrice(kind, values, memory),
    change,
    add,
    addList,
    refused,
    nameError,
    /** Shows that a line needs a name. */
    askName: () => setNameError(m.orders.line.needName),
    /** Whether nothing is typed, as of the last key. */
    isBlank: () => isBlank(now.current),
    isEmpty: isBlank(values),
    /** Whether the order has a line already. */
    isBegun: () => position > 1 || hasAdded.current,
  }
}
