import ClipboardPlus from 'lucide-react/icons/clipboard-plus'
import Plus from 'lucide-react/icons/plus'
import { Suspense, useCallback, useDeferredValue, useMemo, useState } from 'react'
import { ORDER_STATUSES } from '#domain/workshop/orders/workflow.ts'
import { useMay, usePermission } from '#web/data/hooks.ts'
import { dayNow } from '#web/data/time.ts'
import { m } from '#web/i18n/messages.ts'
import { Beside } from '#web/listing/beside.tsx'
import { ColumnsMenu } from '#web/listing/columns-menu.tsx'
import { FilterChips } from '#web/listing/filter-chips.tsx'
import { FiltersButton } from '#web/listing/filters-button.tsx'
import { ListPage, type Nothing } from '#web/listing/list-page.tsx'
import { ListRows } from '#web/listing/list-rows.tsx'
import { asksOnly } from '#web/listing/query.ts'
import { useChosen } from '#web/listing/use-chosen.ts'
import { useQuery } from '#web/listing/use-query.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { late } from '#web/ui/late.ts'
import { Segmented } from '#web/ui/segmented.tsx'
import { useDesk } from '#web/ui/use-media.ts'
import { useOverlay } from '#web/ui/use-overlay.ts'
import { chipsOf } from './list/order-filters.ts'
import { orderLook } from './list/order-look.tsx'
import { CHOSEN_ORDER, EVERYTHING, ORDER_QUERY, type OrderQuery, type Sort } from './list/order-query.ts'
import { OrderViews } from './list/order-views.tsx'
import { useNames } from './list/use-names.ts'
import { useOrderList } from './list/use-order-list.ts'
import { useOrderRows } from './list/use-order-rows.ts'

const OrderFiltersSheet = late(async () => (await import('./list/order-filters-sheet.tsx')).OrderFiltersSheet)
/** This is most of the code of an order: the list does not wait for it. */
const OpenOrder = late(async () => (await import('./order-page.tsx')).OpenOrder)

/** The filter that matches everything. */
const ALL = 'toate' as const

/** `/comenzi`: all orders, newest first. */
export const Component = () => {
  const t = m.orders.list
  const [query, change] = useQuery(ORDER_QUERY)
  const { counts, ...found } = useOrderList(useDeferredValue(query))
  const { chosen, choose } = useChosen(CHOSEN_ORDER)
  const names = useNames()
  const [today] = useState(dayNow)
  const seesPrices = usePermission('prices')
  const look = orderLook(seesPrices)
  const facts = useMemo(() => ({ names, today, seesPrices }), [names, today, seesPrices])
  const desk = useDesk()
  const mayAdd = useMay()('insert', 'orders')
  const filters = useOverlay()
  const chips = chipsOf(query, names)
  const onSort = useCallback((sort: Sort) => change({ sort }), [change])
  const close = () => choose?.(null)
  return (
    <>
      <ListPage
        title={m.orders.title}
        under={found.total === undefined ? undefined : m.orders.count(found.total)}
        actions={<OrderViews />}
        found={found}
        search={{ label: t.search, value: query.text, onChange: (text) => change({ text }) }}
        count={m.orders.count}
        tools={
          <>
            <FiltersButton count={chips.length} onOpen={filters.open} />
            {desk && chosen === null && look.choice && <ColumnsMenu choice={look.choice} words={t.columns} />}
          </>
        }
        views={
          <Segmented
            label={t.filter}
            value={query.status ?? ALL}
            onChange={(value) => change({ status: value === ALL ? null : value })}
            segments={[
              { value: ALL, label: t.all, ...(counts && { count: counts.count }) },
              ...ORDER_STATUSES.map((one) => ({
                value: one,
                label: m.ui.statuses[one],
                ...(counts && { count: counts.counts[one] }),
              })),
            ]}
          />
        }
        chips={<FilterChips chips={chips} onChange={change} />}
        nothingYet={nothingYet(mayAdd)}
        nothingFound={{ ...nothingFound(query), clear: t.clear, onClear: () => change(EVERYTHING) }}
        beside={
          chosen === null
            ? null
            : {
                onClose: close,
                content: (
                  <Beside label={t.preview} href={look.href(chosen)} onClose={close}>
                    <OpenOrder key={chosen} id={chosen} beside />
                  </Beside>
                ),
              }
        }
      >
        {(ids) => (
          <ListRows
            {...{ look, ids, facts, onSort }}
            useRows={useOrderRows}
            sort={query.sort}
            selected={chosen}
            onChoose={choose}
          />
        )}
      </ListPage>
      <Suspense>
        {filters.isLoaded && (
          <OrderFiltersSheet
            {...filters.props}
            {...{ query, names }}
            onChange={change}
            count={found.ids?.length}
          />
        )}
      </Suspense>
    </>
  )
}

const nothingYet = (mayAdd: boolean): Nothing => ({
  icon: <ClipboardPlus />,
  title: mayAdd ? m.orders.list.empty : m.orders.mine.empty,
  text: mayAdd ? m.orders.list.emptyText : m.orders.mine.emptyText,
  action: mayAdd && (
    <ButtonLink to="/comenzi/noua" variant="primary" size="l" icon={<Plus aria-hidden />}>
      {m.orders.add}
    </ButtonLink>
  ),
})

const nothingFound = (query: OrderQuery): Nothing => {
  const t = m.orders.list
  if (asksOnly(ORDER_QUERY, query, 'status', 'sort'))
    return { title: t.noneInStatus, text: t.noneInStatusText }
  return { title: t.nothing, text: query.text === '' ? t.nothingFiltered : t.nothingText }
}
