import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { instantOf } from '#web/data/clock.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import { timeNow } from '#web/data/time.ts'

/** The op by which a person types the hours of a line: its total until now, in thousandths. */
export const typedHours = (
  { id, order_id }: Pick<OrderLine, 'id' | 'order_id'>,
  mechanicId: string | null,
  typed: number,
): DraftOp => {
  const now = instantOf(timeNow())
  return {
    op: 'insert',
    collection: 'work_sessions',
    id: newId(),
    data: { order_id, line_id: id, mechanic_id: mechanicId, started_at: now, stopped_at: now, typed },
  }
}
