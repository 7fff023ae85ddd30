import CircleAlert from 'lucide-react/icons/circle-alert'
import type { Invoice } from '#domain/workshop/invoices/schema.ts'
import { invoiceName, stateOf } from '#domain/workshop/invoices/state.ts'
import { m } from '#web/i18n/messages.ts'
import { dayInList } from '#web/listing/day-in-list.ts'
import type { ListLook } from '#web/listing/list-look.ts'
import { cx } from '#web/ui/cx.ts'
import { InvoiceBadge } from '#web/ui/invoice-badge.tsx'
import { Money } from '#web/ui/money.tsx'
import { Plate } from '#web/ui/plate.tsx'

/** What a row shows in addition to its invoice. */
type InvoiceFacts = { today: string }

const nameOf = (invoice: Invoice): string =>
  invoice.nr_factura === 0 ? `${invoice.serie_factura} …` : invoiceName(invoice)

type RowProps = { invoice: Invoice } & InvoiceFacts

/** The day of an invoice; a doubtful day is marked. */
const Day = ({ invoice, today, className }: RowProps & { className: string }) => {
  const isDoubtful = invoice.data_indoielnica !== ''
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1 whitespace-nowrap figures',
        isDoubtful ? 'font-semibold text-danger' : className,
      )}
      title={isDoubtful ? m.invoices.page.doubtful : undefined}
    >
      {dayInList(invoice.data_factura, today)}
      {isDoubtful && <CircleAlert className="size-3.5" role="img" aria-label={m.invoices.page.doubtful} />}
    </span>
  )
}

const Sum = ({ bani, invoice: { moneda } }: { bani: number; invoice: Invoice }) => (
  <Money bani={bani} currency={moneda} unit={moneda !== 'RON'} />
)

/** The most important values, one under the other. */
const NarrowCells = ({ invoice, today }: RowProps) => (
  <>
    <span className="truncate font-medium">{invoice.client_nume}</span>
    <span className="truncate text-sm text-ink-2 figures">{nameOf(invoice)}</span>
    <span className="flex flex-wrap items-center gap-x-3">
      <Sum bani={invoice.total_general} invoice={invoice} />
      <InvoiceBadge state={stateOf(invoice, today)} />
    </span>
  </>
)

const CardCells = ({ invoice, today }: RowProps) => (
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
      <Sum bani={invoice.total_general} invoice={invoice} />
      <InvoiceBadge state={stateOf(invoice, today)} />
    </span>
  </>
)

type ColumnName = 'number' | 'date' | 'plate' | 'client' | 'state' | 'rest' | 'total'

/** A row of the list: a card on a phone, a line of a table on a desktop. */
export const INVOICE_LOOK: ListLook<Invoice, ColumnName, never, InvoiceFacts> = {
  columns: {
    number: {
      least: 6.5,
      grow: 0.3,
      cell: (invoice) => <span className="truncate font-medium figures">{nameOf(invoice)}</span>,
    },
    date: {
      least: 5,
      grow: 0.2,
      cell: (invoice, facts) => <Day invoice={invoice} {...facts} className="text-sm text-ink-2" />,
    },
    plate: {
      least: 7,
      grow: 0.2,
      cell: ({ nr_auto }) => <span>{nr_auto !== '' && <Plate plate={nr_auto} size="s" />}</span>,
    },
    client: {
      least: 9,
      grow: 2,
      cell: ({ client_nume }) => <span className="truncate">{client_nume}</span>,
    },
    state: {
      least: 7,
      grow: 0.3,
      cell: (invoice, { today }) => (
        <span>
          <InvoiceBadge state={stateOf(invoice, today)} />
        </span>
      ),
    },
    rest: {
      least: 6.25,
      grow: 0.2,
      isFigure: true,
      cell: (invoice) => (invoice.rest === 0 ? <span /> : <Sum bani={invoice.rest} invoice={invoice} />),
    },
    total: {
      least: 6.25,
      grow: 0.2,
      isFigure: true,
      cell: (invoice) => <Sum bani={invoice.total_general} invoice={invoice} />,
    },
  },
  spare: ['rest', 'date'],
  heights: { table: 2.5, touch: 3.25, card: 4.75, narrow: 8.25 },
  words: () => ({ label: m.invoices.list.label, columns: m.invoices.list.columns }),
  href: (id) => `/facturi/${id}`,
  card: {
    tracks: 'grid-cols-[minmax(0,1fr)_auto]',
    draw: (invoice, facts) => <CardCells invoice={invoice} {...facts} />,
  },
  narrow: (invoice, facts) => <NarrowCells invoice={invoice} {...facts} />,
}
