import {
  type ComponentProps,
  type KeyboardEvent,
  type ReactNode,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { fold, matchesSearch } from '#domain/romania/search.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from './cx.ts'
import { control, controlHeight, FieldFrame, type FieldProps } from './field.tsx'
import { popupItem } from './popup.ts'
import { usePopupSide } from './popup-side.ts'

type SuggestFieldProps<Item> = FieldProps &
  Pick<
    ComponentProps<'input'>,
    'autoFocus' | 'autoCapitalize' | 'maxLength' | 'placeholder' | 'disabled' | 'enterKeyHint' | 'onKeyDown'
  > & {
    value: string
    onChange: (text: string) => void
    /** Called when a suggestion is chosen, after `onChange` with its text: for its price, hours, unit. */
    onPick?: (item: Item) => void
    items: readonly Item[]
    keyOf: (item: Item) => string
    labelOf: (item: Item) => string
    /** The text in which an item is searched; its label when left out. */
    textOf?: (item: Item) => string
    render?: (item: Item) => ReactNode
    /** How many suggestions are shown at most. */
    limit?: number
  }

/**
 * Free text with suggestions: the name of a job or of a part that may also be new. It does not use Base UI: its
 * Autocomplete sets state in an effect after each key, and React takes fifty quick keys of a scanner or of a slow phone
 * for an endless loop (error 185, and keys are lost).
 */
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
  textOf = (item) => fold(labelOf(item)),
  render,
  limit = 8,
  onKeyDown,
  ...input
}: SuggestFieldProps<Item>) => {
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const listId = useId()
  const found =
    !isOpen || value.trim() === ''
      ? []
      : items.filter((item) => matchesSearch(textOf(item), value)).slice(0, limit)
  const isShown = found.length > 0
  const at = Math.min(active, found.length - 1)
  const box = useRef<HTMLSpanElement>(null)
  const list = useRef<HTMLSpanElement>(null)
  const { side, room } = usePopupSide(isShown, box)
  // A list that would leave the window ends where its field ends.
  useLayoutEffect(() => {
    const { left = 0 } = box.current?.getBoundingClientRect() ?? {}
    const width = found.length > 0 ? (list.current?.offsetWidth ?? 0) : 0
    list.current?.toggleAttribute('data-end', left + width > document.documentElement.clientWidth - 8)
  }, [found.length])

  const close = () => {
    setOpen(false)
    setActive(-1)
  }
  const take = (item: Item) => {
    onChange(labelOf(item))
    onPick?.(item)
    close()
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const marked = found[at]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!isShown) setOpen(true)
      else {
        event.preventDefault()
        // One step beyond either end is the typed text itself.
        const steps = found.length + 1
        setActive(((at + 1 + (event.key === 'ArrowDown' ? 1 : steps - 1)) % steps) - 1)
      }
    } else if (event.key === 'Enter' && marked !== undefined && !event.nativeEvent.isComposing) {
      event.preventDefault()
      take(marked)
      return
    } else if (event.key === 'Enter') close()
    else if (event.key === 'Escape' && isShown) {
      event.preventDefault()
      event.stopPropagation()
      close()
      return
    }
    onKeyDown?.(event)
  }

  return (
    <FieldFrame {...{ label, hint, error, optional, className }}>
      {(wiring) => (
        <span ref={box} className={cx(control(Boolean(error)), controlHeight, 'relative flex items-center')}>
          <input
            type="text"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={isShown}
            aria-controls={listId}
            {...(at >= 0 && { 'aria-activedescendant': `${listId}${at}` })}
            autoComplete="off"
            {...input}
            {...wiring}
            value={value}
            onChange={(event) => {
              onChange(event.target.value)
              setOpen(true)
              setActive(-1)
            }}
            onKeyDown={press}
            onBlur={close}
            className="h-full w-0 min-w-0 grow rounded-control bg-transparent px-3 outline-none"
          />
          <span
            ref={list}
            id={listId}
            role="listbox"
            aria-label={m.ui.suggestions}
            hidden={!isShown}
            style={{ '--room': `${room}px` } as Record<string, string>}
            className={cx(
              'absolute left-0 z-50 max-h-[max(6rem,min(22rem,var(--room)))] w-max max-w-[calc(100vw-2rem)] min-w-full overflow-y-auto overscroll-contain',
              'rounded-panel bg-raised p-1 text-base text-ink shadow-3 ring-1 ring-rule',
              'data-end:right-0 data-end:left-auto',
              side === 'top' ? 'bottom-full mb-1' : 'top-full mt-1',
              isShown ? 'block' : 'hidden',
            )}
          >
            {found.map((item, row) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys go through the combobox
              <span
                key={keyOf(item)}
                id={`${listId}${row}`}
                ref={row === at ? scrollTo : null}
                role="option"
                aria-selected={row === at}
                {...(row === at && { 'data-highlighted': true })}
                // The focus, and with it the keyboard of a phone, stays in the field.
                onPointerDown={(event) => event.preventDefault()}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(item)}
                className={cx(popupItem, 'hover:bg-hover')}
              >
                {render ? render(item) : labelOf(item)}
              </span>
            ))}
          </span>
        </span>
      )}
    </FieldFrame>
  )
}

const scrollTo = (option: HTMLElement | null): void => option?.scrollIntoView({ block: 'nearest' })
