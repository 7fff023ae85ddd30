import Check from 'lucide-react/icons/check'
import X from 'lucide-react/icons/x'
import { useState } from 'react'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import type { Appointment } from '#domain/workshop/appointments/schema.ts'
import { ReasonForm } from '#web/appointments/sheet/reason-form.tsx'
import { useLive, useMay, useMutate } from '#web/data/hooks.ts'
import { reportError } from '#web/forms/report-error.ts'
import { formatDay, formatTime } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { useDesk } from '#web/ui/use-media.ts'
import { lookAt, readNames } from './make-blocks.ts'
import { openBlock } from './use-grid-acts.ts'

/** Requests above the calendar of a desktop; a phone has no room for them, and all are in the list. */
const SHOWN = 2

/** The requests that wait for the shop, the nearest first, with their service and plate. */
export const useRequests = (now: string) =>
  useLive(
    async (db) => {
      const asked = await db.rows('appointments').where('status').equals('CERUT').toArray()
      const rows = asked
        .filter((row) => lookAt(row, now) === 'CERUT')
        .toSorted((a, b) => (a.data_ora < b.data_ora ? -1 : 1))
      return { rows, names: await readNames(db, rows, await db.rows('services').toArray()) }
    },
    [now],
  )

/** Accepts and refuses requests; what was accepted can be undone, what was refused can still be accepted. */
export const useAnswers = () => {
  const mutate = useMutate()
  const put = (label: string, id: string, data: { status: Appointment['status']; cancel_reason?: string }) =>
    mutate(label, [{ op: 'patch', collection: 'appointments', id, data }])
  const accept = (id: string, name: string): Promise<void> => {
    const t = m.calendar.requests
    return reportError(
      put(t.labels.accepted, id, { status: 'CONFIRMAT' }).then(() => void toast(t.accepted(name))),
    )
  }
  const refuse = (id: string, name: string, reason: string): Promise<void> => {
    const t = m.calendar.requests
    return reportError(
      put(t.labels.refused, id, { status: 'RESPINS', cancel_reason: reason }).then(
        () => void toast(t.refused(name), { action: { label: t.still, onAction: () => accept(id, name) } }),
      ),
    )
  }
  return { accept, refuse }
}

export type RequestsRead = NonNullable<ReturnType<typeof useRequests>>

/** What clients have asked for and the shop has not answered: the nearest ones above the calendar. */
export const Requests = ({ requests, onAll }: { requests: RequestsRead; onAll: () => void }) => {
  const { length } = requests.rows
  const most = useDesk() ? SHOWN : 0
  const t = m.calendar.requests
  if (length === 0) return null
  return (
    <Paper className="-mx-4 mb-4 border-l-4 border-asked desk:mx-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-1 desk:border-b desk:border-rule">
        <h2 className="py-2 font-semibold text-asked">{t.title(length)}</h2>
        {length > most && (
          <Button size="s" variant="quiet" onClick={onAll}>
            {t.all}
          </Button>
        )}
      </div>
      <RequestRows requests={requests} most={most} />
    </Paper>
  )
}

/** Requests as rows, each with the answers at hand. */
export const RequestRows = ({
  requests: { rows, names },
  most = rows.length,
}: {
  requests: RequestsRead
  most?: number
}) => {
  const mayAnswer = useMay()('patch', 'appointments', 'status')
  const { accept, refuse } = useAnswers()
  const [refused, setRefused] = useState<string | null>(null)
  const t = m.calendar.requests
  return (
    <ul>
      {rows.slice(0, most).map((row) => {
        const plate = row.nr_auto || (names.plates.get(row.vehicle_id ?? '') ?? '')
        const when = `${formatDay(dayInRomania(Date.parse(row.data_ora)))}, ${formatTime(row.data_ora)}`
        const name = row.client_nume || formatPlate(plate)
        const about = [names.services.get(row.service_id ?? ''), row.client_nume, row.cerere]
        return (
          <li
            key={row.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-rule px-4 py-2.5 last:border-b-0"
          >
            <button
              type="button"
              onClick={() => openBlock(row.id)}
              className="-mx-2 flex min-h-11 min-w-0 grow basis-64 flex-wrap items-center gap-x-4 gap-y-1 rounded-control px-2 py-1 text-left hover:bg-hover active:bg-pressed"
            >
              <Plate plate={plate} size="s" />
              <span className="min-w-0">
                <span className="block font-medium first-letter:uppercase figures">{when}</span>
                <span className="block text-sm text-ink-2 wrap-anywhere">
                  {about.filter(Boolean).join(' · ')}
                </span>
              </span>
            </button>
            {mayAnswer && refused !== row.id && (
              <span className="flex gap-2">
                <Button
                  size="s"
                  icon={<Check aria-hidden />}
                  aria-label={t.acceptOf(name)}
                  onClick={() => accept(row.id, name)}
                >
                  {t.accept}
                </Button>
                <Button
                  size="s"
                  variant="quiet"
                  icon={<X aria-hidden />}
                  aria-label={t.refuseOf(name)}
                  onClick={() => setRefused(row.id)}
                >
                  {t.refuse}
                </Button>
              </span>
            )}
            {refused === row.id && (
              <div className="w-full">
                <ReasonForm
                  end="RESPINS"
                  onBack={() => setRefused(null)}
                  onTake={(reason) => refuse(row.id, name, reason).finally(() => setRefused(null))}
                />
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
