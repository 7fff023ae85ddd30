import { memo, useState } from 'react'
import { useNavigate } from 'react-router'
import { dayNow } from '#web/data/time.ts'
import { m } from '#web/i18n/messages.ts'
import { useDesk, useMedia } from '#web/ui/use-media.ts'
import { VirtualList } from '#web/ui/virtual-list.tsx'
import { BESIDE, fittingIn, useColumns } from './columns.ts'
import type { Sort } from './find-orders.ts'
import { OrderColumns } from './order-columns.tsx'
import { OrderRow, ROW_HEIGHT } from './order-row.tsx'
import { useNames } from './use-names.ts'
import { useOrderRows } from './use-order-rows.ts'

/** Rem below which nothing stands side by side in a card. */
const NARROW = 18

type OrderListProps = {
  ids: readonly string[]
  sort: Sort
  onSort: (sort: Sort) => void
  /** The order that stands open beside the list. */
  selected: string | null
  /** Opens an order beside the list; without it a row goes to the order's own page. */
  onChoose: ((id: string) => void) | undefined
}

/** Any number of orders: only those in sight are drawn, and what is above it may change without it. */
export const OrderList = memo(({ ids, sort, onSort, selected, onChoose }: OrderListProps) => {
  const table = useDesk()
  const chosen = useColumns()
  const columnsIn = (room: number) => (table ? fittingIn(selected === null ? chosen : BESIDE, room) : null)
  const names = useNames()
  const coarse = useMedia('(pointer: coarse)')
  const [today] = useState(dayNow)
  const heightIn = (room: number) =>
    columnsIn(room)
      ? ROW_HEIGHT[coarse ? 'tableTouch' : 'table']
      : ROW_HEIGHT[room < NARROW ? 'narrow' : 'card']
  const navigate = useNavigate()
  return (
    <VirtualList
      ids={ids}
      heightIn={heightIn}
      label={m.orders.list.label}
      head={(room) => {
        const columns = columnsIn(room)
        return columns && <OrderColumns {...{ columns, sort, onSort }} />
      }}
      useRows={useOrderRows}
      onOpen={onChoose ?? ((id) => navigate(`/comenzi/${id}`))}
    >
      {(order, id, active, room) => (
        <OrderRow
          {...{ id, order, names, today, active }}
          columns={columnsIn(room)}
          narrow={room < NARROW}
          selected={id === selected}
        />
      )}
    </VirtualList>
  )
})
