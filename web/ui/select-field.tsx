import ChevronDown from 'lucide-react/icons/chevron-down'
import { type KeyboardEvent, type ReactNode, Suspense, useState } from 'react'
import { m } from '#web/i18n/messages.ts'
import { cx } from './cx.ts'
import { control, controlHeight, FieldFrame, type FieldProps } from './field.tsx'
import { late } from './late.ts'

const OpenedSelect = late(async () => (await import('./opened-select.tsx')).OpenedSelect)

export type Option<Value extends string> = {
  value: Value
  label: string
  icon?: ReactNode
  disabled?: boolean
}

export type Choice<Value extends string = string> = {
  options: readonly Option<Value>[]
  value: Value | null
  onChange: (value: Value) => void
  placeholder?: string
  disabled?: boolean
}

/** What the button of a choice has, before and after its first opening. */
export type SelectTrigger = {
  id: string
  'aria-labelledby': string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  className: string
}

/** The keys that open a choice: arrows, Space, Enter, and the first letter of an option. */
const opens = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && !altKey && (key === 'ArrowDown' || key === 'ArrowUp' || /^[\p{L}\d]$/u.test(key))

/** A choice among a few. Beyond a dozen, use ComboboxField. */
export const SelectField = <Value extends string>({
  label,
  hint,
  error,
  optional,
  className,
  ...choice
}: FieldProps & Choice<Value>) => (
  <FieldFrame {...{ label, hint, error, optional, className }} labelAs="span">
    {({ id, ...aria }, labelId) => (
      <Control
        // Between the control and its list, a value is a text like any other.
        {...(choice as unknown as Choice)}
        trigger={{
          id,
          ...aria,
          'aria-labelledby': `${labelId} ${id}`,
          className: cx(
            control(Boolean(error)),
            controlHeight,
            'flex items-center gap-2 px-3 text-left select-none',
          ),
        }}
      />
    )}
  </FieldFrame>
)

/** Until its first opening a choice is a button that shows the value: what draws the list is late. */
const Control = ({ trigger, ...choice }: Choice & { trigger: SelectTrigger }) => {
  const { options, value, placeholder, disabled } = choice
  const [isOpened, setOpened] = useState(false)
  const open = () => setOpened(true)
  const chosen = options.find((option) => option.value === value)
  const button = (
    <button
      type="button"
      role="combobox"
      aria-haspopup="listbox"
      aria-expanded={false}
      disabled={disabled}
      {...trigger}
      onClick={open}
      onKeyDown={(event) => {
        if (!opens(event)) return
        event.preventDefault()
        open()
      }}
    >
      <span className={cx('min-w-0 grow truncate', !chosen && 'text-ink-3')}>
        {chosen?.label ?? placeholder ?? m.ui.choose}
      </span>
      <span aria-hidden className="text-ink-3">
        <ChevronDown className="size-4.5" aria-hidden />
      </span>
    </button>
  )
  return isOpened ? (
    <Suspense fallback={button}>
      <OpenedSelect {...choice} trigger={trigger} />
    </Suspense>
  ) : (
    button
  )
}
