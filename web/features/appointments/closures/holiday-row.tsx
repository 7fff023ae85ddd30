import { weekday } from '#domain/kernel/days.ts'
import type { CalendarException } from '#domain/workshop/appointments/settings.ts'
import { useMutate } from '#web/data/hooks.ts'
import { newId } from '#web/data/open-data.ts'
import type { ShopCalendar } from '#web/data/workshop/calendar.ts'
import { reportError } from '#web/forms/report-error.ts'
import { formatDay } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { toastUndo } from '#web/ui/toast-store.ts'
import { Clashes } from './clashes.tsx'
import type { HolidayDays } from './days-off.ts'
import { useShutOut } from './use-shut-out.ts'

/** „vineri, 25 decembrie – sâmbătă, 26 decembrie”. */
export const daysText = (from: string, to: string): string =>
  from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`

type HolidayRowProps = { days: HolidayDays; calendar: ShopCalendar; mayWrite: boolean }

/** A public holiday, on which the shop is closed until it says that it works. */
export const HolidayRow = ({ days: { holiday, from_day, to_day }, calendar, mayWrite }: HolidayRowProps) => {
  const t = m.schedule.closures
  const mutate = useMutate()
  const name = m.schedule.holidays[holiday]
  const days = daysText(from_day, to_day)
  const { week, open_on_holidays } = calendar.settings
  // Its appointments are named as if the shop had written the day off itself.
  const closed = { id: '', from_day, to_day, hours: '', bay_id: null, mechanic_id: null } as CalendarException
  const clashes = useShutOut(open_on_holidays === 1 ? null : closed, {
    ...calendar,
    settings: { ...calendar.settings, open_on_holidays: 1 },
  })
  const usual = [from_day, to_day]
    .map((day) => week[weekday(day) - 1] ?? [])
    .find((hours) => hours.length > 0)

  const work = () => {
    const id = newId()
    const data = { from_day, to_day, hours: JSON.stringify(usual), reason: name }
    const label = t.workingDay(name)
    return reportError(
      mutate(label, [{ op: 'insert', collection: 'calendar_exceptions', id, data }]).then(() =>
        toastUndo(label, () =>
          reportError(mutate(t.removed, [{ op: 'delete', collection: 'calendar_exceptions', id }])),
        ),
      ),
    )
  }
  return (
    <li className="border-b border-rule py-2.5 last:border-b-0">
      <div className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1">
        <span className="min-w-0 grow basis-56">
          <span className="block font-medium first-letter:uppercase">{days}</span>
          <span className="block text-sm text-ink-2">
            {name} · {t.holiday}
          </span>
        </span>
        {mayWrite && usual && (
          <Button size="s" variant="quiet" aria-label={t.workOn(name, days)} onClick={work} className="-mr-2">
            {t.work}
          </Button>
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
