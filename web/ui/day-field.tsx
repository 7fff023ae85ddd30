import CalendarDays from 'lucide-react/icons/calendar-days'
import { useRef } from 'react'
import { FIRST_DAY, formatDayShort, LAST_DAY } from '#domain/kernel/dates.ts'
import { parseDay } from '#domain/kernel/typed-day.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from './cx.ts'
import { control, controlHeight, FieldFrame, type FieldProps } from './field.tsx'
import { type Read, useTyped } from './use-typed.ts'

type DayFieldProps = FieldProps & {
  /** `YYYY-MM-DD`, or null while it is empty. */
  value: string | null
  /** Called with an existing day, typed completely or picked; null when the field was emptied. */
  onChange: (day: string | null) => void
  /** First and last allowed day, `YYYY-MM-DD`. */
  min?: string
  max?: string
  /** Row and column of a field that is saved in place (`keepText`). */
  keptAs?: string
}

/**
 * A day: typed or pasted (`15.1.27`, `15/01/2027`), or picked from the device's own calendar. It is not the browser's
 * date input: while a person types, that one passes through days that nobody means, and it drops text that it cannot
 * read.
 */
export const DayField = ({
  value,
  onChange,
  min = FIRST_DAY,
  max = LAST_DAY,
  label,
  hint,
  error,
  optional,
  className,
  keptAs,
}: DayFieldProps) => {
  const picker = useRef<HTMLInputElement>(null)
  const typing = useTyped<string, 'text' | 'range'>({
    value,
    onChange,
    read: (text) => readDay(text, min, max),
    format: formatDayShort,
    keptAs,
  })
  const message = {
    text: m.ui.dayInvalid,
    range: m.ui.dayOutOfRange(formatDayShort(min), formatDayShort(max)),
    none: error,
  }[typing.problem ?? 'none']
  return (
    <FieldFrame {...{ label, hint, optional, className }} error={message}>
      {(wiring, labelId) => (
        <span className={cx(control(Boolean(message)), controlHeight, 'relative flex items-center')}>
          <input
            type="text"
            inputMode="decimal"
            autoComplete="off"
            placeholder={m.ui.dayPlaceholder}
            {...wiring}
            ref={typing.input}
            value={typing.text}
            onChange={(event) => typing.update(event.target.value)}
            onFocus={(event) => event.target.select()}
            onBlur={typing.commit}
            onKeyDown={(event) => {
              if (typing.answers(event)) return
              if (event.key === 'ArrowDown' && event.altKey) picker.current?.showPicker()
            }}
            className="figures h-full w-0 min-w-0 grow rounded-control bg-transparent pl-3 font-medium outline-none placeholder:font-normal"
          />
          {/* Hidden, and not focusable: it only anchors the calendar. */}
          <input
            ref={picker}
            type="date"
            tabIndex={-1}
            aria-hidden
            min={min}
            max={max}
            value={value ?? ''}
            onChange={(event) => {
              const picked = readDay(event.target.value, min, max)
              if ('problem' in picked || picked.value === null) return
              typing.takeBack()
              onChange(picked.value)
            }}
            className="pointer-events-none absolute right-0 bottom-0 h-full w-10 opacity-0"
          />
          <button
            type="button"
            aria-label={m.ui.pickDay}
            aria-describedby={labelId}
            onClick={() => picker.current?.showPicker()}
            className="grid h-full w-10 shrink-0 place-items-center rounded-control text-ink-2 hover:bg-hover active:bg-pressed focus-visible:-outline-offset-2 pointer-coarse:w-12 [&_svg]:size-4.5"
          >
            <CalendarDays aria-hidden />
          </button>
        </span>
      )}
    </FieldFrame>
  )
}

const readDay = (text: string, min: string, max: string): Read<string, 'text' | 'range'> => {
  if (text.trim() === '') return { value: null }
  const day = parseDay(text)
  if (day === null) return { problem: 'text' }
  return day < min || day > max ? { problem: 'range' } : { value: day }
}
