import { formatQuantity } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'
import type { Load } from './load.ts'

/** Minutes as hours: `6,5`. */
export const hoursText = (minutes: number): string =>
  formatQuantity(Math.round((minutes * 1000) / 60 / 250) * 250)

const partOf = (minutes: number, whole: number): string =>
  `${whole <= 0 ? 0 : Math.min(100, Math.round((minutes / whole) * 100))}%`

/** How full a lane or a day is: a graduated bar, and the hours in figures. */
export const LoadBar = ({
  load: { booked, carried, open },
  isBare = false,
  className,
}: {
  load: Load
  /** Without the figures, which screen readers still get. */
  isBare?: boolean
  className?: string
}) => {
  const taken = booked + carried
  const isOver = taken > open
  const whole = Math.max(open, taken)
  const text = m.calendar.load(hoursText(taken), hoursText(open))
  return (
    <span
      className={cx('flex min-w-0 items-center gap-1.5 text-xs text-ink-2', className)}
      title={carried > 0 ? m.calendar.carried(hoursText(carried)) : undefined}
    >
      <span aria-hidden className="relative h-1.5 min-w-6 grow overflow-hidden rounded-full bg-groove">
        <span
          className={cx('absolute inset-y-0 left-0', isOver ? 'bg-danger' : 'bg-planned')}
          style={{ width: partOf(booked, whole) }}
        />
        {carried > 0 && (
          <span
            className={cx('absolute inset-y-0 opacity-55', isOver ? 'bg-danger' : 'bg-planned')}
            style={{ left: partOf(booked, whole), width: partOf(carried, whole) }}
          />
        )}
      </span>
      <span className={cx('shrink-0 figures', isOver && 'font-semibold text-danger', isBare && 'sr-only')}>
        {text}
        {carried > 0 && <span className="sr-only"> {m.calendar.carried(hoursText(carried))}</span>}
        {isOver && <span className="sr-only"> {m.calendar.over}</span>}
      </span>
    </span>
  )
}
