import { clockInRomania, isClockTime } from '#domain/kernel/dates.ts'
import { addDays } from '#domain/kernel/days.ts'
import { m } from '#web/i18n/messages.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { TextField } from '#web/ui/field.tsx'

/** A day and two times of day as they are typed. */
export type TypedTimes = { day: string | null; from: string; to: string }

const clean = (text: string): string => text.trim().replace('.', ':').padStart(5, '0')

/**
 * When work began and ended, in milliseconds, or what is wrong in words. Work that goes past midnight ends on the next
 * day; without an end (null) it runs, where `mayRun`.
 */
export const timesOf = (
  { day, from, to }: TypedTimes,
  now: number,
  mayRun: boolean,
): { from: number; to: number | null } | string => {
  const t = m.orders.clock
  const [begin, end] = [clean(from), clean(to)]
  const hasEnd = to.trim() !== ''
  if (day === null || !isClockTime(begin) || (hasEnd ? !isClockTime(end) : !mayRun)) return t.timeInvalid
  const startedAt = clockInRomania(day, begin)
  const stoppedAt = hasEnd ? clockInRomania(end < begin ? addDays(day, 1) : day, end) : null
  return Math.max(startedAt, stoppedAt ?? 0) > now ? t.ahead : { from: startedAt, to: stoppedAt }
}

type TimesFieldsProps = { typed: TypedTimes; onChange: (typed: TypedTimes) => void; problem: string }

/** The day of some work, when it began, when it ended. */
export const TimesFields = ({ typed, onChange, problem }: TimesFieldsProps) => {
  const t = m.orders.clock
  return (
    <>
      <DayField label={t.day} value={typed.day} onChange={(day) => onChange({ ...typed, day })} />
      <div className="grid grid-cols-2 gap-4">
        <TextField
          label={t.from}
          inputMode="decimal"
          value={typed.from}
          onChange={(from) => onChange({ ...typed, from })}
          {...(problem && { error: problem })}
        />
        <TextField
          label={t.to}
          inputMode="decimal"
          value={typed.to}
          onChange={(to) => onChange({ ...typed, to })}
        />
      </div>
    </>
  )
}
