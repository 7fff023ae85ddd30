import Copy from 'lucide-react/icons/copy'
import { compare } from '#domain/kernel/compare.ts'
import { isOutsideHours } from '#domain/workshop/appointments/conflicts.ts'
import type { DayHours, WeekHours } from '#domain/workshop/appointments/opening.ts'
import { holds } from '#domain/workshop/appointments/transitions.ts'
import { withNames } from '#web/appointments/read.ts'
import { useNow } from '#web/appointments/use-now.ts'
import { useLive } from '#web/data/hooks.ts'
import { useToday } from '#web/data/use-today.ts'
import type { ShopCalendar } from '#web/data/workshop/calendar.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { toastUndo } from '#web/ui/toast-store.ts'
import { Clashes } from '../closures/clashes.tsx'
import { DayRow } from './day-row.tsx'
import { withMondayCopied } from './edit-hours.ts'

type HoursBlockProps = {
  calendar: ShopCalendar
  readOnly: boolean
  onSave: (label: string, week: WeekHours) => Promise<void>
}

/** When the shop is open, day by day. */
export const HoursBlock = ({ calendar, readOnly, onSave }: HoursBlockProps) => {
  const t = m.schedule.hours
  const { week } = calendar.settings
  const now = useNow()
  const today = useToday()
  // Days off name theirs below.
  const outside = useLive(
    async (db) => {
      const coming = await db.rows('appointments').where('day').aboveOrEqual(today).toArray()
      const hours = { settings: calendar.settings, exceptions: [] }
      return withNames(
        db,
        coming
          .filter((one) => holds(one, now) && one.data_ora > now && isOutsideHours(one, hours))
          .sort((a, b) => compare(a.data_ora, b.data_ora)),
      )
    },
    [calendar, today, now],
  )
  const setDay = (index: number) => (hours: DayHours) =>
    onSave(
      t.changed(m.schedule.weekdays[index] ?? ''),
      week.map((before, at) => (at === index ? hours : before)),
    )
  const copy = () =>
    reportError(
      onSave(t.copy, withMondayCopied(week)).then(() =>
        toastUndo(t.copied, () => reportError(onSave(t.copy, week))),
      ),
    )
  return (
    <>
      <ul aria-label={t.title}>
        {week.map((hours, index) => {
          const day = m.schedule.weekdays[index] ?? ''
          return <DayRow key={day} {...{ day, hours, readOnly }} onSave={setDay(index)} />
        })}
      </ul>
      {outside && outside.length > 0 && (
        <div className="mt-3">
          <Clashes entries={outside} sentence={t.outside(outside.length)} />
        </div>
      )}
      {!readOnly && (
        <Button size="s" icon={<Copy aria-hidden />} onClick={copy} className="mt-3">
          {t.copy}
        </Button>
      )}
    </>
  )
}
