import Pencil from 'lucide-react/icons/pencil'
import Trash2 from 'lucide-react/icons/trash-2'
import { hoursOfException } from '#domain/workshop/appointments/hours.ts'
import type { CalendarException } from '#domain/workshop/appointments/settings.ts'
import { useMutate } from '#web/data/hooks.ts'
import { newId } from '#web/data/open-data.ts'
import { mechanicName, type ShopCalendar } from '#web/data/workshop/calendar.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { IconButton } from '#web/ui/button.tsx'
import { toastUndo } from '#web/ui/toast-store.ts'
import { Clashes } from './clashes.tsx'
import { daysText } from './holiday-row.tsx'
import { useShutOut } from './use-shut-out.ts'

type ClosureRowProps = {
  closure: CalendarException
  calendar: ShopCalendar
  mayWrite: boolean
  onEdit: () => void
}

/** Days off that the shop has written, and the appointments that stand in them. */
export const ClosureRow = ({ closure, calendar, mayWrite, onEdit }: ClosureRowProps) => {
  const t = m.schedule.closures
  const mutate = useMutate()
  const { from_day, to_day, reason, bay_id, mechanic_id } = closure
  const hours = hoursOfException(closure)
  const clashes = useShutOut(closure, calendar)
  const mechanic = calendar.mechanics.find(({ id }) => id === mechanic_id)
  const lane = mechanic ? mechanicName(mechanic) : calendar.bays.find(({ id }) => id === bay_id)?.nume
  const days = daysText(from_day, to_day)
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
    <li id={`closures-${closure.id}`} className="scroll-mt-20 border-b border-rule py-2.5 last:border-b-0">
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
      {clashes.length > 0 && (
        <div className="mt-2">
          <Clashes entries={clashes} />
        </div>
      )}
    </li>
  )
}
