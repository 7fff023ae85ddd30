import { Autocomplete } from '@base-ui/react/autocomplete'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { cx } from './cx.ts'
import { control, controlHeight, FieldFrame, type FieldProps } from './field.tsx'
import { matches } from './fold.ts'
import { popup, popupItem } from './popup.ts'

type SuggestFieldProps<Item> = FieldProps &
  Pick<ComponentProps<'input'>, 'autoFocus' | 'placeholder' | 'disabled' | 'enterKeyHint' | 'onKeyDown'> & {
    value: string
    onChange: (text: string) => void
    /** Called when a suggestion is taken, after `onChange` with its text: for its price, hours, unit. */
    onPick?: (item: Item) => void
    items: readonly Item[]
    keyOf: (item: Item) => string
    labelOf: (item: Item) => string
    render?: (item: Item) => ReactNode
    /** Longest list that is shown. */
    limit?: number
  }

/** Free text with suggestions: the name of a work or of a part that may also be new. */
export const SuggestField = <Item,>({
  label,
  hint,
  error,
  optional,
  className,
  value,
  onChange,
  onPick,
  items,
  keyOf,
  labelOf,
  render,
  limit = 8,
  ...input
}: SuggestFieldProps<Item>) => {
  const found =
    value.trim() === '' ? [] : items.filter((item) => matches(labelOf(item), value)).slice(0, limit)
  const [isOpen, setOpen] = useState(false)
  return (
    <FieldFrame {...{ label, hint, error, optional, className }}>
      {({ id, ...aria }, labelId) => (
        <Autocomplete.Root
          items={found}
          filter={null}
          value={value}
          // An open list hides the rest of the page from screen readers; an empty one must not.
          open={isOpen && found.length > 0}
          onOpenChange={setOpen}
          itemToStringValue={labelOf}
          onValueChange={(text, details) => {
            onChange(text)
            if (details.reason !== 'item-press') return
            const taken = found.find((item) => labelOf(item) === text)
            if (taken !== undefined) onPick?.(taken)
          }}
        >
          <span className={cx(control(Boolean(error)), controlHeight, 'flex items-center')}>
            <Autocomplete.Input
              id={id}
              {...aria}
              aria-labelledby={labelId}
              {...input}
              className="h-full min-w-0 grow rounded-control bg-transparent px-3 outline-none"
            />
          </span>
          <Autocomplete.Portal>
            <Autocomplete.Positioner sideOffset={4} className="z-50">
              <Autocomplete.Popup className={cx(popup, 'data-empty:hidden')}>
                <Autocomplete.List className="max-h-[min(24rem,var(--available-height))] overflow-y-auto overscroll-contain outline-none">
                  {(item: Item) => (
                    <Autocomplete.Item key={keyOf(item)} value={item} className={popupItem}>
                      {render ? render(item) : labelOf(item)}
                    </Autocomplete.Item>
                  )}
                </Autocomplete.List>
              </Autocomplete.Popup>
            </Autocomplete.Positioner>
          </Autocomplete.Portal>
        </Autocomplete.Root>
      )}
    </FieldFrame>
  )
}
