import type { ReactNode } from 'react'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import { formatDayNarrow, formatTime } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { AppointmentBadge } from '#web/ui/appointment-badge.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { lookOf } from './lookable.ts'
import { openAppointment } from './opened.ts'
import type { AppointmentEntry } from './read.ts'

/** Who comes: the client's name, or the phone. */
export const clientOf = ({ client_nume, client_telefon }: AppointmentEntry['row']): string =>
  client_nume || formatPhone(client_telefon)

type AppointmentRowProps = {
  entry: AppointmentEntry
  /** Shows the day over the time: the list is of several days. */
  withDay?: boolean
  /** Without the plate, on the car's own page. */
  withoutPlate?: boolean
  /** The act that is next, beside the row. */
  action?: ReactNode
}

/** One appointment in a list; a press opens it. */
export const AppointmentRow = ({ entry, withDay, withoutPlate, action }: AppointmentRowProps) => {
  const { row, plate, car, service } = entry
  const who = clientOf(row) || m.appointments.nobody
  const time = formatTime(row.data_ora)
  return (
    <li className="flex items-center gap-x-1 border-b border-rule pr-2 last:border-b-0">
      <button
        type="button"
        onClick={() => openAppointment({ id: row.id })}
        className="flex min-h-14 min-w-0 grow items-start gap-3 px-4 py-2 text-left hover:bg-hover focus-visible:-outline-offset-2 active:bg-pressed"
      >
        <span className="w-13 shrink-0 pt-px">
          {withDay && (
            <span className="block text-sm whitespace-nowrap text-ink-2">
              {formatDayNarrow(dayInRomania(Date.parse(row.data_ora)))}
            </span>
          )}
          <span className="block font-semibold figures">{time}</span>
        </span>
        <span className="flex min-w-0 grow flex-col gap-1">
          <span className="flex min-w-0 items-center gap-2.5">
            {!withoutPlate && <Plate plate={plate} size="s" />}
            <span className="min-w-0 truncate font-medium">
              {withoutPlate ? service || m.appointments.noService : who}
            </span>
          </span>
          <span className="flex min-w-0 items-center gap-2">
            <AppointmentBadge look={lookOf(row)} className="shrink-0" />
            <span className="min-w-0 truncate text-sm text-ink-2">
              {(withoutPlate ? [row.cerere] : [service, car]).filter(Boolean).join(' · ')}
            </span>
          </span>
        </span>
      </button>
      {action}
    </li>
  )
}
