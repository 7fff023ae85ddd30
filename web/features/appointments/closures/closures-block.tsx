import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import type { CalendarException } from '#domain/workshop/appointments/settings.ts'
import { useMay } from '#web/data/hooks.ts'
import type { ShopCalendar } from '#web/data/workshop/calendar.ts'
import type { SettingValues } from '#web/data/workshop/save-calendar-settings.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { SwitchRow } from '#web/ui/switch-row.tsx'
import { ClosureRow } from './closure-row.tsx'
import { ClosureSheet } from './closure-sheet.tsx'
import { daysOffFrom } from './days-off.ts'
import { HolidayRow } from './holiday-row.tsx'

/** How many days off are shown at first. */
const FIRST = 5

type ClosuresBlockProps = {
  calendar: ShopCalendar
  today: string
  onSave: (data: SettingValues) => Promise<void>
}

/** Days off and days with other hours that are ahead, holidays among them, and the appointments that stand in them. */
export const ClosuresBlock = ({ calendar, today, onSave }: ClosuresBlockProps) => {
  const t = m.schedule.closures
  const may = useMay()
  const mayWrite = may('insert', 'calendar_exceptions')
  const [open, setOpen] = useState<CalendarException | 'new' | null>(null)
  const [showsAll, setShowsAll] = useState(false)
  const works = calendar.settings.open_on_holidays === 1
  const all = daysOffFrom(today, calendar)
  const shown = showsAll ? all : all.slice(0, FIRST)
  return (
    <>
      <SwitchRow
        label={t.holidays}
        checked={works}
        disabled={!may('patch', 'calendar_settings')}
        onChange={(on) => void reportError(onSave({ open_on_holidays: on ? 1 : 0 }))}
      >
        {works ? t.holidaysOn : t.holidaysOff}
      </SwitchRow>
      {all.length === 0 && <p className="mt-3 text-ink-2">{t.none}</p>}
      <ul aria-label={t.title} className="mt-3 border-t border-rule empty:hidden">
        {shown.map((one) =>
          one.kind === 'holiday' ? (
            <HolidayRow key={one.key} days={one.days} {...{ calendar, mayWrite }} />
          ) : (
            <ClosureRow
              key={one.key}
              closure={one.exception}
              {...{ calendar, mayWrite }}
              onEdit={() => setOpen(one.exception)}
            />
          ),
        )}
      </ul>
      <div className="mt-4 flex flex-wrap gap-2">
        {mayWrite && (
          <Button icon={<Plus aria-hidden />} onClick={() => setOpen('new')}>
            {t.add}
          </Button>
        )}
        {all.length > shown.length && (
          <Button variant="quiet" onClick={() => setShowsAll(true)}>
            {t.all(all.length)}
          </Button>
        )}
      </div>
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
