import CircleAlert from 'lucide-react/icons/circle-alert'
import { memo } from 'react'
import type { Invoice } from '#domain/workshop/invoices/schema.ts'
import { invoiceName, stateOf } from '#domain/workshop/invoices/state.ts'
import { formatDayNarrow, formatDayShort } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'
import { fitColumns, tracks } from '#web/ui/fit-columns.ts'
import { Money } from '#web/ui/money.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { InvoiceBadge } from './invoice-badge.tsx'

/** Heights in rem: the list is measured in them. */
export const ROW_HEIGHT = { card: 4.75, narrow: 8.25, table: 2.5, tableTouch: 3.25 }

const COLUMNS = {
  number: { least: 6.5, grow: 0.3 },
  date: { least: 5, grow: 0.2 },
  plate: { least: 7, grow: 0.2 },
  client: { least: 9, grow: 2 },
  state: { least: 7, grow: 0.3 },
  rest: { least: 6.25, grow: 0.2 },
  total: { least: 6.25, grow: 0.2 },
}
export type ColumnName = keyof typeof COLUMNS
const ALL = Object.keys(COLUMNS) as ColumnName[]

/** The columns that have room (rem); null where cards do better. */
export const fittingIn = (room: number): readonly ColumnName[] | null =>
  fitColumns(ALL, COLUMNS, ['rest', 'date'], room)

const dayOf = (day: string, today: string): string =>
  day.slice(0, 4) === today.slice(0, 4) ? formatDayNarrow(day) : formatDayShort(day)

const nameOf = (invoice: Invoice): string =>
  invoice.nr_factura === 0 ? `${invoice.serie_factura} …` : invoiceName(invoice)

type InvoiceRowProps = {
  id: string
  invoice: Invoice | undefined
  /** Columns of the table; null for cards. */
  columns: readonly ColumnName[] | null
  /** A card with no room for anything side by side. */
  narrow: boolean
  today: string
  /** The one row that Tab reaches. */
  active: boolean
}

/** A row of the list: a card on a phone, a line of a table on a desktop. The whole of it is the link. */
export const InvoiceRow = memo(({ id, invoice, columns, narrow, today, active }: InvoiceRowProps) => (
  <a
    href={`/facturi/${id}`}
    tabIndex={active ? 0 : -1}
    style={columns ? { gridTemplateColumns: tracks(columns, COLUMNS) } : undefined}
    className={cx(
      'grid h-full items-center border-b border-rule transition-[background-color] duration-(--quick) hover:bg-hover active:bg-pressed focus-visible:-outline-offset-2',
      columns
        ? 'gap-x-4 px-4'
        : narrow
          ? 'content-center gap-y-1 px-4 py-2.5'
          : 'grid-cols-[minmax(0,1fr)_auto] gap-x-3.5 px-4 py-2.5',
    )}
  >
    {invoice &&
      (columns ? (
        columns.map((name) => <Cell key={name} {...{ name, invoice, today }} />)
      ) : narrow ? (
        <NarrowCells {...{ invoice, today }} />
      ) : (
        <CardCells {...{ invoice, today }} />
      ))}
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

const Cell = ({ name, invoice, today }: CellsProps & { name: ColumnName }) => {
  const unit = invoice.moneda !== 'RON'
  switch (name) {
    case 'number':
      return <span className="truncate font-medium figures">{nameOf(invoice)}</span>
    case 'date':
      return <Day {...{ invoice, today }} className="text-sm text-ink-2" />
    case 'plate':
      return <span>{invoice.nr_auto !== '' && <Plate plate={invoice.nr_auto} size="s" />}</span>
    case 'client':
      return <span className="truncate">{invoice.client_nume}</span>
    case 'state':
      return (
        <span>
          <InvoiceBadge state={stateOf(invoice, today)} />
        </span>
      )
    case 'rest':
      return invoice.rest === 0 ? (
        <span />
      ) : (
        <Money bani={invoice.rest} currency={invoice.moneda} unit={unit} />
      )
    case 'total':
      return <Money bani={invoice.total_general} currency={invoice.moneda} unit={unit} />
  }
}

/** What is looked for first, one under the other. */
const NarrowCells = ({ invoice, today }: CellsProps) => (
  <>
    <span className="truncate font-medium">{invoice.client_nume}</span>
    <span className="truncate text-sm text-ink-2 figures">{nameOf(invoice)}</span>
    <span className="flex flex-wrap items-center gap-x-3">
      <Money bani={invoice.total_general} currency={invoice.moneda} unit={invoice.moneda !== 'RON'} />
      <InvoiceBadge state={stateOf(invoice, today)} />
    </span>
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
export const InvoiceColumns = ({ columns }: { columns: readonly ColumnName[] }) => (
  <div
    aria-hidden
    className="grid h-9 items-center gap-x-4 border-b border-rule-strong px-4 engraved text-ink-3"
    style={{ gridTemplateColumns: tracks(columns, COLUMNS) }}
  >
    {columns.map((name) => (
      <span key={name} className={cx((name === 'rest' || name === 'total') && 'text-right')}>
        {m.invoices.list[name]}
      </span>
    ))}
  </div>
)
