import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'
import type { Column } from './columns.ts'
import { tracks } from './fit-columns.ts'

type ListHeadProps<Name extends string, Sort extends string> = {
  /** The columns that are shown. */
  names: readonly Name[]
  columns: Readonly<Record<Name, Column<Sort>>>
  words: Readonly<Record<Name, string>>
  sort: Sort | undefined
  onSort: ((sort: Sort) => void) | undefined
}

/** The column headings; those that sort are buttons, and a second press reverses the order. */
export const ListHead = <Name extends string, Sort extends string>({
  names,
  columns,
  words,
  sort,
  onSort,
}: ListHeadProps<Name, Sort>) => (
  <div
    className="grid h-9 items-center gap-x-4 border-b border-rule-strong px-4 engraved text-ink-3 pointer-coarse:h-11"
    style={{ gridTemplateColumns: tracks(names, columns) }}
  >
    {names.map((name) => {
      const { sorts, isFigure } = columns[name]
      if (!sorts || !onSort)
        return (
          <span key={name} aria-hidden className={cx('truncate', isFigure && 'text-right')}>
            {words[name]}
          </span>
        )
      const [first, again] = sorts
      const isActive = sort === first || sort === again
      const Arrow = sort?.startsWith('-') ? ArrowDown : ArrowUp
      return (
        <button
          key={name}
          type="button"
          aria-label={m.listing.sortBy(words[name])}
          aria-pressed={isActive}
          onClick={() => onSort(sort === first ? again : first)}
          className={cx(
            'group -mx-1.5 inline-flex h-7 items-center gap-1 rounded-chip px-1.5 text-left engraved hover:bg-hover hover:text-ink pointer-coarse:h-11',
            isFigure && 'flex-row-reverse',
            isActive && 'text-ink',
          )}
        >
          {words[name]}
          <Arrow aria-hidden className={cx('size-3.5', !isActive && 'opacity-0 group-hover:opacity-60')} />
        </button>
      )
    })}
  </div>
)
