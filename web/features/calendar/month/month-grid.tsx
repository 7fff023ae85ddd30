import { dayOfMonth } from '#domain/kernel/days.ts'
import { formatDay, formatWeekdayNarrow } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { cx } from '#web/ui/cx.ts'
import { PlateTag } from '#web/ui/plate.tsx'
import { clockText } from '../geometry.ts'
import type { Block } from '../grid/blocks.ts'
import type { Load } from '../load.ts'
import { LoadBar } from '../load-bar.tsx'

/** A day of the month: how full it is, and its first appointments. */
export type MonthDay = {
  day: string
  isOfMonth: boolean
  isClosed: boolean
  reason: string
  load: Load
  blocks: readonly Block[]
  /** Requests that wait for an answer. */
  asked: number
  promised: number
}

/** Appointments that a day names on a desktop. */
const NAMED = 3

/** A month as whole weeks; each day leads to itself. */
export const MonthGrid = ({
  days,
  today,
  dayLink,
}: {
  days: readonly MonthDay[]
  today: string
  dayLink: (day: string) => string
}) => (
  <div>
    <div aria-hidden className="grid grid-cols-7 border-b border-ink engraved text-ink-3">
      {days.slice(0, 7).map(({ day }) => (
        <span key={day} className="truncate px-1 py-2 text-center desk:px-2 desk:text-left">
          {formatWeekdayNarrow(day)}
        </span>
      ))}
    </div>
    <ol className="grid grid-cols-7">
      {days.map((one) => (
        <li
          key={one.day}
          className="min-w-0 border-rule not-nth-[7n+1]:border-l not-nth-last-[-n+7]:border-b"
        >
          <DayCell day={one} isToday={one.day === today} to={dayLink(one.day)} />
        </li>
      ))}
    </ol>
  </div>
)

const DayCell = ({ day: one, isToday, to }: { day: MonthDay; isToday: boolean; to: string }) => {
  const { day, blocks, load, promised, asked } = one
  const isShut = one.isClosed && blocks.length === 0
  return (
    <Link
      to={to}
      className={cx(
        'flex h-full min-h-17 flex-col gap-0.5 px-1 py-1 hover:bg-hover focus-visible:-outline-offset-2 active:bg-pressed desk:min-h-30 desk:px-2 desk:py-1.5',
        isShut && 'bg-sunk',
        !one.isOfMonth && 'text-ink-3',
      )}
    >
      <span className="flex items-center justify-between gap-1">
        <span
          className={cx(
            'grid size-6 place-items-center rounded-full text-sm font-semibold figures',
            isToday && 'bg-accent text-accent-ink',
          )}
        >
          <span className="sr-only">{formatDay(day)}</span>
          <span aria-hidden>{dayOfMonth(day)}</span>
        </span>
        {blocks.length > 0 && (
          <span className="figures text-xs font-medium text-ink-2">
            {blocks.length}
            <span className="max-desk:sr-only"> {m.calendar.unit(blocks.length)}</span>
          </span>
        )}
      </span>
      {!isShut && <LoadBar load={load} isBare className="h-3" />}
      {one.reason && <span className="truncate text-xs text-ink-2">{one.reason}</span>}
      {asked > 0 && (
        <span className="truncate text-xs font-semibold text-asked">{m.calendar.askedCount(asked)}</span>
      )}
      <span className="hidden flex-col gap-0.5 desk:flex">
        {blocks.slice(0, NAMED).map((block) => (
          <span
            key={block.id}
            className="flex items-center gap-1.5 overflow-hidden text-xs whitespace-nowrap"
          >
            <span className="figures text-ink-2">{clockText(block.from)}</span>
            {block.plate ? <PlateTag text={block.plate} /> : <span className="truncate">{block.client}</span>}
          </span>
        ))}
        {blocks.length > NAMED && (
          <span className="text-xs text-ink-2">{m.calendar.moreCount(blocks.length - NAMED)}</span>
        )}
        {promised > 0 && (
          <span className="truncate text-xs text-ink-2">{m.calendar.promisedCount(promised)}</span>
        )}
      </span>
    </Link>
  )
}
