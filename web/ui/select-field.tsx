import { Select } from '@base-ui/react/select'
import Check from 'lucide-react/icons/check'
import ChevronDown from 'lucide-react/icons/chevron-down'
import type { ReactNode } from 'react'
import { m } from '#web/i18n/messages.ts'
import { cx } from './cx.ts'
import { control, controlHeight, FieldFrame, type FieldProps } from './field.tsx'
import { popup, popupItem } from './popup.ts'

export type Option<Value extends string> = {
  value: Value
  label: string
  icon?: ReactNode
  disabled?: boolean
}

type SelectFieldProps<Value extends string> = FieldProps & {
  options: readonly Option<Value>[]
  value: Value | null
  onChange: (value: Value) => void
  placeholder?: string
  disabled?: boolean
  name?: string
}

/** A choice among a few. Beyond a dozen, use ComboboxField. */
export const SelectField = <Value extends string>({
  label,
  hint,
  error,
  optional,
  className,
  options,
  value,
  onChange,
  placeholder,
  ...rest
}: SelectFieldProps<Value>) => (
  <FieldFrame {...{ label, hint, error, optional, className }} labelAs="span">
    {({ id, ...aria }, labelId) => (
      <Select.Root
        {...rest}
        items={options}
        value={value}
        onValueChange={(next) => {
          if (next !== null) onChange(next)
        }}
      >
        <Select.Trigger
          id={id}
          {...aria}
          aria-labelledby={`${labelId} ${id}`}
          className={cx(
            control(Boolean(error)),
            controlHeight,
            'flex items-center gap-2 px-3 text-left select-none',
          )}
        >
          <Select.Value
            className="min-w-0 grow truncate data-placeholder:text-ink-3"
            placeholder={placeholder ?? m.ui.choose}
          />
          <Select.Icon className="text-ink-3">
            <ChevronDown className="size-4.5" aria-hidden />
          </Select.Icon>
        </Select.Trigger>
        <Select.Portal>
          <Select.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
            <Select.Popup className={popup}>
              <Select.List className="max-h-[min(24rem,var(--available-height))] overflow-y-auto overscroll-contain">
                {options.map((option) => (
                  <Select.Item
                    key={option.value}
                    value={option.value}
                    {...(option.disabled && { disabled: true })}
                    className={popupItem}
                  >
                    {option.icon}
                    <Select.ItemText className="grow">{option.label}</Select.ItemText>
                    <Select.ItemIndicator>
                      <Check className="size-4.5 text-accent-text" aria-hidden />
                    </Select.ItemIndicator>
                  </Select.Item>
                ))}
              </Select.List>
            </Select.Popup>
          </Select.Positioner>
        </Select.Portal>
      </Select.Root>
    )}
  </FieldFrame>
)
