import CalendarClock from 'lucide-react/icons/calendar-clock'
import { compare } from '#domain/kernel/compare.ts'
import { dayInRomania } from '#domain/kernel/dates.ts'
import type { Appointment } from '#domain/workshop/appointments/schema.ts'
import { stands } from '#domain/workshop/appointments/transitions.ts'
import { useLive } from '#web/data/hooks.ts'
import { formatDay, formatTime } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { AppointmentBadge } from '#web/ui/appointment-badge.tsx'
import { lookOf } from './lookable.ts'
import { openAppointment } from './opened.ts'

/** The appointment of an order that stands; where none does, the latest one. */
export const useOrderAppointment = (orderId: string): Appointment | undefined => {
  const rows = useLive((db) => db.rows('appointments').where('order_id').equals(orderId).toArray(), [orderId])
  const latest = rows?.toSorted((a, b) => compare(b.data_ora, a.data_ora))
  return latest?.find(({ status }) => stands(status)) ?? latest?.[0]
}

/** Its day and time, in words. */
export const orderAppointmentText = ({ data_ora }: Appointment): string =>
  m.appointments.ofOrder(formatDay(dayInRomania(Date.parse(data_ora))), formatTime(data_ora))

/** The appointment that an order came of, or that is made for it; a press opens it. */
export const OrderAppointment = ({ orderId, className }: { orderId: string; className?: string }) => {
  const row = useOrderAppointment(orderId)
  if (!row) return null
  return (
    <p className={className}>
      <button
        type="button"
        onClick={() => openAppointment({ id: row.id })}
        className="-mx-2 inline-flex min-h-11 max-w-full flex-wrap items-center gap-x-2 gap-y-1 rounded-control px-2 text-left text-sm hover:bg-hover active:bg-pressed"
      >
        <CalendarClock className="size-4.5 shrink-0 text-ink-3" aria-hidden />
        {orderAppointmentText(row)}
        <AppointmentBadge look={lookOf(row)} />
      </button>
    </p>
  )
}
