import Search from 'lucide-react/icons/search'
import X from 'lucide-react/icons/x'
import { type Ref, useImperativeHandle, useRef } from 'react'
import { m } from '#web/i18n/messages.ts'
import { cx } from './cx.ts'
import { Kbd } from './kbd.tsx'

type SearchFieldProps = {
  /** Read by screen readers; the placeholder shows the same text. */
  label: string
  value: string
  onChange: (value: string) => void
  /** The shortcut that focuses the field, shown while it is empty. */
  hotkey?: string
  autoFocus?: boolean
  ref?: Ref<HTMLInputElement>
  className?: string
}

/** Search as you type. Escape empties it. */
export const SearchField = ({
  label,
  value,
  onChange,
  hotkey,
  ref,
  className,
  ...rest
}: SearchFieldProps) => {
  const input = useRef<HTMLInputElement>(null)
  useImperativeHandle(ref, () => input.current as HTMLInputElement)
  return (
    <div
      className={cx(
        'relative flex h-10 items-center rounded-control border border-control bg-raised text-input pointer-coarse:h-12',
        'focus-within:border-accent focus-within:shadow-[0_0_0_1px_var(--accent)]',
        className,
      )}
    >
      <Search className="ml-3 size-4.5 shrink-0 text-ink-3" aria-hidden />
      <input
        ref={input}
        type="search"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        placeholder={label}
        {...rest}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value) {
            event.stopPropagation()
            onChange('')
          }
        }}
        className="h-full min-w-0 grow appearance-none bg-transparent px-2.5 text-ellipsis outline-none"
      />
      {value ? (
        <button
          type="button"
          aria-label={m.ui.clear}
          onClick={() => {
            onChange('')
            input.current?.focus()
          }}
          className="mr-1 grid size-8 place-items-center rounded-control text-ink-2 hover:bg-hover pointer-coarse:size-10"
        >
          <X className="size-4" aria-hidden />
        </button>
      ) : (
        hotkey && (
          <span className="mr-2.5 text-ink-3">
            <Kbd>{hotkey}</Kbd>
          </span>
        )
      )}
    </div>
  )
}
