import CircleAlert from 'lucide-react/icons/circle-alert'
import { memo } from 'react'
import type { Invoice } from '#domain/workshop/invoices/schema.ts'
import { invoiceName, stateOf } from '#domain/workshop/invoices/state.ts'
import { formatDayNarrow, formatDayShort } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'
import { Money } from '#web/ui/money.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { InvoiceBadge } from './invoice-badge.tsx'

/** Heights in px: the list is measured in them. */
export const ROW_HEIGHT = { card: 76, table: 40, tableTouch: 52 }

const COLUMNS =
  'grid-cols-[7rem_5rem_8rem_minmax(0,1fr)_7.5rem_7rem_7rem] wide:grid-cols-[8rem_6rem_8.5rem_minmax(0,1fr)_8rem_8rem_8rem]'

const dayOf = (day: string, today: string): string =>
  day.slice(0, 4) === today.slice(0, 4) ? formatDayNarrow(day) : formatDayShort(day)

const nameOf = (invoice: Invoice): string =>
  invoice.nr_factura === 0 ? `${invoice.serie_factura} …` : invoiceName(invoice)

type InvoiceRowProps = {
  id: string
  invoice: Invoice | undefined
  table: boolean
  today: string
  /** The one row that Tab reaches. */
  active: boolean
}

/** A row of the list: a card on a phone, a line of a table on a desktop. The whole of it is the link. */
export const InvoiceRow = memo(({ id, invoice, table, today, active }: InvoiceRowProps) => (
  <a
    href={`/facturi/${id}`}
    tabIndex={active ? 0 : -1}
    className={cx(
      'grid h-full items-center border-b border-rule transition-[background-color] duration-(--quick) hover:bg-hover active:bg-pressed focus-visible:-outline-offset-2',
      table ? cx(COLUMNS, 'gap-x-4 px-4') : 'grid-cols-[minmax(0,1fr)_auto] gap-x-3.5 px-4 py-2.5',
    )}
  >
    {invoice && (table ? <TableCells {...{ invoice, today }} /> : <CardCells {...{ invoice, today }} />)}
  </a>
))

type CellsProps = { invoice: Invoice; today: string }

/** The day of an invoice; a doubtful one, which stands, is marked. */
const Day = ({ invoice, today, className }: CellsProps & { className: string }) => {
  const isDoubtful = invoice.data_indoielnica !== ''
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1 whitespace-nowrap figures',
        isDoubtful ? 'font-semibold text-danger' : className,
      )}
      title={isDoubtful ? m.invoices.page.doubtful : undefined}
    >
      {dayOf(invoice.data_factura, today)}
      {isDoubtful && <CircleAlert className="size-3.5" role="img" aria-label={m.invoices.page.doubtful} />}
    </span>
  )
}

const TableCells = ({ invoice, today }: CellsProps) => (
  <>
    <span className="truncate font-medium figures">{nameOf(invoice)}</span>
    <Day {...{ invoice, today }} className="text-sm text-ink-2" />
    <span>{invoice.nr_auto !== '' && <Plate plate={invoice.nr_auto} size="s" />}</span>
    <span className="truncate">{invoice.client_nume}</span>
    <span>
      <InvoiceBadge state={stateOf(invoice, today)} />
    </span>
    {invoice.rest === 0 ? (
      <span />
    ) : (
      <Money bani={invoice.rest} currency={invoice.moneda} unit={invoice.moneda !== 'RON'} />
    )}
    <Money bani={invoice.total_general} currency={invoice.moneda} unit={invoice.moneda !== 'RON'} />
  </>
)

const CardCells = ({ invoice, today }: CellsProps) => (
  <>
    <span className="min-w-0 self-start">
      <span className="block truncate font-medium">{invoice.client_nume}</span>
      <span className="mt-1 flex items-center gap-2 text-sm text-ink-2 figures">
        <span className="whitespace-nowrap">{nameOf(invoice)}</span>
        <Day {...{ invoice, today }} className="text-ink-3" />
        {invoice.nr_auto !== '' && <Plate plate={invoice.nr_auto} size="s" />}
      </span>
    </span>
    <span className="flex flex-col items-end gap-1 self-start">
      <Money bani={invoice.total_general} currency={invoice.moneda} unit={invoice.moneda !== 'RON'} />
      <InvoiceBadge state={stateOf(invoice, today)} />
    </span>
  </>
)

/** Names of the columns of the table. */
export const InvoiceColumns = () => {
  const t = m.invoices.list
  return (
    <div
      aria-hidden
      className={cx(
        'grid h-9 items-center gap-x-4 border-b border-rule-strong px-4 engraved text-ink-3 [&>:nth-last-child(-n+2)]:text-right',
        COLUMNS,
      )}
    >
      {[t.number, t.date, t.plate, t.client, t.state, t.rest, t.total].map((name) => (
        <span key={name}>{name}</span>
      ))}
    </div>
  )
}
