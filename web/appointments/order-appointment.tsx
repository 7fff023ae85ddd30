import CalendarClock from 'lucide-react/icons/calendar-clock'
import { compare } from '#domain/kernel/compare.ts'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { useLive } from '#web/data/hooks.ts'
import { formatDay, formatTime } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { AppointmentBadge } from '#web/ui/appointment-badge.tsx'
import { lookOf } from './lookable.ts'
import { openAppointment } from './opened.ts'

/** The appointment that an order came of, or that is made for it; a press opens it. */
export const OrderAppointment = ({ orderId, className }: { orderId: string; className?: string }) => {
  const rows = useLive((db) => db.rows('appointments').where('order_id').equals(orderId).toArray(), [orderId])
  const row = rows?.sort((a, b) => compare(b.data_ora, a.data_ora))[0]
  if (!row) return null
  return (
    <p className={className}>
      <button
        type="button"
        onClick={() => openAppointment({ id: row.id })}
        className="-mx-2 inline-flex min-h-11 max-w-full flex-wrap items-center gap-x-2 gap-y-1 rounded-control px-2 text-left text-sm hover:bg-hover active:bg-pressed"
      >
        <CalendarClock className="size-4.5 shrink-0 text-ink-3" aria-hidden />
        {m.appointments.ofOrder(formatDay(dayInRomania(Date.parse(row.data_ora))), formatTime(row.data_ora))}
        <AppointmentBadge look={lookOf(row)} />
      </button>
    </p>
  )
}
