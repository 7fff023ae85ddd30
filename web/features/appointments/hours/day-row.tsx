import Coffee from 'lucide-react/icons/coffee'
import X from 'lucide-react/icons/x'
import { useId, useState } from 'react'
import type { DayHours } from '#domain/workshop/appointments/opening.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { TimeField } from '#web/ui/time-field.tsx'
import { readHours, type TypedHours, USUAL, withoutPause, withPause } from './edit-hours.ts'

const SAID = { missing: undefined, order: 'wrong', quarter: 'quarter' } as const

type DayRowProps = {
  /** The name of the weekday. */
  day: string
  hours: DayHours
  readOnly: boolean
  onSave: (hours: DayHours) => Promise<void>
}

/** The hours of one weekday, written as they are typed; what is not right yet stays in the fields. */
export const DayRow = ({ day, hours, readOnly, onSave }: DayRowProps) => {
  const t = m.schedule.hours
  const id = useId()
  const [typed, setTyped] = useState<TypedHours | null>(null)
  const shown = typed ?? hours
  const read = readHours(shown)
  const said = 'problem' in read ? SAID[read.problem] : undefined

  const write = (next: TypedHours) => {
    const judged = readHours(next)
    setTyped('problem' in judged ? next : null)
    if ('hours' in judged) return reportError(onSave(judged.hours))
  }
  const set = (index: number, side: 0 | 1) => (time: string | null) =>
    void write(
      shown.map(([from, to], at) => (at !== index ? [from, to] : side === 0 ? [time, to] : [from, time])),
    )

  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-2 border-b border-rule py-2.5 last:border-b-0 desk:grid-cols-[9rem_minmax(0,1fr)_auto]">
      <label htmlFor={id} className="flex min-h-10 items-center gap-3 pointer-coarse:min-h-12">
        <Switch
          id={id}
          label={t.open(day)}
          checked={shown.length > 0}
          disabled={readOnly}
          onChange={(isOpen) => void write(isOpen ? USUAL : [])}
        />
        <span className="font-medium first-letter:uppercase">{day}</span>
      </label>
      <div className="flex min-w-0 flex-wrap gap-x-5 gap-y-2 max-desk:col-span-2 max-desk:row-start-2">
        {shown.length === 0 && (
          <span className="flex min-h-10 items-center text-ink-3 max-desk:hidden pointer-coarse:min-h-12">
            {t.closed}
          </span>
        )}
        {shown.map(([from, to], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stretch has no name but its place
          <span key={index} className="flex items-center gap-2">
            <TimeField
              label={t.from(day)}
              value={from}
              disabled={readOnly}
              onChange={set(index, 0)}
              className="w-22 [&>label]:sr-only"
            />
            <span aria-hidden className="text-ink-3">
              –
            </span>
            <TimeField
              label={t.to(day)}
              value={to}
              disabled={readOnly}
              onChange={set(index, 1)}
              className="w-22 [&>label]:sr-only"
            />
            {index > 0 && !readOnly && (
              <IconButton
                size="s"
                label={t.removePause(day)}
                icon={<X aria-hidden />}
                onClick={() => write(withoutPause('hours' in read ? read.hours : hours, index))}
              />
            )}
          </span>
        ))}
        {said && (
          <p role="alert" className="basis-full text-sm text-danger">
            {t[said]}
          </p>
        )}
      </div>
      {shown.length === 1 && !readOnly && (
        <Button
          size="s"
          variant="quiet"
          icon={<Coffee aria-hidden />}
          aria-label={t.addPause(day)}
          onClick={() => write(withPause('hours' in read ? read.hours : hours))}
          className="max-desk:col-start-2 max-desk:row-start-1 mt-1"
        >
          {t.pause}
        </Button>
      )}
    </li>
  )
}
