import { memo } from 'react'
import { formatDayNarrow, formatDayShort } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { BoardLabel } from '#web/ui/board-label.tsx'
import { cx } from '#web/ui/cx.ts'
import { Money } from '#web/ui/money.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { type ColumnName, gridOf } from './columns.ts'
import type { ListedOrder } from './order-index.ts'
import type { Names } from './use-names.ts'

/** Heights in rem: the list is measured in them. */
export const ROW_HEIGHT = { card: 5.125, narrow: 8.25, table: 2.5, tableTouch: 3.25 }

type OrderRowProps = {
  id: string
  order: ListedOrder | undefined
  names: Names
  /** Columns of the table; null for cards. */
  columns: readonly ColumnName[] | null
  /** A card with no room for anything side by side. */
  narrow: boolean
  /** The one row that Tab reaches. */
  active: boolean
  /** It stands open beside the list. */
  selected: boolean
  today: string
}

export const worksText = ({ lucrari }: Pick<ListedOrder, 'lucrari'>): string => {
  const [first, second, ...rest] = lucrari === '' ? [] : lucrari.split('\n')
  if (first === undefined) return m.orders.list.noLines
  return (
    [first, second].filter(Boolean).join(', ') +
    (rest.length > 0 ? ` ${m.orders.list.more(rest.length)}` : '')
  )
}

/** A row of the list: a card of three lines on a phone, a line of a table on a desktop. The whole of it is the link. */
export const OrderRow = memo((props: OrderRowProps) => {
  const { id, order, columns, narrow, active, selected } = props
  return (
    <a
      href={`/comenzi/${id}`}
      tabIndex={active ? 0 : -1}
      {...(selected && { 'aria-current': true })}
      style={columns ? { gridTemplateColumns: gridOf(columns) } : undefined}
      className={cx(
        'grid h-full items-center border-b border-rule transition-[background-color] duration-(--quick) hover:bg-hover active:bg-pressed focus-visible:-outline-offset-2',
        columns
          ? 'gap-x-4 px-4'
          : narrow
            ? 'content-center gap-y-1 px-4 py-2.5'
            : 'grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3.5 px-4 py-2.5',
        selected && 'bg-accent-soft shadow-[inset_3px_0_0_var(--accent)]',
        order?.status === 'ANULAT' && 'text-ink-3',
      )}
    >
      {order &&
        (columns ? (
          columns.map((name) => <Cell key={name} {...props} name={name} order={order} />)
        ) : narrow ? (
          <NarrowCells {...props} order={order} />
        ) : (
          <CardCells {...props} order={order} />
        ))}
    </a>
  )
})

const dayOf = (day: string, today: string): string =>
  day.slice(0, 4) === today.slice(0, 4) ? formatDayNarrow(day) : formatDayShort(day)

type CellsProps = { order: ListedOrder; names: Names; today: string }

const Total = ({ order }: { order: ListedOrder }) => (
  <Money
    bani={order.total_general}
    unit={false}
    className={cx(order.status === 'ANULAT' && 'line-through')}
  />
)

const Label = ({ order, names }: { order: ListedOrder; names: Names }) => {
  const board = order.board_status_id === null ? undefined : names.boards.get(order.board_status_id)
  return board ? <BoardLabel board={board} /> : null
}

const Cell = ({ name, order, names, today }: CellsProps & { name: ColumnName }) => {
  switch (name) {
    case 'number':
      return <span className="text-ink-2 figures">{order.nr_comanda ?? '–'}</span>
    case 'plate':
      return (
        <span>
          <Plate plate={order.nr_auto} size="s" />
        </span>
      )
    case 'client':
      return <span className="truncate font-medium">{order.client_nume || m.orders.doc.noClient}</span>
    case 'car':
      return (
        <span className="truncate text-ink-2">
          {[order.marca_denumire, order.model_denumire].filter(Boolean).join(' ')}
        </span>
      )
    case 'works':
      return <span className="truncate text-ink-2">{worksText(order)}</span>
    case 'mechanics':
      return (
        <span className="truncate text-ink-2">
          {order.visible_to
            .split(' ')
            .map((id) => names.mechanics.get(id) ?? '')
            .filter(Boolean)
            .join(', ')}
        </span>
      )
    case 'type':
      return (
        <span className="truncate text-ink-2">
          {order.tip_deviz_id === null ? '' : names.types.get(order.tip_deviz_id)}
        </span>
      )
    case 'date':
      return (
        <span className="text-sm whitespace-nowrap text-ink-2 figures">
          {dayOf(order.data_comanda, today)}
        </span>
      )
    case 'label':
      return (
        <span className="flex min-w-0">
          <Label order={order} names={names} />
        </span>
      )
    case 'status':
      return (
        <span>
          <StatusBadge status={order.status} />
        </span>
      )
    case 'total':
      return <Total order={order} />
  }
}

/** What is looked for first, one under the other. */
const NarrowCells = ({ order }: CellsProps) => (
  <>
    <Plate plate={order.nr_auto} size="s" className="justify-self-start" />
    <span className="block truncate font-medium">{order.client_nume || m.orders.doc.noClient}</span>
    <span className="flex flex-wrap items-center gap-x-3">
      <Total order={order} />
      <StatusBadge status={order.status} />
    </span>
  </>
)

const CardCells = ({ order, names, today }: CellsProps) => (
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
      {order.board_status_id !== null && names.boards.has(order.board_status_id) ? (
        <>
          <span className="block truncate text-sm text-ink-2">{worksText(order)}</span>
          <Label order={order} names={names} />
        </>
      ) : (
        <span className="line-clamp-2 text-sm text-ink-2">{worksText(order)}</span>
      )}
    </span>
    <span className="flex flex-col items-end gap-1.5 self-start">
      <Total order={order} />
      <StatusBadge status={order.status} />
    </span>
  </>
)
