import { groupActs, type HistoryAct } from '#domain/sync/log.ts'
import type { HistoryAnswer } from '#domain/sync/protocol.ts'
import { asAppError, authorisedFetch } from '#web/data/account.ts'
import type { AppDatabase } from '#web/data/database.ts'

/** The history of an order and its lines: from the server, or from the free tier's own log. */

/** A page from the server, below the rev `before`. @throws AppError, NetworkError */
export const serverHistory = async (
  collection: string,
  id: string,
  before: number | null,
): Promise<HistoryAct[]> => {
  const query = before === null ? '' : `?before=${before}`
  const response = await authorisedFetch(`/api/sync/history/${collection}/${id}${query}`)
  if (!response.ok) throw await asAppError(response)
  return ((await response.json()) as HistoryAnswer).acts
}

/** All of it, as this device has kept it. `userName` is what to call whoever works here. */
export const localHistory = async (db: AppDatabase, id: string, userName: string): Promise<HistoryAct[]> => {
  const lines = await db.rows('order_lines').where('order_id').equals(id).primaryKeys()
  const ids = new Set([id, ...lines])
  const entries = await db.log
    .orderBy('rev')
    .reverse()
    .filter((entry) => ids.has(entry.rowId) || entry.patch.order_id === id)
    .toArray()
  return groupActs(entries.map((entry) => ({ ...entry, userName })))
}

/** The lowest rev of acts, to go on below it. */
export const lowestRev = (acts: readonly HistoryAct[]): number =>
  Math.min(...acts.flatMap(({ changes }) => changes.map(({ rev }) => rev)))
