import { Select } from '@base-ui/react/select'
import Check from 'lucide-react/icons/check'
import ChevronDown from 'lucide-react/icons/chevron-down'
import { m } from '#web/i18n/messages.ts'
import { popup, popupItem } from './popup.ts'
import type { Choice, SelectTrigger } from './select-field.tsx'

/** The control of a SelectField from its first opening on. */
export const OpenedSelect = ({
  trigger,
  options,
  value,
  onChange,
  placeholder,
  ...rest
}: Choice & { trigger: SelectTrigger }) => (
  <Select.Root
    {...rest}
    defaultOpen
    items={options}
    value={value}
    onValueChange={(next) => {
      if (next !== null) onChange(next)
    }}
  >
    <Select.Trigger {...trigger}>
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
)
