import ListFilterIcon from 'lucide-react/icons/list-filter'
import { type KeyboardEvent, useCallback, useDeferredValue, useState } from 'react'
import { ORDER_STATUSES } from '#domain/workshop/orders/workflow.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { SearchField } from '#web/ui/search-field.tsx'
import { focusList, searchToList } from '#web/ui/search-to-list.ts'
import { Segmented } from '#web/ui/segmented.tsx'
import { useDesk } from '#web/ui/use-media.ts'
import { ColumnsMenu } from './list/columns-menu.tsx'
import { EmptyList, NoOrders } from './list/empty-list.tsx'
import { FilterChips, filterCount } from './list/filter-chips.tsx'
import { FiltersSheet } from './list/filters-sheet.tsx'
import type { Sort } from './list/find-orders.ts'
import { OrderBeside } from './list/order-beside.tsx'
import { OrderList } from './list/order-list.tsx'
import { useChosen } from './list/use-chosen.ts'
import { useListQuery } from './list/use-list-query.ts'
import { useNames } from './list/use-names.ts'
import { useOrderList } from './list/use-order-list.ts'
import { ViewSwitch } from './list/view-switch.tsx'

/** The filter that lets everything through. */
const ALL = 'toate' as const

/** All orders, newest first. Filter, search and the open order stand in the address, so that coming back finds them. */
export const Component = () => {
  const [filter, change] = useListQuery()
  const { found, total, isSearching } = useOrderList(useDeferredValue(filter))
  const { chosen, choose } = useChosen()
  const names = useNames()
  const desk = useDesk()
  const [isFiltering, setFiltering] = useState(false)
  const ids = found?.ids
  const filters = filterCount(filter, names)
  const onSort = useCallback((sort: Sort) => change({ sort }), [change])

  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && chosen !== null && !event.defaultPrevented) {
      choose?.(null)
      focusList(event.currentTarget)
    }
    searchToList(event)
  }

  const t = m.orders.list
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the fields and rows within
    <div onKeyDown={press}>
      <Page wide>
        <PageHeader
          title={m.orders.title}
          under={total === undefined ? '\u00a0' : m.orders.count(total)}
          actions={<ViewSwitch />}
        />
        {total === 0 ? (
          <NoOrders />
        ) : (
          <div
            className={cx(
              chosen !== null && 'grid grid-cols-[minmax(0,34rem)_minmax(0,1fr)] items-start gap-6',
            )}
          >
            <div className="min-w-0">
              <div className="sticky top-0 z-10 -mx-4 flex flex-col gap-2.5 bg-bench px-4 pb-3 desk:mx-0 desk:px-0 desk:pt-2">
                <div
                  className={cx(
                    'flex flex-col gap-2.5',
                    chosen === null && 'desk:flex-row-reverse desk:justify-between',
                  )}
                >
                  <div
                    className={cx('flex items-center gap-2', chosen === null && 'desk:max-w-136 desk:grow')}
                  >
                    <SearchField
                      label={t.search}
                      value={filter.text}
                      onChange={(text) => change({ text })}
                      hotkey="/"
                      className="min-w-0 grow desk:w-72"
                    />
                    <Button
                      icon={<ListFilterIcon aria-hidden />}
                      onClick={() => setFiltering(true)}
                      aria-label={t.filters.open(filters)}
                      className="px-3!"
                    >
                      <span className="max-desk:sr-only">{t.filters.title}</span>
                      {filters > 0 && <span className="ml-1 text-accent-text figures">{filters}</span>}
                    </Button>
                    {desk && chosen === null && <ColumnsMenu />}
                  </div>
                  <Segmented
                    label={t.filter}
                    value={filter.status ?? ALL}
                    onChange={(value) => change({ status: value === ALL ? null : value })}
                    segments={[
                      { value: ALL, label: t.all, ...(found && { count: found.count }) },
                      ...ORDER_STATUSES.map((one) => ({
                        value: one,
                        label: m.ui.statuses[one],
                        ...(found && { count: found.counts[one] }),
                      })),
                    ]}
                  />
                </div>
                <FilterChips {...{ filter, names }} onChange={change} />
              </div>
              <p aria-live="polite" className="sr-only">
                {isSearching ? t.searching : filter.text !== '' && ids && m.orders.count(ids.length)}
              </p>
              {ids && ids.length > 0 && (
                <OrderList {...{ ids, onSort }} selected={chosen} onChoose={choose} sort={filter.sort} />
              )}
              {ids?.length === 0 && <EmptyList {...{ filter, isSearching }} onChange={change} />}
            </div>
            {chosen !== null && choose && <OrderBeside id={chosen} onClose={() => choose(null)} />}
          </div>
        )}
      </Page>
      <FiltersSheet
        open={isFiltering}
        onOpenChange={setFiltering}
        {...{ filter, names }}
        onChange={change}
        count={ids?.length}
      />
    </div>
  )
}
