import { parseClockTime } from '#domain/kernel/typed-time.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from './cx.ts'
import { control, controlHeight, FieldFrame, type FieldProps } from './field.tsx'
import { type Read, useTyped } from './use-typed.ts'

type TimeFieldProps = FieldProps & {
  /** `HH:MM`, or null while it is empty. */
  value: string | null
  /** Called with a whole time, or null when the field was emptied. */
  onChange: (time: string | null) => void
  /** Read by screen readers where the visible label names several fields. */
  name?: string
  /** Times offered for a choice, `HH:MM`. */
  offered?: readonly string[]
  disabled?: boolean
}

/**
 * A time of the day, typed as people write it (`8`, `830`, `8:30`). It is not the browser's time input: that one
 * follows the language of the device and may ask for AM or PM.
 */
export const TimeField = ({
  value,
  onChange,
  name,
  offered,
  disabled,
  label,
  hint,
  error,
  optional,
  className,
}: TimeFieldProps) => {
  const typing = useTyped<string, 'text'>({ value, onChange, read: readTime, format: (time) => time })
  const message = typing.problem ? m.ui.timeInvalid : error
  return (
    <FieldFrame {...{ label, hint, optional, className }} error={message}>
      {(wiring) => (
        <span className={cx(control(Boolean(message)), controlHeight, 'flex items-center')}>
          <input
            type="text"
            inputMode="decimal"
            autoComplete="off"
            placeholder={m.ui.timePlaceholder}
            disabled={disabled}
            {...wiring}
            {...(name && { 'aria-label': name })}
            {...(offered && { list: `${wiring.id}o` })}
            ref={typing.input}
            value={typing.text}
            onChange={(event) => typing.update(event.target.value)}
            onFocus={(event) => event.target.select()}
            onBlur={typing.commit}
            onKeyDown={typing.answers}
            className="figures h-full w-0 min-w-0 grow rounded-control bg-transparent px-3 font-medium outline-none placeholder:font-normal"
          />
          {offered && (
            <datalist id={`${wiring.id}o`}>
              {offered.map((time) => (
                <option key={time} value={time} />
              ))}
            </datalist>
          )}
        </span>
      )}
    </FieldFrame>
  )
}

const readTime = (text: string): Read<string, 'text'> => {
  if (text.trim() === '') return { value: null }
  const time = parseClockTime(text)
  return time === null ? { problem: 'text' } : { value: time }
}
