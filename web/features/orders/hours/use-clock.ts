import { useCallback } from 'react'
import type { WorkSession } from '#domain/workshop/clock/schema.ts'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { useData, useLive, useMutate } from '#web/data/hooks.ts'
import { newId } from '#web/data/open-data.ts'
import { runningSessions, startOp, stopOp } from '#web/data/workshop/clock.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
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

/** Starts and stops the clock of a mechanic. Each press can be undone. */
export const useClock = () => {
  const { db } = useData()
  const mutate = useMutate()
  const t = m.orders.clock

  const runningOf = useCallback(
    async (mechanicId: string) =>
      (await runningSessions(db)).filter((session) => session.mechanic_id === mechanicId),
    [db],
  )

  /**
   * Starts on a line; what ran before stops. Those are two acts: what became of the other meanwhile, on another device,
   * must not refuse this one.
   */
  const start = useCallback(
    (line: OrderLine, mechanicId: string) => {
      const id = newId()
      const run = async () => {
        const before = await runningOf(mechanicId)
        for (const session of before) await mutate(t.stopped, [stopOp(session)])
        await mutate(t.started, [startOp(id, line, mechanicId)])
        toastUndo(t.startedOn(line.descriere), () =>
          reportError(
            mutate(t.undone, [
              { op: 'delete', collection: 'work_sessions', id },
              ...before.slice(-1).map(again),
            ]),
          ),
        )
      }
      return reportError(run())
    },
    [mutate, runningOf, t],
  )

  const stop = useCallback(
    (session: WorkSession) =>
      reportError(
        mutate(t.stopped, [stopOp(session)]).then(() =>
          toastUndo(t.stopped, () => reportError(mutate(t.undone, [again(session)]))),
        ),
      ),
    [mutate, t],
  )

  /** A work is done: its clock stops in the same act. */
  const finish = useCallback(
    (lines: readonly OrderLine[], running: readonly WorkSession[], label: string) => {
      const stopped = running.filter(({ line_id }) => lines.some(({ id }) => id === line_id))
      const tick = (executat: 0 | 1) =>
        lines.map(({ id }) => ({ op: 'patch' as const, collection: 'order_lines', id, data: { executat } }))
      return reportError(
        mutate(label, [...tick(1), ...stopped.map(stopOp)]).then(() =>
          toastUndo(label, () => reportError(mutate(t.undone, [...tick(0), ...stopped.map(again)]))),
        ),
      )
    },
    [mutate, t],
  )

  return { start, stop, finish }
}
