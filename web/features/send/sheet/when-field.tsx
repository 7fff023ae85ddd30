import { dayInRomania } from '#domain/kernel/dates.ts'
import { addDays } from '#domain/kernel/days.ts'
import type { When } from '#web/features/send/outgoing/use-draft.ts'
import { m } from '#web/i18n/messages.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { FieldFrame } from '#web/ui/field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { SelectField } from '#web/ui/select-field.tsx'

/** Months ahead for which a message may wait. */
const MOST_DAYS = 90

/** Now, or a day and an hour among those in which messages leave. */
export const WhenField = ({
  value,
  onChange,
  hours: { from, until },
  now,
}: {
  value: When
  onChange: (when: When) => void
  /** Full hours between which messages leave. */
  hours: { from: number; until: number }
  /** Milliseconds. */
  now: number
}) => {
  const text = m.send
  const today = dayInRomania(now)
  const tomorrow = addDays(today, 1)
  return (
    <div className="flex flex-col gap-3">
      <FieldFrame label={text.when} labelAs="span">
        {() => (
          <Segmented<When['kind']>
            label={text.when}
            value={value.kind}
            onChange={(kind) => onChange(kind === 'now' ? { kind } : { kind, day: tomorrow, hour: from })}
            segments={[
              { value: 'now', label: text.now },
              { value: 'later', label: text.later },
            ]}
            className="w-full"
          />
        )}
      </FieldFrame>
      {value.kind === 'later' && (
        <div className="grid grid-cols-2 gap-3">
          <DayField
            label={text.day}
            value={value.day}
            min={today}
            max={addDays(today, MOST_DAYS)}
            onChange={(day) => day !== null && onChange({ ...value, day })}
          />
          <SelectField
            label={text.hour}
            value={String(value.hour)}
            onChange={(hour) => onChange({ ...value, hour: Number(hour) })}
            options={Array.from({ length: until - from }, (_, index) => ({
              value: String(from + index),
              label: `${String(from + index).padStart(2, '0')}:00`,
            }))}
          />
        </div>
      )}
    </div>
  )
}
