import { m } from '#web/i18n/messages.ts'
import { FilterChoice, FiltersSheet } from '#web/listing/filters-sheet.tsx'
import { PeriodFilter } from '#web/listing/period-filter.tsx'
import { DOTS } from '#web/ui/board-label.tsx'
import { NO_FILTERS } from './order-filters.ts'
import type { OrderQuery } from './order-query.ts'
import type { Names } from './use-names.ts'

type OrderFiltersSheetProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  query: OrderQuery
  onChange: (change: Partial<OrderQuery>) => void
  names: Names
  /** How many orders match now. */
  count: number | undefined
}

/** The filters in addition to the status. */
export const OrderFiltersSheet = ({
  open,
  onOpenChange,
  query,
  onChange,
  names,
  count,
}: OrderFiltersSheetProps) => {
  const t = m.orders.list.filters
  return (
    <FiltersSheet
      open={open}
      onOpenChange={onOpenChange}
      onClear={() => onChange(NO_FILTERS)}
      done={count === undefined ? m.listing.filters.done : t.show(count)}
    >
      <FilterChoice
        label={t.board}
        value={query.board}
        onChange={(board) => onChange({ board })}
        options={[...names.boards.values()].map(({ id, denumire, culoare }) => ({
          value: id,
          label: denumire,
          icon: <span aria-hidden className={`size-2.5 rounded-full ${DOTS[culoare]}`} />,
        }))}
      />
      <FilterChoice
        label={t.mechanic}
        value={query.mechanic}
        onChange={(mechanic) => onChange({ mechanic })}
        options={optionsOf(names.mechanics)}
      />
      <FilterChoice
        label={t.type}
        value={query.type}
        onChange={(type) => onChange({ type })}
        options={optionsOf(names.types)}
      />
      <PeriodFilter from={query.from} to={query.to} onChange={onChange} />
    </FiltersSheet>
  )
}

const optionsOf = (names: ReadonlyMap<string, string>) =>
  [...names].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, 'ro'))
