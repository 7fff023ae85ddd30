import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import type { Appointment } from '#domain/workshop/appointments/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { useLive, useMay, useVisibility } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { AppointmentRow } from './appointment-row.tsx'
import { type AppointmentStart, openAppointment } from './opened.ts'
import { comingFirst, withNames } from './read.ts'
import { useNow } from './use-now.ts'

/** How many are shown at first. */
const FIRST = 4

type AppointmentsOfProps = {
  /** The id of the car or of the client. */
  of: string
  /** All its appointments. */
  read: (db: AppDatabase, of: string) => Promise<Appointment[]>
  /** What a new one begins with. */
  initial: AppointmentStart
  empty: string
  withoutPlate?: boolean
}

/** The appointments of a car or of a client, those ahead first, and a button for a new one. */
export const AppointmentsOf = ({ of, read, initial, empty, withoutPlate = false }: AppointmentsOfProps) => {
  const t = m.appointments
  const may = useMay()
  const isSeen = useVisibility('appointments') !== 'none'
  const now = useNow()
  const [limit, setLimit] = useState(FIRST)
  const found = useLive(
    async (db) => {
      const all = (await read(db, of)).sort(comingFirst(now))
      return { n: all.length, entries: await withNames(db, all.slice(0, limit)) }
    },
    [read, of, now, limit],
  )
  if (!isSeen) return null
  return (
    <section aria-labelledby="appointments" className="min-w-0">
      <div className="mb-2 flex min-h-8 items-center justify-between gap-4">
        <h2 id="appointments" className="engraved text-ink-3">
          {t.ofCar}
        </h2>
        {may('insert', 'appointments') && (
          <Button
            size="s"
            variant="quiet"
            icon={<Plus aria-hidden />}
            onClick={() => openAppointment({ initial })}
          >
            {t.add}
          </Button>
        )}
      </div>
      <Paper className="overflow-clip">
        {found && found.n > 0 ? (
          <ul aria-label={t.ofCar}>
            {found.entries.map((entry) => (
              <AppointmentRow key={entry.row.id} {...{ entry, withoutPlate }} withDay />
            ))}
          </ul>
        ) : (
          <p className="px-4 py-5 text-ink-2 desk:px-6">{empty}</p>
        )}
        {found && found.n > limit && (
          <div className="p-2">
            <Button variant="quiet" wide onClick={() => setLimit(Number.POSITIVE_INFINITY)}>
              {t.more(found.n - limit)}
            </Button>
          </div>
        )}
      </Paper>
    </section>
  )
}
