import Check from 'lucide-react/icons/check'
import type { BoardStatus } from '#domain/workshop/orders/board.ts'
import type { Order } from '#domain/workshop/orders/schema.ts'
import { m } from '#web/i18n/messages.ts'
import { DOTS } from '#web/ui/board-label.tsx'
import { cx } from '#web/ui/cx.ts'
import { Sheet } from '#web/ui/sheet.tsx'
import { nameOf } from './use-move.ts'

type MoveSheetProps = {
  order: Order | null
  boards: readonly BoardStatus[]
  onMove: (order: Order, to: BoardStatus | null) => void
  onClose: () => void
}

/** Moves an order: one large button per label, for a thumb. */
export const MoveSheet = ({ order, boards, onMove, onClose }: MoveSheetProps) => {
  const t = m.orders.board
  return (
    <Sheet
      open={order !== null}
      onOpenChange={onClose}
      title={order ? t.moveTitle(nameOf(order)) : ''}
      desktop="center"
    >
      <ul className="flex flex-col gap-2 pb-2">
        {[...boards, null].map((board) => {
          const isHere = order?.board_status_id === (board?.id ?? null)
          return (
            <li key={board?.id ?? ''}>
              <button
                type="button"
                aria-pressed={isHere}
                onClick={() => {
                  if (order) onMove(order, board)
                  onClose()
                }}
                className={cx(
                  'flex h-14 w-full items-center gap-3 rounded-control border px-4 text-left font-medium hover:bg-hover active:bg-pressed',
                  isHere ? 'border-accent bg-accent-soft' : 'border-rule',
                )}
              >
                <span
                  aria-hidden
                  className={cx(
                    'size-3 shrink-0 rounded-full',
                    board ? DOTS[board.culoare] : 'border-2 border-control',
                  )}
                />
                <span className="grow truncate">{board?.denumire ?? t.takeOff}</span>
                {isHere && <Check className="size-5 text-accent-text" aria-hidden />}
              </button>
            </li>
          )
        })}
      </ul>
    </Sheet>
  )
}
