import CalendarDays from 'lucide-react/icons/calendar-days'
import CalendarRange from 'lucide-react/icons/calendar-range'
import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Columns3 from 'lucide-react/icons/columns-3'
import List from 'lucide-react/icons/list'
import { addDays, isoWeek, mondayOf } from '#domain/kernel/days.ts'
import { formatDay, formatDayNarrow, formatMonthOfYear } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { type CalendarQuery, VIEWS, type View } from '../calendar-query.ts'
import { periodOf, stepFrom } from '../period.ts'

const ICONS = { zi: Columns3, saptamana: CalendarRange, luna: CalendarDays, lista: List }

/** The days that are shown, in words. */
export const periodText = (view: View, day: string): string => {
  if (view === 'zi') return formatDay(day)
  if (view === 'luna') return formatMonthOfYear(day)
  const { from, to } = periodOf(view, day)
  return `${formatDayNarrow(from)} – ${formatDayNarrow(to)}`
}

type ToolbarProps = {
  query: CalendarQuery
  day: string
  today: string
  /** Whether the lanes can be mechanics, and not only the person's own. */
  hasLanes: boolean
  onChange: (change: Partial<CalendarQuery>) => void
}

/** Which days are shown, how, and by which lanes. */
export const Toolbar = ({ query, day, today, hasLanes, onChange }: ToolbarProps) => {
  const t = m.calendar
  const { view } = query
  const goTo = (to: string) => onChange({ day: to === today ? null : to })
  const isHere = periodOf(view, day).from <= today && today <= periodOf(view, day).to
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 pb-3">
      <div className="flex min-w-0 items-center gap-1 max-desk:w-full">
        <IconButton
          label={t.back[view]}
          icon={<ChevronLeft aria-hidden />}
          onClick={() => goTo(stepFrom(view, day, -1))}
        />
        <p
          aria-live="polite"
          className="min-w-0 grow text-center font-semibold figures desk:min-w-56 desk:text-md first-letter:uppercase"
        >
          {periodText(view, day)}
          {view === 'saptamana' && (
            <span className="block text-xs font-normal text-ink-3">
              {t.week(isoWeek(addDays(mondayOf(day), 3)))}
            </span>
          )}
        </p>
        <IconButton
          label={t.ahead[view]}
          icon={<ChevronRight aria-hidden />}
          onClick={() => goTo(stepFrom(view, day, 1))}
        />
        <Button
          size="s"
          className="ml-1"
          disabled={isHere && (view !== 'zi' || day === today)}
          onClick={() => goTo(today)}
        >
          {t.today}
        </Button>
      </div>
      <div className="flex min-w-0 flex-wrap items-center gap-2 max-desk:w-full">
        {hasLanes && view !== 'luna' && view !== 'lista' && (
          <Segmented
            label={t.lanes}
            segments={[
              { value: 'posturi', label: t.bays },
              { value: 'mecanici', label: t.mechanics },
            ]}
            value={query.by}
            onChange={(by) => onChange({ by })}
            className={view === 'zi' ? 'max-desk:w-full' : 'max-desk:hidden'}
          />
        )}
        <Segmented
          label={t.view}
          segments={VIEWS.map((value) => {
            const Icon = ICONS[value]
            return { value, label: t.views[value], icon: <Icon aria-hidden className="max-desk:hidden" /> }
          })}
          value={view}
          onChange={(next) => onChange({ view: next })}
          className="max-desk:w-full"
        />
      </div>
    </div>
  )
}
