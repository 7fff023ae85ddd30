import ChartColumn from 'lucide-react/icons/chart-column'
import ReceiptText from 'lucide-react/icons/receipt-text'
import SearchX from 'lucide-react/icons/search-x'
import { useDeferredValue, useState } from 'react'
import { useNavigate } from 'react-router'
import { usePermission } from '#web/data/hooks.ts'
import { dayNow } from '#web/data/time.ts'
import { formatLei } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { SearchField } from '#web/ui/search-field.tsx'
import { searchToList } from '#web/ui/search-to-list.ts'
import { Segmented } from '#web/ui/segmented.tsx'
import { useDesk, useMedia } from '#web/ui/use-media.ts'
import { VirtualList } from '#web/ui/virtual-list.tsx'
import { fittingIn, InvoiceColumns, InvoiceRow, ROW_HEIGHT } from './invoice-row.tsx'
import { INVOICE_FILTERS, useInvoiceQuery } from './list-filter.ts'
import { useInvoiceKeys } from './use-invoice-keys.ts'
import { useInvoiceRows } from './use-invoice-rows.ts'

/** `/facturi`: all invoices and stornos, newest first. Filter and search stand in the address. */
export const Component = () => {
  const t = m.invoices.list
  const seesFigures = usePermission('books')
  const [today] = useState(dayNow)
  const [{ filter, text: query }, setQuery] = useInvoiceQuery()
  const { ids, total, unpaid, isSearching } = useInvoiceKeys(
    filter,
    useDeferredValue(query),
    today.slice(0, 7),
  )

  const under =
    unpaid && unpaid.n > 0
      ? t.unpaidSum(formatLei(unpaid.lei), unpaid.n)
      : total === undefined
        ? '\u00a0'
        : m.invoices.count(total)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the search field within
    <div onKeyDown={searchToList}>
      <Page wide>
        <PageHeader
          title={m.invoices.title}
          under={under}
          actions={
            seesFigures && (
              <ButtonLink to="/rapoarte" icon={<ChartColumn aria-hidden />}>
                {t.reports}
              </ButtonLink>
            )
          }
        />
        {total === 0 ? (
          <Paper>
            <EmptyState
              icon={<ReceiptText />}
              title={t.empty}
              action={
                <ButtonLink to="/comenzi?stare=VALIDAT" variant="primary" size="l">
                  {t.emptyAction}
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
                onChange={(text) => setQuery({ filter, text })}
                hotkey="/"
                className="desk:w-80"
              />
              <Segmented
                label={t.filter}
                value={filter}
                onChange={(value) => setQuery({ filter: value, text: query })}
                segments={INVOICE_FILTERS.map((value) => ({
                  value,
                  label: t.filters[value],
                  ...(value === 'neincasate' && unpaid && { count: unpaid.n }),
                }))}
              />
            </div>
            <p aria-live="polite" className="sr-only">
              {isSearching ? t.searching : query !== '' && ids && m.invoices.count(ids.length)}
            </p>
            {ids && ids.length > 0 && <InvoiceList key={filter} ids={ids} today={today} />}
            {ids?.length === 0 && (
              <Paper>
                {isSearching ? (
                  <p className="px-4 py-10 text-ink-2">{t.searching}</p>
                ) : (
                  <EmptyState
                    icon={<SearchX />}
                    title={filter === 'neincasate' && query === '' ? t.noneUnpaid : t.nothing}
                    action={
                      <Button onClick={() => setQuery({ filter: 'toate', text: '' })}>{t.clear}</Button>
                    }
                  >
                    {filter === 'neincasate' && query === '' ? t.noneUnpaidText : t.nothingText}
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

/** Rem below which nothing stands side by side in a card. */
const NARROW = 18

const InvoiceList = ({ ids, today }: { ids: readonly string[]; today: string }) => {
  const navigate = useNavigate()
  const table = useDesk()
  const coarse = useMedia('(pointer: coarse)')
  const columnsIn = (room: number) => (table ? fittingIn(room) : null)
  return (
    <VirtualList
      ids={ids}
      heightIn={(room) =>
        columnsIn(room)
          ? ROW_HEIGHT[coarse ? 'tableTouch' : 'table']
          : ROW_HEIGHT[room < NARROW ? 'narrow' : 'card']
      }
      label={m.invoices.list.label}
      head={(room) => {
        const columns = columnsIn(room)
        return columns && <InvoiceColumns columns={columns} />
      }}
      useRows={useInvoiceRows}
      onOpen={(id) => navigate(`/facturi/${id}`)}
    >
      {(invoice, id, active, room) => (
        <InvoiceRow {...{ id, invoice, today, active }} columns={columnsIn(room)} narrow={room < NARROW} />
      )}
    </VirtualList>
  )
}
