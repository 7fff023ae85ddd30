import { useState, useSyncExternalStore } from 'react'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { dayNow, doubt, sayToday } from '#web/data/time.ts'
import { formatDayOfYear } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'

/** Reports that the device's clock is wrong, and asks for the day where no server can be asked. */
export const ClockNote = () => {
  const state = useSyncExternalStore(doubt.subscribe, doubt.get)
  const [day, setDay] = useState<string | null>(dayNow)
  const [isClosed, setClosed] = useState(false)
  if (state === null || isClosed) return null
  const text = m.shell.clock
  const shown = formatDayOfYear(dayInRomania(Date.now()))
  return (
    <div
      role="alert"
      className="fixed inset-x-0 top-0 z-50 flex flex-wrap items-end justify-center gap-x-6 gap-y-3 border-b border-rule bg-paper px-4 pt-[calc(env(safe-area-inset-top)+0.75rem)] pb-3 shadow-2"
    >
      <p className="min-w-0 grow basis-64 self-center desk:max-w-2xl">
        <strong className="block font-semibold">{text.title(shown)}</strong>
        <span className="text-ink-2">
          {state === 'corrected' ? text.corrected(formatDayOfYear(dayNow())) : text.ask}
        </span>
      </p>
      {state === 'corrected' ? (
        <Button onClick={() => setClosed(true)}>{m.ui.close}</Button>
      ) : (
        <>
          <DayField label={text.day} value={day} onChange={setDay} className="w-44" />
          <Button variant="primary" disabled={day === null} onClick={() => day !== null && sayToday(day)}>
            {text.say}
          </Button>
        </>
      )}
    </div>
  )
}
