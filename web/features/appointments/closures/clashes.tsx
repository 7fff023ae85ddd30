import { dayInRomania } from '#domain/kernel/dates.ts'
import { clientOf } from '#web/appointments/appointment-row.tsx'
import { openAppointment } from '#web/appointments/opened.ts'
import type { AppointmentEntry } from '#web/appointments/read.ts'
import { formatDayNarrow, formatTime } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { CallLink } from '#web/ui/call-link.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { Warning } from '#web/ui/warning.tsx'

type ClashesProps = {
  entries: readonly AppointmentEntry[]
  /** What they stand in. */
  sentence?: string
  /** Where they are found later, in a sheet; without it each one can be opened here. */
  note?: string
}

/** The appointments that stand in days off: named, to be called, and opened where no sheet is in the way. */
export const Clashes = ({
  entries,
  note,
  sentence = m.schedule.closures.conflicts(entries.length),
}: ClashesProps) => {
  return (
    <div className="rounded-control bg-draft-soft px-3 pt-2.5 pb-1.5">
      <Warning>
        {sentence} {note}
      </Warning>
      <ul className="mt-1.5">
        {entries.map(({ row, plate }) => {
          const content = (
            <>
              <span className="w-13 shrink-0 text-sm leading-tight whitespace-nowrap figures">
                {formatDayNarrow(dayInRomania(Date.parse(row.data_ora)))}
                <span className="block font-semibold">{formatTime(row.data_ora)}</span>
              </span>
              <Plate plate={plate} size="s" />
              <span className="min-w-0 grow truncate">{clientOf(row)}</span>
            </>
          )
          const line = 'flex min-h-11 min-w-0 grow basis-56 items-center gap-2 text-left'
          return (
            <li
              key={row.id}
              className="flex flex-wrap items-center border-t border-draft/25 py-1 first:border-t-0"
            >
              {note ? (
                <span className={line}>{content}</span>
              ) : (
                <button
                  type="button"
                  onClick={() => openAppointment({ id: row.id })}
                  className={`${line} rounded-control hover:bg-hover active:bg-pressed`}
                >
                  {content}
                </button>
              )}
              {row.client_telefon !== '' && <CallLink phone={row.client_telefon} />}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
