import CalendarClock from 'lucide-react/icons/calendar-clock'
import { compare } from '#domain/kernel/compare.ts'
import type { Appointment } from '#domain/workshop/appointments/schema.ts'
import { useLive } from '#web/data/hooks.ts'
import { readDays } from '#web/data/workshop/calendar.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { AppointmentRow } from './appointment-row.tsx'
import { ArriveButton } from './arrive-button.tsx'
import { withNames } from './read.ts'

/** Whether an appointment is still of interest on its day. */
const isShown = ({ status }: Appointment): boolean =>
  status !== 'ANULAT' && status !== 'RESPINS' && status !== 'FINALIZAT'

type TodayProps = {
  /** `YYYY-MM-DD`. */
  today: string
  title?: string
  className?: string
}

/** The appointments of today that this person sees, with one press for each car that arrives; nothing without any. */
export const TodayAppointments = ({
  today,
  title = m.appointments.today,
  className = 'mb-8',
}: TodayProps) => {
  const t = m.appointments
  const entries = useLive(
    async (db) =>
      withNames(
        db,
        (await readDays(db, { from: today, to: today }))
          .filter(isShown)
          .sort((a, b) => compare(a.data_ora, b.data_ora)),
      ),
    [today],
  )
  if (!entries || entries.length === 0) return null
  return (
    <section aria-labelledby="today-appointments" className={className}>
      <div className="mb-2 flex items-baseline justify-between gap-4">
        <h2 id="today-appointments" className="flex items-baseline gap-2 engraved text-ink-3">
          <CalendarClock className="size-4 self-center" aria-hidden />
          {title} · {entries.length}
        </h2>
        <Link
          to="/programari"
          className="py-1 text-sm font-medium text-accent-text underline underline-offset-2 pointer-coarse:py-3"
        >
          {t.calendar}
        </Link>
      </div>
      <Paper className="overflow-clip max-desk:-mx-4">
        <ul aria-label={title}>
          {entries.map((entry) => (
            <AppointmentRow key={entry.row.id} entry={entry} action={<ArriveButton entry={entry} />} />
          ))}
        </ul>
      </Paper>
    </section>
  )
}
