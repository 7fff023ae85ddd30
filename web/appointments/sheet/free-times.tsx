import { useState } from 'react'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'

/** How many times are shown at first. */
const FIRST = 5

/** The times around a typed one, or the first of the day. */
const nearest = (times: readonly string[], time: string | null): readonly string[] => {
  const at = time === null ? 0 : times.findIndex((one) => one >= time)
  const middle = at === -1 ? times.length : at
  const from = Math.max(0, Math.min(middle - Math.floor(FIRST / 2), times.length - FIRST))
  return times.slice(from, from + FIRST)
}

type FreeTimesProps = {
  /** `HH:MM`, ascending. */
  times: readonly string[]
  value: string | null
  onPick: (time: string) => void
}

/** The free times of a day as buttons. */
export const FreeTimes = ({ times, value, onPick }: FreeTimesProps) => {
  const t = m.appointments
  const [showsAll, setShowsAll] = useState(false)
  const shown = showsAll ? times : nearest(times, value)
  if (times.length === 0) return <p className="text-sm text-ink-2">{t.nothingFree}</p>
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm text-ink-2">{t.freeTimes(times.length)}</legend>
      <div className="flex flex-wrap gap-1.5">
        {shown.map((time) => (
          <Button
            key={time}
            size="s"
            aria-pressed={time === value}
            onClick={() => onPick(time)}
            className={cx('figures', time === value && 'border-accent! bg-accent-soft!')}
          >
            {time}
          </Button>
        ))}
        {!showsAll && times.length > FIRST && (
          <Button size="s" variant="quiet" onClick={() => setShowsAll(true)}>
            {t.moreTimes}
          </Button>
        )}
      </div>
    </fieldset>
  )
}
