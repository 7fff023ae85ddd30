import ArrowRightLeft from 'lucide-react/icons/arrow-right-left'
import Wrench from 'lucide-react/icons/wrench'
import type { DragEvent } from 'react'
import { daysBetween } from '#domain/kernel/days.ts'
import type { Order } from '#domain/workshop/orders/schema.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { AgreementBadge } from '#web/ui/agreement-badge.tsx'
import { IconButton } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Plate } from '#web/ui/plate.tsx'
import { worksText } from '../list/works-text.ts'
import { nameOf } from './use-move.ts'

/** The data type of a dragged card. */
export const DRAGGED = 'application/x-roa-order'

type BoardCardProps = {
  order: Order
  /** Names of the order's mechanics. */
  mechanics: string
  today: string
  /** The one card that Tab focuses. */
  active: boolean
  isDragged: boolean
  onDrag: (id: string | null) => void
  onFocus: () => void
  /** Opens the sheet that moves it. */
  onMove: () => void
}

/** An order on the board: its plate first, then the client, the works, the days, and the mechanics. */
export const BoardCard = (props: BoardCardProps) => {
  const { order, mechanics, today, active, isDragged, onDrag, onFocus, onMove } = props
  const days = daysBetween(order.data_comanda, today)
  const t = m.orders.board
  const start = (event: DragEvent) => {
    event.dataTransfer.setData(DRAGGED, order.id)
    event.dataTransfer.effectAllowed = 'move'
    onDrag(order.id)
  }
  return (
    <li
      draggable
      onDragStart={start}
      onDragEnd={() => onDrag(null)}
      className={cx(
        'relative rounded-control border border-rule bg-paper shadow-1 transition-opacity duration-(--quick) desk:cursor-grab desk:active:cursor-grabbing',
        isDragged && 'opacity-40',
      )}
    >
      <Link
        to={`/comenzi/${order.id}`}
        draggable={false}
        data-card={order.id}
        tabIndex={active ? 0 : -1}
        onFocus={onFocus}
        className="block rounded-control px-3 pt-3 pb-2.5 hover:bg-hover active:bg-pressed"
      >
        <Plate plate={order.nr_auto} size="s" />
        <span className="mt-2 block truncate pr-9 font-medium">
          {order.client_nume || m.orders.doc.noClient}
        </span>
        <span className="line-clamp-2 text-sm text-ink-2">{worksText(order)}</span>
        <AgreementBadge order={order} className="mt-1 flex" />
        <span className="mt-1.5 flex items-center justify-between gap-3 text-sm text-ink-3">
          <span className="flex min-w-0 items-center gap-1.5">
            {mechanics && (
              <>
                <Wrench className="size-3.5 shrink-0" aria-hidden />
                <span className="truncate">{mechanics}</span>
              </>
            )}
          </span>
          <span className={cx('shrink-0 figures', days >= 7 && 'font-semibold text-danger')}>
            {days <= 0 ? t.today : t.days(days)}
          </span>
        </span>
      </Link>
      <IconButton
        label={t.move(nameOf(order))}
        icon={<ArrowRightLeft aria-hidden />}
        size="s"
        tabIndex={active ? 0 : -1}
        onClick={onMove}
        className="absolute top-1.5 right-1.5"
      />
    </li>
  )
}
