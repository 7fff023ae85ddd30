import { COLLECTIONS } from '#domain/modules.ts'
import type { HistoryAct, Values } from '#domain/sync/log.ts'
import type { AppDatabase } from '#web/data/database.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { backOps, leftBehindBy } from '#web/data/workshop/line-copy.ts'
import { contentBefore } from './content.ts'

/**
 * A deleted line as it was before the rev `below`, restored as the row `id`: with its cost as far as the history tells
 * it, and its photos and hours, which still link to the deleted line. null where the acts do not reach back to its creation.
 */
export const remakeLine = async (
  db: AppDatabase,
  acts: readonly HistoryAct[],
  lineId: string,
  below: number,
  id: string,
): Promise<DraftOp[] | null> => {
  const content = contentBefore(acts, COLLECTIONS.order_lines, lineId, below)
  if (!content) return null
  const order_id = String(content.order_id)
  // The cost has the line's id, and was deleted in the same act.
  const cost: Values =
    contentBefore(acts, COLLECTIONS.order_line_costs, lineId, Number.POSITIVE_INFINITY) ?? {}
  return backOps(
    id,
    { ...content, order_id },
    typeof cost.pret_achizitie === 'number' ? cost.pret_achizitie : undefined,
    await leftBehindBy(db, { id: lineId, order_id }),
  )
}
