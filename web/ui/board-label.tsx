import type { BoardColour, BoardStatus } from '#domain/workshop/orders/board.ts'
import { cx } from './cx.ts'

/** Dots of the labels; each has its text beside it, so that nothing depends on colour alone. */
export const DOTS: Record<BoardColour, string> = {
  gri: 'bg-board-grey',
  albastru: 'bg-board-blue',
  violet: 'bg-board-violet',
  roz: 'bg-board-pink',
  chihlimbar: 'bg-board-amber',
  verde: 'bg-board-green',
}

/** A label of the shop's board: its dot and its text. */
export const BoardLabel = ({ board, className }: { board: BoardStatus; className?: string }) => (
  <span className={cx('inline-flex min-w-0 items-center gap-1.5 text-sm', className)}>
    <span aria-hidden className={cx('size-2.5 shrink-0 rounded-full', DOTS[board.culoare])} />
    <span className="truncate">{board.denumire}</span>
  </span>
)
