import { type ComponentProps, type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { fold, matchesSearch } from '#domain/romania/search.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from './cx.ts'
import { control, controlHeight, FieldFrame, type FieldProps } from './field.tsx'
import { popupItem } from './popup.ts'

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

/** Space (px) under a field below which its list opens above it, where there is more. */
const ROOM = 240
/** Pixels between the list and the edge of the space. */
const EDGE = 8

/** Opens the list on the side of the field with enough space, and keeps it within the window. */
const fit = (list: HTMLElement | null): void => {
  const field = list?.parentElement?.getBoundingClientRect()
  if (!list || !field) return
  // On a page the bottom bar is the limit; a sheet covers that bar.
  const bar = list.closest('main') && document.querySelector('[data-foot]')
  const floor = bar?.getBoundingClientRect().top ?? visualViewport?.height ?? innerHeight
  const below = floor - field.bottom
  const isAbove = below < ROOM && field.top > below
  list.toggleAttribute('data-above', isAbove)
  list.style.setProperty('--room', `${(isAbove ? field.top : below) - EDGE}px`)
  list.toggleAttribute('data-end', field.left + list.offsetWidth > document.documentElement.clientWidth - 8)
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
        <span className={cx(control(Boolean(error)), controlHeight, 'relative flex items-center')}>
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
            ref={fit}
            key={found.length}
            id={listId}
            role="listbox"
            aria-label={m.ui.suggestions}
            hidden={!isShown}
            className={cx(
              'absolute top-full left-0 z-50 mt-1 max-h-[max(6rem,min(22rem,var(--room,40dvh)))] w-max max-w-[calc(100vw-2rem)] min-w-full overflow-y-auto overscroll-contain',
              'rounded-panel bg-raised p-1 text-base text-ink shadow-3 ring-1 ring-rule',
              'data-above:top-auto data-above:bottom-full data-above:mb-1 data-end:right-0 data-end:left-auto',
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
