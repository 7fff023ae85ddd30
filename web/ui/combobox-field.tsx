import { Combobox } from '@base-ui/react/combobox'
import Check from 'lucide-react/icons/check'
import ChevronDown from 'lucide-react/icons/chevron-down'
import Plus from 'lucide-react/icons/plus'
import X from 'lucide-react/icons/x'
import { type ComponentProps, type ReactNode, useRef, useState } from 'react'
import { fold, matchesSearch } from '#domain/romania/search.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from './cx.ts'
import { control, controlHeight, FieldFrame, type FieldProps } from './field.tsx'
import { popup, popupItem } from './popup.ts'
import { usePopupSide } from './popup-side.ts'

type ComboboxFieldProps<Item> = FieldProps & {
  /** The choices; with `onQuery`, the results of the search. */
  items: readonly Item[]
  value: Item | null
  onChange: (item: Item | null) => void
  keyOf: (item: Item) => string
  /** The text that the field shows for a choice, and that is searched. */
  labelOf: (item: Item) => string
  /** Draws a row; the label if not set. */
  render?: (item: Item) => ReactNode
  /** The caller searches (Dexie); without it the items are filtered here, without diacritics. */
  onQuery?: (query: string) => void
  /** A last row that creates an item from what was typed. */
  create?: { label: (query: string) => string; onCreate: (query: string) => void }
  placeholder?: string
  disabled?: boolean
  inputMode?: ComponentProps<'input'>['inputMode']
  uppercase?: boolean
  start?: ReactNode
}

type Row<Item> = { key: string; item: Item | null; label: string }

const CREATE = '+'

/** Search as you type in a long list; arrows, Enter and Escape; can offer to create a missing item. */
export const ComboboxField = <Item,>({
  label,
  hint,
  error,
  optional,
  className,
  items,
  value,
  onChange,
  keyOf,
  labelOf,
  render,
  onQuery,
  create,
  placeholder,
  disabled,
  inputMode,
  uppercase,
  start,
}: ComboboxFieldProps<Item>) => {
  const [query, setQuery] = useState('')
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const { side } = usePopupSide(isOpen, box)
  const row = (item: Item): Row<Item> => ({ key: keyOf(item), item, label: labelOf(item) })
  const chosen = value === null ? null : row(value)
  const asked = query.trim()
  const searching = asked !== '' && query !== chosen?.label

  const found = items
    .map(row)
    .filter(({ label }) => onQuery || !searching || matchesSearch(fold(label), asked))
  const rows: Row<Item>[] =
    create && searching ? [...found, { key: CREATE, item: null, label: create.label(asked) }] : found

  return (
    <FieldFrame {...{ label, hint, error, optional, className }}>
      {({ id, ...aria }, labelId) => (
        <Combobox.Root<Row<Item>>
          items={rows}
          filter={null}
          autoHighlight
          onOpenChange={(open) => setOpen(open)}
          {...(disabled && { disabled })}
          value={chosen}
          itemToStringLabel={(option) => (option.key === CREATE ? asked : option.label)}
          isItemEqualToValue={(left, right) => left.key === right.key}
          onInputValueChange={(text) => {
            setQuery(text)
            onQuery?.(text.trim() === chosen?.label ? '' : text.trim())
          }}
          onValueChange={(option) => {
            if (option?.key === CREATE) create?.onCreate(asked)
            else onChange(option?.item ?? null)
          }}
        >
          <Combobox.InputGroup
            ref={box}
            className={cx(control(Boolean(error)), controlHeight, 'flex items-center')}
          >
            {start && <span className="pl-3 text-ink-3 [&_svg]:size-4.5">{start}</span>}
            <Combobox.Input
              id={id}
              {...aria}
              aria-labelledby={labelId}
              {...(inputMode && { inputMode })}
              {...(uppercase && { autoCapitalize: 'characters', spellCheck: false })}
              {...(placeholder && { placeholder })}
              className={cx(
                'h-full min-w-0 grow rounded-control bg-transparent px-3 outline-none',
                uppercase && 'uppercase placeholder:normal-case',
              )}
            />
            <Combobox.Clear
              aria-label={m.ui.clear}
              className="grid h-full w-9 place-items-center text-ink-3 hover:text-ink pointer-coarse:w-11"
            >
              <X className="size-4" aria-hidden />
            </Combobox.Clear>
            <Combobox.Trigger
              aria-label={m.ui.open}
              className="grid h-full w-9 place-items-center text-ink-3 hover:text-ink pointer-coarse:w-11"
            >
              <ChevronDown className="size-4.5" aria-hidden />
            </Combobox.Trigger>
          </Combobox.InputGroup>
          <Combobox.Portal>
            <Combobox.Positioner
              side={side}
              sideOffset={4}
              collisionAvoidance={{ side: 'none' }}
              className="z-50"
            >
              <Combobox.Popup className={popup}>
                <Combobox.Empty>
                  <div className="px-2.5 py-3 text-ink-3">{m.ui.nothingFound}</div>
                </Combobox.Empty>
                <Combobox.List className="max-h-[min(24rem,var(--available-height))] overflow-y-auto overscroll-contain outline-none">
                  {(option: Row<Item>) => (
                    <Combobox.Item key={option.key} value={option} className={popupItem}>
                      {option.item === null ? (
                        <>
                          <Plus className="size-4.5 text-accent-text" aria-hidden />
                          <span className="font-medium text-accent-text">{option.label}</span>
                        </>
                      ) : (
                        <>
                          <span className="min-w-0 grow">{render ? render(option.item) : option.label}</span>
                          <Combobox.ItemIndicator>
                            <Check className="size-4.5 text-accent-text" aria-hidden />
                          </Combobox.ItemIndicator>
                        </>
                      )}
                    </Combobox.Item>
                  )}
                </Combobox.List>
              </Combobox.Popup>
            </Combobox.Positioner>
          </Combobox.Portal>
        </Combobox.Root>
      )}
    </FieldFrame>
  )
}
