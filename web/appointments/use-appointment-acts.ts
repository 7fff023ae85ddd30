import type { Appointment } from '#domain/workshop/appointments/schema.ts'
import { type AppointmentStatus, stepsFrom } from '#domain/workshop/appointments/transitions.ts'
import { useData, useMay, useMutate } from '#web/data/hooks.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import { dayNow } from '#web/data/time.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { useNavigate } from '#web/routing/hooks.ts'
import { toastUndo } from '#web/ui/toast-store.ts'
import { arrivalOf } from './arrive.ts'
import { closeAppointment } from './opened.ts'

type Values = Record<string, string | number | null>

const patch = (id: string, data: Values): DraftOp => ({ op: 'patch', collection: 'appointments', id, data })

/** The states to which this person may take an appointment; none where he may not. */
export const useSteps = (): ((row: Pick<Appointment, 'status'>) => readonly AppointmentStatus[]) => {
  const may = useMay()
  // People who may move an appointment to another bay work at the desk.
  const by = may('patch', 'appointments', 'bay_id') ? 'desk' : 'mechanic'
  return ({ status }) => (may('patch', 'appointments', 'status') ? stepsFrom(status, by) : [])
}

/** The steps of an appointment's state; each that has a way back can be undone. */
export const useAppointmentActs = () => {
  const mutate = useMutate()
  const navigate = useNavigate()
  const may = useMay()
  const stepsOf = useSteps()
  const { db } = useData()
  const t = m.appointments

  const step = (row: Appointment, status: AppointmentStatus, data: Values = {}): Promise<void> => {
    const label = row.status === 'CERUT' && status === 'PROGRAMAT' ? t.labels.accepted : t.acts[status]
    const goesBack = stepsOf({ status }).includes(row.status)
    const before = Object.fromEntries(
      Object.keys(data).map((column) => [column, row[column as keyof Appointment] ?? null]),
    )
    const back = () => reportError(mutate(label, [patch(row.id, { ...before, status: row.status })]))
    return reportError(
      mutate(label, [patch(row.id, { status, ...data })]).then(() => {
        if (goesBack) toastUndo(t.said[status], back)
      }),
    )
  }

  /** The car is here: its order is made, if there is none, and opened. */
  const arrive = async (shown: Appointment): Promise<void> => {
    // The row as it is now: another press may have made its order.
    const row = (await db.rows('appointments').get(shown.id)) ?? shown
    // A mechanic makes no orders; the desk does it when it sees the car.
    if (!may('insert', 'orders')) return step(row, 'SOSIT')
    const { orderId, ops, back } = await arrivalOf(db, row, { day: dayNow(), newId })
    await mutate(t.acts.SOSIT, ops)
    closeAppointment()
    navigate(`/comenzi/${orderId}`)
    const before = stepsOf({ status: 'SOSIT' }).includes(row.status) ? row.status : 'PROGRAMAT'
    toastUndo(row.order_id === null ? t.arrivedWithOrder : t.said.SOSIT, () =>
      reportError(
        mutate(t.notArrived, back(before)).then(() =>
          location.pathname === `/comenzi/${orderId}` ? navigate(-1) : undefined,
        ),
      ),
    )
  }

  return { step, stepsOf, arrive: (row: Appointment) => reportError(arrive(row)) }
}

export type AppointmentActs = ReturnType<typeof useAppointmentActs>
