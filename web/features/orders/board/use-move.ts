import { useCallback } from 'react'
import { formatPlate } from '#domain/romania/plate.ts'
import type { BoardStatus } from '#domain/workshop/orders/board.ts'
import type { Order } from '#domain/workshop/orders/schema.ts'
import { useMutate } from '#web/data/hooks.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { toastUndo } from '#web/ui/toast-store.ts'

/** The name of an order in a sentence: its plate, or its number. */
export const nameOf = ({ nr_auto, nr_comanda }: Pick<Order, 'nr_auto' | 'nr_comanda'>): string =>
  formatPlate(nr_auto) || (nr_comanda === null ? m.orders.title : m.orders.doc.number(nr_comanda))

/** Gives an order another label of the board, or none; one act, which the toast can undo. */
export const useMove = (): ((order: Order, to: BoardStatus | null) => Promise<void>) => {
  const mutate = useMutate()
  return useCallback(
    (order, to) => {
      const t = m.orders.board
      const put = (label: string, board_status_id: string | null) =>
        mutate(label, [{ op: 'patch', collection: 'orders', id: order.id, data: { board_status_id } }])
      const before = order.board_status_id
      if (before === (to?.id ?? null)) return Promise.resolve()
      const name = to?.denumire ?? t.none
      return reportError(
        put(t.label(name), to?.id ?? null).then(() =>
          toastUndo(t.moved(nameOf(order), name), () => reportError(put(t.movedBack, before))),
        ),
      )
    },
    [mutate],
  )
}
