import ChartColumn from 'lucide-react/icons/chart-column'
import ReceiptText from 'lucide-react/icons/receipt-text'
import { useDeferredValue, useMemo, useState } from 'react'
import { useMay, usePermission } from '#web/data/hooks.ts'
import { dayNow } from '#web/data/time.ts'
import { formatLei } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { ListPage } from '#web/listing/list-page.tsx'
import { ListRows } from '#web/listing/list-rows.tsx'
import { useQuery } from '#web/listing/use-query.ts'
import { useStored } from '#web/listing/use-stored.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { INVOICE_LOOK } from './list/invoice-look.tsx'
import { EVERYTHING, INVOICE_FILTERS, INVOICE_QUERY } from './list/invoice-query.ts'
import { useInvoiceList } from './list/use-invoice-list.ts'

const useInvoiceRows = (ids: readonly string[]) => useStored('invoices', ids)

/** `/facturi`: all invoices and stornos, newest first. */
export const Component = () => {
  const t = m.invoices.list
  const seesFigures = usePermission('books')
  const mayIssue = useMay()('insert', 'invoices')
  const [today] = useState(dayNow)
  const facts = useMemo(() => ({ today }), [today])
  const [query, change] = useQuery(INVOICE_QUERY)
  const { unpaid, ...found } = useInvoiceList(useDeferredValue(query), today.slice(0, 7))
  const isPaid = query.filter === 'neincasate' && query.text === ''
  return (
    <ListPage
      title={m.invoices.title}
      under={
        unpaid && unpaid.n > 0
          ? t.unpaidSum(formatLei(unpaid.lei), unpaid.n)
          : found.total === undefined
            ? undefined
            : m.invoices.count(found.total)
      }
      actions={
        seesFigures && (
          <ButtonLink to="/rapoarte" icon={<ChartColumn aria-hidden />}>
            {t.reports}
          </ButtonLink>
        )
      }
      found={found}
      search={{ label: t.search, value: query.text, onChange: (text) => change({ text }) }}
      count={m.invoices.count}
      views={
        <Segmented
          label={t.filter}
          value={query.filter}
          onChange={(filter) => change({ filter })}
          segments={INVOICE_FILTERS.map((value) => ({
            value,
            label: t.filters[value],
            ...(value === 'neincasate' && unpaid && { count: unpaid.n }),
          }))}
        />
      }
      nothingYet={{
        icon: <ReceiptText />,
        title: t.empty,
        text: t.emptyText,
        // People who only read the books make no invoices.
        action: mayIssue && (
          <ButtonLink to="/comenzi?stare=VALIDAT" variant="primary" size="l">
            {t.emptyAction}
          </ButtonLink>
        ),
      }}
      nothingFound={{
        title: isPaid ? t.noneUnpaid : t.nothing,
        text: isPaid ? t.noneUnpaidText : t.nothingText,
        clear: t.clear,
        onClear: () => change(EVERYTHING),
      }}
    >
      {(ids) => <ListRows look={INVOICE_LOOK} {...{ ids, facts }} useRows={useInvoiceRows} />}
    </ListPage>
  )
}
