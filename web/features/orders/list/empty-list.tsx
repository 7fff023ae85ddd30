import ClipboardPlus from 'lucide-react/icons/clipboard-plus'
import Plus from 'lucide-react/icons/plus'
import SearchX from 'lucide-react/icons/search-x'
import { useMay } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { asksOnly, EVERYTHING, type ListFilter } from './find-orders.ts'

/** A shop that has no order yet. */
export const NoOrders = () => {
  const mayAdd = useMay()('insert', 'orders')
  const t = m.orders.list
  return (
    <Paper>
      <EmptyState
        icon={<ClipboardPlus />}
        title={mayAdd ? t.empty : m.orders.mine.empty}
        action={
          mayAdd && (
            <ButtonLink to="/comenzi/noua" variant="primary" size="l" icon={<Plus aria-hidden />}>
              {m.orders.add}
            </ButtonLink>
          )
        }
      >
        {mayAdd ? t.emptyText : m.orders.mine.emptyText}
      </EmptyState>
    </Paper>
  )
}

/** Nothing fits the filter, or nothing yet. */
export const EmptyList = ({
  filter,
  isSearching,
  onChange,
}: {
  filter: ListFilter
  isSearching: boolean
  onChange: (change: Partial<ListFilter>) => void
}) => {
  const t = m.orders.list
  const isOnlyStatus = asksOnly(filter, 'status', 'sort')
  return (
    <Paper>
      {isSearching ? (
        <p className="px-4 py-10 text-ink-2">{t.searching}</p>
      ) : (
        <EmptyState
          icon={<SearchX />}
          title={isOnlyStatus ? t.noneInStatus : t.nothing}
          action={<Button onClick={() => onChange(EVERYTHING)}>{t.clear}</Button>}
        >
          {isOnlyStatus ? t.noneInStatusText : filter.text === '' ? t.nothingFiltered : t.nothingText}
        </EmptyState>
      )}
    </Paper>
  )
}
