import { useState } from 'react'
import { dayNow } from '#web/data/time.ts'
import { formatDayShort } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { lastMonthOf, monthOf, weekOf } from './intervals.ts'

/** Days, both included; null where the period is open. */
export type Period = { from: string | null; to: string | null }

export const NO_PERIOD: Period = { from: null, to: null }

/** The text of a period's chip; empty for all days. */
export const periodText = ({ from, to }: Period): string => {
  const t = m.listing.filters
  if (from !== null && from === to) return formatDayShort(from)
  return [from && t.since(formatDayShort(from)), to && t.until(formatDayShort(to))].filter(Boolean).join(' ')
}

/** Filters rows by day: by a preset, or from one day to another. */
export const PeriodFilter = ({
  from,
  to,
  onChange,
}: Period & { onChange: (change: Partial<Period>) => void }) => {
  const t = m.listing.filters
  const [today] = useState(dayNow)
  const intervals = [
    [t.today, { from: today, to: today }],
    [t.week, weekOf(today)],
    [t.month, monthOf(today)],
    [t.lastMonth, lastMonthOf(today)],
  ] as const
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-medium">{t.interval}</legend>
      <div className="mb-3 flex flex-wrap gap-2">
        {intervals.map(([label, interval]) => {
          const isOn = from === interval.from && to === interval.to
          return (
            <Button
              key={label}
              size="s"
              aria-pressed={isOn}
              className={isOn ? 'border-accent! bg-accent-soft!' : ''}
              onClick={() => onChange(isOn ? NO_PERIOD : interval)}
            >
              {label}
            </Button>
          )
        })}
      </div>
      <div className="grid grid-cols-2 gap-3">
        <DayField label={t.from} value={from} onChange={(next) => onChange({ from: next })} />
        <DayField label={t.to} value={to} onChange={(next) => onChange({ to: next })} />
      </div>
    </fieldset>
  )
}
