import X from 'lucide-react/icons/x'
import { m } from '#web/i18n/messages.ts'

/** An active filter as text, and the change that removes it. */
export type Chip<Change> = { key: string; text: string; clear: Change }

/** The active filters; a press removes one. */
export const FilterChips = <Change,>({
  chips,
  onChange,
}: {
  chips: readonly Chip<Change>[]
  onChange: (change: Change) => void
}) =>
  chips.length > 0 && (
    <ul aria-label={m.listing.filters.on} className="flex flex-wrap gap-2 pb-1">
      {chips.map(({ key, text, clear }) => (
        <li key={key} className="max-w-full">
          <button
            type="button"
            aria-label={m.listing.filters.off(text)}
            onClick={() => onChange(clear)}
            className="inline-flex h-8 max-w-full items-center gap-1.5 rounded-full border border-control bg-raised pr-2 pl-3 text-sm font-medium hover:bg-sunk pointer-coarse:h-11"
          >
            <span className="truncate">{text}</span>
            <X className="size-3.5 shrink-0 text-ink-3" aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
