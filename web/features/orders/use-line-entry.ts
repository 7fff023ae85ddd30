import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { AppError } from '#domain/kernel/errors.ts'
import type { LineKind } from '#domain/workshop/orders/schema.ts'
import { useData } from '#web/data/hooks.ts'
import { newId } from '#web/data/open-data.ts'
import { m } from '#web/i18n/messages.ts'
import type { Edit } from './edits.ts'
import { dropEntry, keepEntry, readEntry } from './entry-draft.ts'
import { invalidIn, type LineInput } from './line-fields.tsx'
import type { LineMemory } from './line-memory.ts'
import { useSheet } from './sheet-context.ts'
import type { OrderHands } from './use-order.ts'

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

type LineEntryOptions = {
  kind: LineKind
  hands: OrderHands
  memory: LineMemory
  /** Place of the next line. */
  place: number
  /** Where its fields are. */
  box: RefObject<HTMLElement | null>
}

/** What is typed into the empty line: kept while it is typed, added as one act, and back in its fields when refused. */
export const useLineEntry = ({ kind, hands, memory, place, box }: LineEntryOptions) => {
  const [values, setValues] = useState(() => blank(kind))
  const [refused, setRefused] = useState<Edit | null>(null)
  const [nameError, setNameError] = useState<string>()
  const now = useRef(values)
  const { db } = useData()
  /** The id that the line will have. */
  const lineId = useRef(newId())
  /** A line of this entry is on its way, though the sheet may not show it yet. */
  const hasAdded = useRef(false)
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
  }, [hands, kind, put, box])

  useEffect(() => hands.onFlush(add), [hands, add])
  // Going elsewhere in the app must not lose a line that is half typed.
  useEffect(() => () => void add(), [add])

  const change = (patch: Partial<LineInput>) => {
    put({ ...now.current, ...patch })
    if (isBlank(now.current)) dropEntry(hands.id, kind, lineId.current)
    else keepEntry(hands.id, kind, { id: lineId.current, values: now.current })
    setRefused(null)
    setNameError(undefined)
  }

  return {
    /** What its fields show. */
    values: withPrice(kind, values, memory),
    change,
    add,
    refused,
    nameError,
    /** Says that a line needs a name. */
    askName: () => setNameError(m.orders.line.needName),
    /** Whether nothing is typed, as of the last key. */
    isBlank: () => isBlank(now.current),
    isEmpty: isBlank(values),
    /** Whether the sheet has a line already. */
    isBegun: () => place > 1 || hasAdded.current,
  }
}
