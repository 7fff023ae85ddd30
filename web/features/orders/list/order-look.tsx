import { type Messages, m } from '#web/i18n/messages.ts'
import { createColumnChoice, withoutColumn } from '#web/listing/columns.ts'
import { dayInList } from '#web/listing/day-in-list.ts'
import type { ListLook } from '#web/listing/list-look.ts'
import { AgreementBadge, needsShop } from '#web/ui/agreement-badge.tsx'
import { BoardLabel } from '#web/ui/board-label.tsx'
import { cx } from '#web/ui/cx.ts'
import { Money } from '#web/ui/money.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import type { ListedOrder } from './order-index.ts'
import type { Sort } from './order-query.ts'
import type { Names } from './use-names.ts'
import { worksText } from './works-text.ts'

/** What a row shows in addition to its order. */
export type OrderFacts = { names: Names; today: string; seesPrices: boolean }

const clientOf = ({ client_nume }: ListedOrder): string => client_nume || m.orders.doc.noClient

const Text = ({ children }: { children: string | undefined }) => (
  <span className="truncate text-ink-2">{children}</span>
)

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

/** The most important values, one under the other. */
const NarrowCells = ({ order, seesPrices }: { order: ListedOrder } & Pick<OrderFacts, 'seesPrices'>) => (
  <>
    <Plate plate={order.nr_auto} size="s" className="justify-self-start" />
    <span className="block truncate font-medium">{clientOf(order)}</span>
    <span className="flex flex-wrap items-center gap-x-3">
      {seesPrices && <Total order={order} />}
      <StatusBadge status={order.status} />
      {needsShop(order) && <AgreementBadge order={order} />}
    </span>
  </>
)

const CardCells = ({ order, names, today, seesPrices }: { order: ListedOrder } & OrderFacts) => (
  <>
    <span className="flex flex-col gap-1.5 self-start pt-0.5">
      <Plate plate={order.nr_auto} size="s" />
      <span className="text-xs text-ink-3 figures">
        {[
          order.nr_comanda === null ? '' : m.orders.doc.number(order.nr_comanda),
          dayInList(order.data_comanda, today),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
    <span className="min-w-0 self-start">
      <span className="block truncate font-medium">{clientOf(order)}</span>
      {needsShop(order) || (order.board_status_id !== null && names.boards.has(order.board_status_id)) ? (
        <>
          <span className="block truncate text-sm text-ink-2">{worksText(order)}</span>
          {needsShop(order) ? <AgreementBadge order={order} /> : <Label order={order} names={names} />}
        </>
      ) : (
        <span className="line-clamp-2 text-sm text-ink-2">{worksText(order)}</span>
      )}
    </span>
    <span className="flex flex-col items-end gap-1.5 self-start">
      {seesPrices && <Total order={order} />}
      <StatusBadge status={order.status} />
    </span>
  </>
)

export type ColumnName = keyof Messages['orders']['list']['columns']
type Look = ListLook<ListedOrder, ColumnName, Sort, OrderFacts>

const COLUMNS: Look['columns'] = {
  number: {
    least: 3.25,
    sorts: ['-numar', 'numar'],
    cell: ({ nr_comanda }) => <span className="text-ink-2 figures">{nr_comanda ?? '–'}</span>,
  },
  plate: {
    least: 7,
    sorts: ['masina', '-masina'],
    cell: ({ nr_auto }) => (
      <span>
        <Plate plate={nr_auto} size="s" />
      </span>
    ),
  },
  client: {
    least: 9,
    grow: 1.6,
    sorts: ['client', '-client'],
    cell: (order) => <span className="truncate font-medium">{clientOf(order)}</span>,
  },
  car: {
    least: 7,
    grow: 1.2,
    cell: ({ marca_denumire, model_denumire }) => (
      <Text>{[marca_denumire, model_denumire].filter(Boolean).join(' ')}</Text>
    ),
  },
  works: {
    least: 8,
    grow: 2,
    cell: (order) => (
      <span className="flex min-w-0 items-center gap-2">
        {needsShop(order) && <AgreementBadge order={order} className="shrink-0" />}
        <Text>{worksText(order)}</Text>
      </span>
    ),
  },
  mechanics: {
    least: 6,
    grow: 0.9,
    cell: ({ visible_to }, { names }) => (
      <Text>
        {visible_to
          .split(' ')
          .map((id) => names.mechanics.get(id) ?? '')
          .filter(Boolean)
          .join(', ')}
      </Text>
    ),
  },
  type: {
    least: 7,
    grow: 0.5,
    cell: ({ tip_deviz_id }, { names }) => (
      <Text>{tip_deviz_id === null ? '' : names.types.get(tip_deviz_id)}</Text>
    ),
  },
  date: {
    least: 4.5,
    sorts: ['-data', 'data'],
    cell: ({ data_comanda }, { today }) => (
      <span className="text-sm whitespace-nowrap text-ink-2 figures">{dayInList(data_comanda, today)}</span>
    ),
  },
  label: {
    least: 7,
    grow: 0.9,
    cell: (order, { names }) => (
      <span className="flex min-w-0">
        <Label order={order} names={names} />
      </span>
    ),
  },
  status: {
    least: 6,
    cell: ({ status }) => (
      <span>
        <StatusBadge status={status} />
      </span>
    ),
  },
  total: {
    least: 6.25,
    sorts: ['-total', 'total'],
    isFigure: true,
    cell: (order) => <Total order={order} />,
  },
}

const CHOICE = createColumnChoice<ColumnName>({
  key: 'roa.orders.columns',
  names: Object.keys(COLUMNS) as ColumnName[],
  first: ['number', 'plate', 'client', 'works', 'date', 'label', 'status', 'total'],
  fixed: 'plate',
})

/** A row of the list: a card of three lines on a phone, a line of a table on a desktop. */
const PRICED: Look = {
  columns: COLUMNS,
  spare: ['type', 'mechanics', 'car', 'number', 'label', 'date', 'works', 'status'],
  choice: CHOICE,
  beside: ['plate', 'client', 'date', 'total'],
  heights: { table: 2.5, touch: 3.25, card: 5.125, narrow: 8.25 },
  words: () => ({ label: m.orders.list.label, columns: m.orders.list.columns }),
  href: (id) => `/comenzi/${id}`,
  card: {
    tracks: 'grid-cols-[auto_minmax(0,1fr)_auto]',
    draw: (order, facts) => <CardCells order={order} {...facts} />,
  },
  narrow: (order, { seesPrices }) => <NarrowCells {...{ order, seesPrices }} />,
  isFaint: ({ status }) => status === 'ANULAT',
}

/** The same without a total. */
const UNPRICED: Look = {
  ...PRICED,
  choice: withoutColumn(CHOICE, 'total'),
  beside: ['plate', 'client', 'date'],
}

/** The list as a person sees it. */
export const orderLook = (seesPrices: boolean): Look => (seesPrices ? PRICED : UNPRICED)
