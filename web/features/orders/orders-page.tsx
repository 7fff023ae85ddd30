import ClipboardPlus from 'lucide-react/icons/clipboard-plus'
import Plus from 'lucide-react/icons/plus'
import SearchX from 'lucide-react/icons/search-x'
import { type KeyboardEvent, useDeferredValue, useRef } from 'react'
import { ORDER_STATUSES } from '#domain/workshop/orders/workflow.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Kbd } from '#web/ui/kbd.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { SearchField } from '#web/ui/search-field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { OrderList } from './order-list.tsx'
import { useListQuery } from './use-list-query.ts'
import { useOrderKeys } from './use-order-keys.ts'

/** The filter that lets everything through. */
const ALL = 'toate' as const

/** All orders, newest first. Filter and search stand in the address, so that coming back finds them. */
export const Component = () => {
  const [{ status, text: query }, setQuery] = useListQuery()
  const { ids, counts, total, isSearching } = useOrderKeys(status, useDeferredValue(query))
  const box = useRef<HTMLDivElement>(null)

  const toList = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || !(event.target instanceof HTMLInputElement)) return
    if (event.target.type !== 'search') return
    event.preventDefault()
    box.current?.querySelector<HTMLElement>('li a[tabindex="0"]')?.focus()
  }

  const t = m.orders.list
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the search field within
    <div ref={box} onKeyDown={toList}>
      <Page wide>
        <PageHeader
          title={m.orders.title}
          under={total === undefined ? '\u00a0' : m.orders.count(total)}
          actions={
            <ButtonLink
              to="/comenzi/noua"
              variant="primary"
              icon={<Plus aria-hidden />}
              end={<Kbd>N</Kbd>}
              className="max-desk:hidden"
            >
              {m.orders.add}
            </ButtonLink>
          }
        />
        {total === 0 ? (
          <Paper>
            <EmptyState
              icon={<ClipboardPlus />}
              title={t.empty}
              action={
                <ButtonLink to="/comenzi/noua" variant="primary" size="l" icon={<Plus aria-hidden />}>
                  {m.orders.add}
                </ButtonLink>
              }
            >
              {t.emptyText}
            </EmptyState>
          </Paper>
        ) : (
          <>
            <div className="sticky top-0 z-10 -mx-4 flex flex-col gap-2.5 bg-bench px-4 pb-3 desk:mx-0 desk:flex-row-reverse desk:justify-between desk:px-0 desk:pt-2">
              <SearchField
                label={t.search}
                value={query}
                onChange={(text) => setQuery({ status, text })}
                hotkey="/"
                className="desk:w-80"
              />
              <Segmented
                label={t.filter}
                value={status ?? ALL}
                onChange={(value) => setQuery({ status: value === ALL ? null : value, text: query })}
                segments={[
                  { value: ALL, label: t.all, ...(total !== undefined && { count: total }) },
                  ...ORDER_STATUSES.map((one) => ({
                    value: one,
                    label: m.ui.status[one],
                    ...(counts && { count: counts[one] }),
                  })),
                ]}
              />
            </div>
            <p aria-live="polite" className="sr-only">
              {isSearching ? t.searching : query !== '' && ids && m.orders.count(ids.length)}
            </p>
            {ids && ids.length > 0 && <OrderList key={status ?? ALL} ids={ids} />}
            {ids?.length === 0 && (
              <Paper>
                {isSearching ? (
                  <p className="px-4 py-10 text-ink-2">{t.searching}</p>
                ) : (
                  <EmptyState
                    icon={<SearchX />}
                    title={query === '' ? t.noneInStatus : t.nothing}
                    action={<Button onClick={() => setQuery({ status: null, text: '' })}>{t.clear}</Button>}
                  >
                    {query === '' ? t.noneInStatusText : t.nothingText}
                  </EmptyState>
                )}
              </Paper>
            )}
          </>
        )}
      </Page>
    </div>
  )
}
