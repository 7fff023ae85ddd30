import { useState } from 'react'
import { AppError } from '#domain/kernel/errors.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { counts } from '#domain/workshop/orders/totals.ts'
import type { OrderStatus } from '#domain/workshop/orders/workflow.ts'
import { useData, useMutate } from '#web/data/hooks.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import { dayNow } from '#web/data/time.ts'
import { agreedOf } from '#web/data/workshop/line-copy.ts'
import type { OrderEditor } from '#web/features/orders/editor/use-order.ts'
import { reportError } from '#web/forms/report-error.ts'
import { useShopQuestion } from '#web/forms/shop-question.tsx'
import { m } from '#web/i18n/messages.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'
import { useNavigate } from '#web/routing/hooks.ts'
import { toast, toastUndo } from '#web/ui/toast-store.ts'

/** The steps of an order's state, and its copy. `problem` is why the last step could not be taken. */
export const useOrderActions = (
  order: Order | null,
  lines: readonly OrderLine[],
  editor: OrderEditor,
  carId: string | null,
) => {
  const navigate = useNavigate()
  const mutate = useMutate()
  const { db } = useData()
  const [problem, setProblem] = useState<string | null>(null)
  const { answered, question } = useShopQuestion()
  const t = m.orders.actions

  const steps = (label: string, ...statuses: OrderStatus[]): Promise<void> =>
    editor.write(
      label,
      statuses.map(
        (status): DraftOp => ({ op: 'patch', collection: 'orders', id: editor.id, data: { status } }),
      ),
    )

  const validate = async (): Promise<void> => {
    setProblem(null)
    if (!(await editor.flush())) return setProblem(t.needFix)
    // The order as it is now: the last typed value may have created it.
    const kept = await db.rows('orders').get(editor.id)
    if (!(kept ? kept.vehicle_id : carId)) return setProblem(t.needCar)
    if (!kept) return setProblem(t.needLine)
    const written = await db.rows('order_lines').where('order_id').equals(editor.id).toArray()
    // The offered price has a name, and has TVA or not.
    if (written.some(counts) && !(await answered())) return
    try {
      await steps(m.orders.labels.validated, 'VALIDAT')
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      setProblem(error.code === 'order_empty' ? t.needLine : sentenceOf(error))
    }
  }

  const reopen = (): Promise<void> => {
    setProblem(null)
    return reportError(steps(m.orders.labels.reopened, 'DRAFT'))
  }

  const cancel = async (): Promise<void> => {
    if (!order) return
    setProblem(null)
    const before = order.status
    const undo = () =>
      reportError(steps(m.orders.labels.restored, 'DRAFT', ...(before === 'VALIDAT' ? [before] : [])))
    return reportError(
      editor
        .flush()
        .then(() => steps(m.orders.labels.cancelled, 'ANULAT'))
        .then(() => void toastUndo(t.cancelled, undo)),
    )
  }

  const duplicate = async (): Promise<void> => {
    if (!order) return
    await editor.flush()
    const id = newId()
    const { vehicle_id, tip_deviz_id, observatii } = order
    // What the client refused stays a follow-up of the car; a copy would ask for it twice.
    const copies = lines.filter(counts).map(
      (line): DraftOp => ({
        op: 'insert',
        collection: 'order_lines',
        id: newId(),
        data: { ...agreedOf(line), order_id: id },
      }),
    )
    await mutate(m.orders.labels.duplicated, [
      {
        op: 'insert',
        collection: 'orders',
        id,
        data: { data_comanda: dayNow(), vehicle_id, tip_deviz_id, observatii },
      },
      ...copies,
    ])
    toast(t.duplicated)
    navigate(`/comenzi/${id}`)
  }

  return { problem, question, validate, reopen, cancel, duplicate: () => reportError(duplicate()) }
}
