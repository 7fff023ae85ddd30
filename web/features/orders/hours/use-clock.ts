import { useCallback } from 'react'
import type { WorkSession } from '#domain/workshop/clock/schema.ts'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { useData, useLive, useMutate } from '#web/data/hooks.ts'
import { newId } from '#web/data/open-data.ts'
import { runningSessions, startOp, stopOp } from '#web/data/workshop/clock.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { oneByOne } from '#web/ui/one-by-one.ts'
import { toastUndo } from '#web/ui/toast-store.ts'

/** The clocks that run, as far as this person sees them; kept current. */
const NONE: readonly WorkSession[] = []

export const useRunning = (): readonly WorkSession[] => useLive(runningSessions) ?? NONE

const again = (session: WorkSession) => ({
  op: 'patch' as const,
  collection: 'work_sessions',
  id: session.id,
  data: { stopped_at: null },
})

/** One press after the other, each by what is stored at its turn: a screen may not show yet what the last one began. */
const inOrder = oneByOne()

/** Starts and stops the clock of a mechanic. Each press can be undone. */
export const useClock = () => {
  const { db } = useData()
  const mutate = useMutate()
  const t = m.orders.clock

  const runningOf = useCallback(
    async (mechanicId: string | null) =>
      (await runningSessions(db)).filter((session) => session.mechanic_id === mechanicId),
    [db],
  )

  const press = useCallback((act: () => Promise<void>): Promise<void> => reportError(inOrder(act)), [])

  /**
   * Starts on a line; what ran before stops. Those are two acts: what became of the other meanwhile, on another device,
   * must not refuse this one.
   */
  const start = useCallback(
    (line: OrderLine, mechanicId: string) =>
      press(async () => {
        const id = newId()
        const before = await runningOf(mechanicId)
        for (const session of before) await mutate(t.stopped, [stopOp(session)])
        await mutate(t.started, [startOp(id, line, mechanicId)])
        toastUndo(t.startedOn(line.descriere), () =>
          press(() =>
            mutate(t.undone, [
              { op: 'delete', collection: 'work_sessions', id },
              ...before.slice(-1).map(again),
            ]),
          ),
        )
      }),
    [mutate, press, runningOf, t],
  )

  const stop = useCallback(
    (session: WorkSession) =>
      press(async () => {
        await mutate(t.stopped, [stopOp(session)])
        toastUndo(t.stopped, () => press(() => mutate(t.undone, [again(session)])))
      }),
    [mutate, press, t],
  )

  /** Works are done: the mechanic's clock on them stops in the same act. */
  const finish = useCallback(
    (lines: readonly OrderLine[], mechanicId: string | null, label: string) =>
      press(async () => {
        const stopped = (await runningOf(mechanicId)).filter(({ line_id }) =>
          lines.some(({ id }) => id === line_id),
        )
        const tick = (executat: 0 | 1) =>
          lines.map(({ id }) => ({
            op: 'patch' as const,
            collection: 'order_lines',
            id,
            data: { executat },
          }))
        await mutate(label, [...tick(1), ...stopped.map(stopOp)])
        toastUndo(label, () => press(() => mutate(t.undone, [...tick(0), ...stopped.map(again)])))
      }),
    [mutate, press, runningOf, t],
  )

  return { start, stop, finish }
}
