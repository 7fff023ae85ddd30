import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'
import { COLUMNS, type ColumnName, gridOf } from './columns.ts'
import type { Sort } from './find-orders.ts'

type OrderColumnsProps = { columns: readonly ColumnName[]; sort: Sort; onSort: (sort: Sort) => void }

/** Names of the columns; those that sort are buttons, which turn the order round when pressed again. */
export const OrderColumns = ({ columns, sort, onSort }: OrderColumnsProps) => {
  const t = m.orders.list
  return (
    <div
      className="grid h-9 items-center gap-x-4 border-b border-rule-strong px-4 engraved text-ink-3"
      style={{ gridTemplateColumns: gridOf(columns) }}
    >
      {columns.map((name) => {
        const { sorts } = COLUMNS[name]
        if (!sorts) return <span key={name}>{t.columns[name]}</span>
        const [first, second]: readonly [Sort, Sort] = sorts
        const isActive = sort === first || sort === second
        const Arrow = sort.startsWith('-') ? ArrowDown : ArrowUp
        return (
          <button
            key={name}
            type="button"
            aria-label={t.sortBy(t.columns[name])}
            aria-pressed={isActive}
            onClick={() => onSort(sort === first ? second : first)}
            className={cx(
              'group -mx-1.5 inline-flex h-7 items-center gap-1 rounded-chip px-1.5 text-left engraved hover:bg-hover hover:text-ink',
              name === 'total' && 'flex-row-reverse',
              isActive && 'text-ink',
            )}
          >
            {t.columns[name]}
            <Arrow aria-hidden className={cx('size-3.5', !isActive && 'opacity-0 group-hover:opacity-60')} />
          </button>
        )
      })}
    </div>
  )
}
