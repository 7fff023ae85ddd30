import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import * as v from 'valibot'
import { byPosition } from '#domain/kernel/position.ts'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { useData, useLive, useMutate, useRow } from '#web/data/hooks.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { dayNow } from '#web/data/time.ts'
import { m } from '#web/i18n/messages.ts'
import { keepText, keptText } from '#web/ui/kept-text.ts'
import { createEdits, type Edits, type Values } from './edits.ts'
import { opening } from './opening.ts'

export type Write = (label: string, ops: DraftOp[]) => Promise<void>

/** Writes on an order; the same object as long as its page is open. */
export type OrderEditor = {
  id: string
  edits: Edits
  /** Writes one act. The first act of a new order also creates the order, for the car that was chosen. */
  write: Write
  /** Chooses the order's car, with the ops that create it (`ops`). For an order without content, no row is written. */
  chooseCar: (vehicleId: string, ops?: readonly DraftOp[]) => Promise<void>
  /** Writes everything typed that is not written yet; false when something was refused. */
  flush: () => Promise<boolean>
  /** Adds to `flush` something that is typed beside the rows (the empty line). */
  onFlush: (write: () => Promise<boolean>) => () => void
}

export const orderKey = (id: string): string => `orders/${id}`
export const lineKey = (id: string): string => `order_lines/${id}`

/** The order's lines in the order of the page. */
const useOrderLines = (id: string): OrderLine[] | undefined =>
  useLive(
    async (db) => (await db.rows('order_lines').where('order_id').equals(id).toArray()).sort(byPosition),
    [id],
  )

const labelOf = (key: string, columns: string[]): string => {
  if (key.startsWith('order_lines/')) return m.orders.labels.lineChanged
  if (columns.includes('note_interne')) return m.orders.labels.internalChanged
  return columns.includes('observatii') ? m.orders.labels.notesChanged : m.orders.labels.detailsChanged
}

const typedSchema = v.array(
  v.tuple([v.string(), v.record(v.string(), v.union([v.string(), v.number(), v.null()]))]),
)

/** What a page stored as it closed; taken once. */
const takeTyped = (name: string): [string, Values][] => {
  const kept = keptText(name)
  if (kept === null) return []
  keepText(name, null)
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), typedSchema), kept)
  return parsed.success ? parsed.output : []
}

/** The car to write: the one into which it was merged; null when it was deleted. */
const standing = async (db: AppDatabase, vehicleId: string | null): Promise<string | null> => {
  const row = vehicleId === null ? undefined : await db.rows('vehicles').get(vehicleId)
  return row ? (row.merged_into ?? row.id) : null
}

/**
 * The data of an order, and the editor that writes on it. `freshCarId` is the car of an order without content; `onCar`
 * stores another one.
 */
export const useOrder = (id: string, freshCarId: string | null, onCar: (vehicleId: string) => void) => {
  const order = useRow('orders', id)
  const lines = useOrderLines(id)
  const mutate = useMutate()
  const { db } = useData()
  const exists = useRef(false)
  if (order) exists.current = true
  const [freshCar, setFreshCar] = useState(freshCarId)
  const car = useRef(freshCar)

  const queue = useRef<Promise<unknown>>(Promise.resolve())
  /** Acts run one after the other; each gets whether the order has a row by then. */
  const queued = useCallback(
    (run: (isKept: boolean) => Promise<void>): Promise<void> => {
      const act = queue.current.then(async () => {
        exists.current ||= (await db.rows('orders').get(id)) !== undefined
        await run(exists.current)
      })
      queue.current = act.catch(() => {
        // The caller gets the error; the acts queued after it go on.
      })
      return act
    },
    [id, db],
  )
  const write = useCallback<Write>(
    (label, ops) =>
      queued(async (isKept) => {
        if (isKept) return mutate(label, ops)
        const today = dayNow()
        await mutate(m.orders.labels.created, opening(id, ops, today, await standing(db, car.current)))
        exists.current = true
      }),
    [id, mutate, db, queued],
  )
  const chooseCar = useCallback<OrderEditor['chooseCar']>(
    (vehicleId, ops = []) =>
      queued(async (isKept) => {
        const op: DraftOp = { op: 'patch', collection: 'orders', id, data: { vehicle_id: vehicleId } }
        if (isKept) return mutate(m.orders.labels.carChosen, [...ops, op])
        if (ops.length > 0) await mutate(m.vehicles.form.labels.added, ops)
        car.current = vehicleId
        setFreshCar(vehicleId)
        onCar(vehicleId)
      }),
    [id, mutate, queued, onCar],
  )

  const [edits] = useState(() =>
    createEdits((key, values) => {
      const [collection = '', rowId = ''] = key.split('/')
      return writeNow.current(labelOf(key, Object.keys(values)), [
        { op: 'patch', collection, id: rowId, data: values },
      ])
    }),
  )
  const writeNow = useRef(write)
  writeNow.current = write

  const [others] = useState(() => new Set<() => Promise<boolean>>())
  const editor = useMemo<OrderEditor>(
    () => ({
      id,
      edits,
      write,
      chooseCar,
      flush: async () => {
        const results = await Promise.all([...[...others].map((other) => other()), edits.flushAll()])
        return results.every((isWritten) => isWritten)
      },
      onFlush: (other) => {
        others.add(other)
        return () => others.delete(other)
      },
    }),
    [id, edits, write, chooseCar, others],
  )

  // A row that was read again contains what was written of it.
  useEffect(() => {
    if (order) edits.settle(orderKey(order.id))
  }, [order, edits])
  useEffect(() => {
    for (const line of lines ?? []) edits.settle(lineKey(line.id))
  }, [lines, edits])

  useEffect(() => {
    const kept = `order.${id}`
    // A page may close before its act is on the disk: what is typed is stored at once, and the next visit writes what
    // this one could not.
    for (const [key, values] of takeTyped(kept)) {
      edits.set(key, values)
      void edits.flush(key)
    }
    const unfollow = edits.subscribe(() => {
      const typed = edits.unwritten()
      keepText(kept, typed.length > 0 ? JSON.stringify(typed) : null)
    })
    const leave = () => void editor.flush()
    const hide = () => {
      if (document.visibilityState === 'hidden') leave()
    }
    addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', hide)
    return () => {
      removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', hide)
      void editor.flush().then(unfollow)
    }
  }, [editor, edits, id])

  return { order, lines, editor, carId: order ? order.vehicle_id : freshCar }
}
