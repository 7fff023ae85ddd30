import Copy from 'lucide-react/icons/copy'
import type { DayHours, WeekHours } from '#domain/workshop/appointments/opening.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { toastUndo } from '#web/ui/toast-store.ts'
import { DayRow } from './day-row.tsx'
import { withMondayCopied } from './edit-hours.ts'

type HoursBlockProps = {
  week: WeekHours
  readOnly: boolean
  onSave: (label: string, week: WeekHours) => Promise<void>
}

/** When the shop is open, day by day. */
export const HoursBlock = ({ week, readOnly, onSave }: HoursBlockProps) => {
  const t = m.schedule.hours
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
      {!readOnly && (
        <Button size="s" icon={<Copy aria-hidden />} onClick={copy} className="mt-3">
          {t.copy}
        </Button>
      )}
    </>
  )
}
