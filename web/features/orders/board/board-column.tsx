import { type DragEvent, useState } from 'react'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { DOTS } from '#web/ui/board-label.tsx'
import { cx } from '#web/ui/cx.ts'
import type { Names } from '../list/use-names.ts'
import { BoardCard, DRAGGED } from './board-card.tsx'
import type { Column } from './use-board.ts'

type BoardColumnProps = {
  column: Column
  names: Names
  today: string
  /** Id of the card that Tab focuses. */
  active: string | null
  dragged: string | null
  onDrag: (id: string | null) => void
  onDrop: (id: string) => void
  onFocus: (id: string) => void
  onMove: (id: string) => void
}

/** One label of the board and its cards; a card can be dropped anywhere on it. */
export const BoardColumn = (props: BoardColumnProps) => {
  const { column, names, today, active, dragged, onDrag, onDrop, onFocus, onMove } = props
  const { board, orders, more } = column
  const [isOver, setOver] = useState(false)
  const t = m.orders.board
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes(DRAGGED)) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'move'
    setOver(true)
  }
  const name = board?.denumire ?? t.none
  return (
    <section
      aria-label={t.column(name, orders.length)}
      data-column={board?.id ?? ''}
      onDragOver={over}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onDrop(event.dataTransfer.getData(DRAGGED))
      }}
      className={cx(
        'flex w-[min(20rem,82vw)] shrink-0 snap-center flex-col rounded-panel bg-sunk p-2 outline-2 -outline-offset-2 outline-transparent transition-[outline-color] duration-(--quick) desk:w-auto desk:min-w-56 desk:flex-1',
        isOver && 'outline-accent outline-dashed',
      )}
    >
      <h2 className="flex items-center gap-2 px-1.5 pt-1 pb-2.5 font-semibold">
        <span
          aria-hidden
          className={cx(
            'size-2.5 shrink-0 rounded-full',
            board ? DOTS[board.culoare] : 'border-2 border-control',
          )}
        />
        <span className="min-w-0 truncate">{name}</span>
        <span className="font-normal text-ink-3 figures">{orders.length}</span>
      </h2>
      <ul className="flex grow flex-col gap-2">
        {orders.map((order) => (
          <BoardCard
            key={order.id}
            {...{ order, today, onDrag }}
            mechanics={mechanicsOf(order.visible_to, names)}
            active={order.id === active}
            isDragged={order.id === dragged}
            onFocus={() => onFocus(order.id)}
            onMove={() => onMove(order.id)}
          />
        ))}
        {orders.length === 0 && (
          <li className="rounded-control border border-dashed border-rule-strong px-3 py-6 text-center text-sm text-ink-3">
            {t.empty}
          </li>
        )}
      </ul>
      {more && (
        <Link
          to={board ? `/comenzi?eticheta=${board.id}` : '/comenzi?stare=DRAFT'}
          className="px-1.5 pt-3 pb-1 text-sm font-medium text-accent-text underline-offset-2 hover:underline"
        >
          {t.more}
        </Link>
      )}
    </section>
  )
}

const mechanicsOf = (ids: string, names: Names): string =>
  ids
    .split(' ')
    .map((id) => names.mechanics.get(id) ?? '')
    .filter(Boolean)
    .join(', ')
