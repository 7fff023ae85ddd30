import type { CSSProperties } from 'react'
import { Link } from 'react-router'
import { formatDayNarrow, formatDayShort } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'
import { Money } from '#web/ui/money.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import type { OrderSummary } from './use-order-rows.ts'

/** Heights in px: the list is measured in them. */
export const ROW_HEIGHT = { card: 82, table: 40, tableTouch: 52 }

const COLUMNS =
  'grid-cols-[4rem_8rem_minmax(0,1.1fr)_minmax(0,1.6fr)_4.5rem_6.5rem_7rem] wide:grid-cols-[4.5rem_8.5rem_minmax(0,1.2fr)_minmax(0,2fr)_6rem_7rem_8rem]'

type OrderRowProps = {
  summary: OrderSummary | undefined
  id: string
  index: number
  count: number
  table: boolean
  /** The one row that Tab reaches. */
  active: boolean
  onFocus: () => void
  today: string
  style: CSSProperties
}

const worksText = (works: readonly string[]): string => {
  const [first, second, ...rest] = works
  if (first === undefined) return m.orders.list.noLines
  return (
    [first, second].filter(Boolean).join(', ') +
    (rest.length > 0 ? ` ${m.orders.list.more(rest.length)}` : '')
  )
}

/** A row of the list: a card of three lines on a phone, a line of a table on a desktop. The whole of it is the link. */
export const OrderRow = ({
  summary,
  id,
  index,
  count,
  table,
  active,
  onFocus,
  today,
  style,
}: OrderRowProps) => {
  const inside = !summary ? null : table ? (
    <TableCells summary={summary} today={today} />
  ) : (
    <CardCells summary={summary} today={today} />
  )
  return (
    <li aria-setsize={count} aria-posinset={index + 1} style={style} className="absolute inset-x-0 top-0">
      <Link
        to={`/comenzi/${id}`}
        data-index={index}
        tabIndex={active ? 0 : -1}
        onFocus={onFocus}
        className={cx(
          'grid h-full items-center border-b border-rule transition-colors duration-(--quick) hover:bg-hover active:bg-pressed focus-visible:-outline-offset-2',
          table ? cx(COLUMNS, 'gap-x-4 px-4') : 'grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3.5 px-4 py-2.5',
          summary?.order.status === 'ANULAT' && 'text-ink-3',
        )}
      >
        {inside}
      </Link>
    </li>
  )
}

const dayOf = (day: string, today: string): string =>
  day.slice(0, 4) === today.slice(0, 4) ? formatDayNarrow(day) : formatDayShort(day)

const TableCells = ({ summary: { order, works }, today }: { summary: OrderSummary; today: string }) => (
  <>
    <span className="text-ink-2 figures">{order.nr_comanda ?? '–'}</span>
    <span>
      <Plate plate={order.nr_auto} size="s" />
    </span>
    <span className="truncate font-medium">{order.client_nume || m.orders.doc.noClient}</span>
    <span className="truncate text-ink-2">{worksText(works)}</span>
    <span className="text-sm whitespace-nowrap text-ink-2 figures">{dayOf(order.data_comanda, today)}</span>
    <span>
      <StatusBadge status={order.status} />
    </span>
    <Money
      bani={order.total_general}
      unit={false}
      className={cx(order.status === 'ANULAT' && 'line-through')}
    />
  </>
)

const CardCells = ({ summary: { order, works }, today }: { summary: OrderSummary; today: string }) => (
  <>
    <span className="flex flex-col gap-1.5 self-start pt-0.5">
      <Plate plate={order.nr_auto} size="s" />
      <span className="text-xs text-ink-3 figures">
        {[
          order.nr_comanda === null ? '' : m.orders.doc.number(order.nr_comanda),
          dayOf(order.data_comanda, today),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
    <span className="min-w-0 self-start">
      <span className="block truncate font-medium">{order.client_nume || m.orders.doc.noClient}</span>
      <span className="line-clamp-2 text-sm text-ink-2">{worksText(works)}</span>
    </span>
    <span className="flex flex-col items-end gap-1.5 self-start">
      <Money
        bani={order.total_general}
        unit={false}
        className={cx(order.status === 'ANULAT' && 'line-through')}
      />
      <StatusBadge status={order.status} />
    </span>
  </>
)

/** Names of the columns of the table. */
export const OrderColumns = () => {
  const t = m.orders.list
  return (
    <div
      aria-hidden
      className={cx(
        'grid h-9 items-center gap-x-4 border-b border-rule-strong px-4 engraved text-ink-3 [&>:last-child]:text-right',
        COLUMNS,
      )}
    >
      {[t.number, t.plate, t.client, t.what, t.date, t.status, t.total].map((name) => (
        <span key={name}>{name}</span>
      ))}
    </div>
  )
}
