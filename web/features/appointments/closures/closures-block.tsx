import Pencil from 'lucide-react/icons/pencil'
import Plus from 'lucide-react/icons/plus'
import Trash2 from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import type { CalendarException } from '#domain/workshop/appointments/settings.ts'
import { withNames } from '#web/appointments/read.ts'
import { useNow } from '#web/appointments/use-now.ts'
import { useLive, useMay, useMutate } from '#web/data/hooks.ts'
import { newId } from '#web/data/open-data.ts'
import { type Calendar, type CalendarSettings, hoursOfException } from '#web/data/workshop/calendar.ts'
import { reportError } from '#web/forms/report-error.ts'
import { formatDay } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { SwitchRow } from '#web/ui/switch-row.tsx'
import { toastUndo } from '#web/ui/toast-store.ts'
import { Clashes } from './clashes.tsx'
import { clashesOf } from './clashes-of.ts'
import { ClosureSheet } from './closure-sheet.tsx'

type ClosuresBlockProps = {
  calendar: Calendar
  today: string
  onSave: (data: Partial<CalendarSettings>) => Promise<void>
}

/** Days off and days with other hours that are not over, and the appointments that stand in them. */
export const ClosuresBlock = ({ calendar, today, onSave }: ClosuresBlockProps) => {
  const t = m.schedule.closures
  const may = useMay()
  const mayWrite = may('insert', 'calendar_exceptions')
  const { settings } = calendar
  const [open, setOpen] = useState<CalendarException | 'new' | null>(null)
  const closures = calendar.exceptions
    .filter(({ to_day }) => to_day >= today)
    .sort((a, b) => (a.from_day < b.from_day ? -1 : 1))
  return (
    <>
      <SwitchRow
        label={t.holidays}
        checked={settings.open_on_holidays === 1}
        disabled={!may('patch', 'calendar_settings')}
        onChange={(on) => void reportError(onSave({ open_on_holidays: on ? 1 : 0 }))}
      >
        {settings.open_on_holidays === 1 ? t.holidaysOn : t.holidaysOff}
      </SwitchRow>
      <ul aria-label={t.title} className="mt-3 border-t border-rule empty:hidden">
        {closures.map((closure) => (
          <ClosureRow key={closure.id} {...{ closure, calendar, mayWrite }} onEdit={() => setOpen(closure)} />
        ))}
      </ul>
      {mayWrite && (
        <Button icon={<Plus aria-hidden />} onClick={() => setOpen('new')} className="mt-4">
          {t.add}
        </Button>
      )}
      {open && (
        <ClosureSheet
          closure={open === 'new' ? null : open}
          {...{ calendar, today }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

type ClosureRowProps = {
  closure: CalendarException
  calendar: Calendar
  mayWrite: boolean
  onEdit: () => void
}

const ClosureRow = ({ closure, calendar, mayWrite, onEdit }: ClosureRowProps) => {
  const t = m.schedule.closures
  const mutate = useMutate()
  const now = useNow()
  const { from_day, to_day, reason, bay_id, mechanic_id } = closure
  const hours = hoursOfException(closure)
  const clashes = useLive(
    async (db) => {
      const rows = await db.rows('appointments').where('day').between(from_day, to_day, true, true).toArray()
      return withNames(db, clashesOf({ ...closure, hours: hoursOfException(closure) }, rows, now))
    },
    [closure, now],
  )
  const lane =
    calendar.bays.find(({ id }) => id === bay_id)?.nume ??
    calendar.mechanics.find(({ id }) => id === mechanic_id)?.nume
  const days = from_day === to_day ? formatDay(from_day) : `${formatDay(from_day)} – ${formatDay(to_day)}`
  const remove = () => {
    const data = { from_day, to_day, hours: closure.hours, reason, bay_id, mechanic_id }
    return reportError(
      mutate(t.removed, [{ op: 'delete', collection: 'calendar_exceptions', id: closure.id }]).then(() =>
        toastUndo(t.removed, () =>
          reportError(
            mutate(t.added, [{ op: 'insert', collection: 'calendar_exceptions', id: newId(), data }]),
          ),
        ),
      ),
    )
  }
  return (
    <li className="border-b border-rule py-2.5 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="min-w-0 grow basis-56">
          <span className="block font-medium first-letter:uppercase">{days}</span>
          <span className="block text-sm text-ink-2">
            {[
              hours.length === 0 ? t.closed : hours.map((opening) => opening.join('–')).join(', '),
              lane,
              reason,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        {mayWrite && (
          <span className="-mr-2 ml-auto flex">
            <IconButton label={`${t.edit}: ${days}`} icon={<Pencil aria-hidden />} onClick={onEdit} />
            <IconButton label={t.remove(days)} icon={<Trash2 aria-hidden />} onClick={remove} />
          </span>
        )}
      </div>
      {clashes && clashes.length > 0 && (
        <div className="mt-2">
          <Clashes entries={clashes} />
        </div>
      )}
    </li>
  )
}
