import ChevronDown from 'lucide-react/icons/chevron-down'
import type { Order } from '#domain/workshop/orders/schema.ts'
import { useMove } from '#web/features/orders/board/use-move.ts'
import { useNames } from '#web/features/orders/list/use-names.ts'
import { m } from '#web/i18n/messages.ts'
import { BoardLabel, DOTS } from '#web/ui/board-label.tsx'
import { cx } from '#web/ui/cx.ts'
import { Menu } from '#web/ui/menu.tsx'

/** The order's label of the shop's board, changed in place; nothing where the shop has no labels. */
export const OrderLabel = ({ order }: { order: Order }) => {
  const { boards } = useNames()
  const move = useMove()
  const offered = [...boards.values()].filter(({ activ }) => activ === 1)
  const board = order.board_status_id === null ? undefined : boards.get(order.board_status_id)
  if (offered.length === 0 && !board) return null
  const t = m.orders.board
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t.chooseLabel(board?.denumire ?? t.none)}
          className="-ml-2 inline-flex h-8 max-w-48 items-center gap-1.5 rounded-control px-2 text-sm hover:bg-hover active:bg-pressed pointer-coarse:h-11"
        >
          {board ? <BoardLabel board={board} /> : <span className="text-ink-3">{t.none}</span>}
          <ChevronDown className="size-4 shrink-0 text-ink-3" aria-hidden />
        </button>
      }
      actions={[
        ...offered.map((one) => ({
          label: one.denumire,
          icon: <span aria-hidden className={cx('mx-1 size-2.5 rounded-full', DOTS[one.culoare])} />,
          onSelect: () => move(order, one),
        })),
        ...(board ? [{ label: t.takeOff, onSelect: () => move(order, null) }] : []),
      ]}
    />
  )
}
