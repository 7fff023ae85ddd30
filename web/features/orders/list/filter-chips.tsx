import X from 'lucide-react/icons/x'
import { formatDayShort } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import type { ListFilter } from './find-orders.ts'
import type { Names } from './use-names.ts'

type Chip = { key: string; text: string; clear: Partial<ListFilter> }

const chipsOf = (filter: ListFilter, names: Names): Chip[] => {
  const t = m.orders.list.filters
  const { board, mechanic, type, from, to } = filter
  const days =
    from !== null && from === to
      ? formatDayShort(from)
      : [from && t.since(formatDayShort(from)), to && t.until(formatDayShort(to))].filter(Boolean).join(' ')
  return [
    ...(board === null
      ? []
      : [{ key: 'board', text: names.boards.get(board)?.denumire ?? t.board, clear: { board: null } }]),
    ...(mechanic === null
      ? []
      : [{ key: 'mechanic', text: names.mechanics.get(mechanic) ?? t.mechanic, clear: { mechanic: null } }]),
    ...(type === null ? [] : [{ key: 'type', text: names.types.get(type) ?? t.type, clear: { type: null } }]),
    ...(days === '' ? [] : [{ key: 'days', text: days, clear: { from: null, to: null } }]),
  ]
}

/** How many filters beside the status are on. */
export const filterCount = (filter: ListFilter, names: Names): number => chipsOf(filter, names).length

/** The filters that are on, each taken off by a press. */
export const FilterChips = ({
  filter,
  names,
  onChange,
}: {
  filter: ListFilter
  names: Names
  onChange: (change: Partial<ListFilter>) => void
}) => {
  const chips = chipsOf(filter, names)
  if (chips.length === 0) return null
  return (
    <ul aria-label={m.orders.list.filters.on} className="flex flex-wrap gap-2 pb-1">
      {chips.map(({ key, text, clear }) => (
        <li key={key}>
          <button
            type="button"
            aria-label={m.orders.list.filters.off(text)}
            onClick={() => onChange(clear)}
            className="inline-flex h-8 items-center gap-1.5 rounded-full border border-control bg-raised pr-2 pl-3 text-sm font-medium hover:bg-sunk pointer-coarse:h-11"
          >
            {text}
            <X className="size-3.5 text-ink-3" aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}
