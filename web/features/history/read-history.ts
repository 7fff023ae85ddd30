import * as api from '#domain/api/sync.ts'
import type { Author } from '#domain/sync/actor.ts'
import { groupActs, type HistoryAct } from '#domain/sync/log.ts'
import { call } from '#web/data/call.ts'
import type { AppDatabase } from '#web/data/database.ts'

/** The history of an order and its lines, from the server or from the free tier's own log. */

/** A page from the server, below the rev `before`. @throws AppError, NetworkError */
export const serverHistory = async (
  collection: string,
  id: string,
  before: number | null,
): Promise<HistoryAct[]> => {
  const query = before === null ? {} : { before: String(before) }
  return (await call(api.history, { params: { collection, id }, query })).acts
}

const HERE: Author = { kind: 'staff', source: '' }

/** All of it, from this device. `userName` is the name of the person who works here. */
export const localHistory = async (db: AppDatabase, id: string, userName: string): Promise<HistoryAct[]> => {
  // A deleted line is only in the log, by the change that created it.
  const made = await db.log.filter(({ patch, prev }) => prev === null && patch.order_id === id).toArray()
  const entries = (
    await Promise.all(
      // A line and its cost are two rows with the same id.
      [...new Set([id, ...made.map(({ rowId }) => rowId)])].map((rowId) =>
        db.log.where('rowId').equals(rowId).toArray(),
      ),
    )
  )
    .flat()
    .sort((a, b) => b.rev - a.rev)
  return groupActs(entries.map((entry) => ({ ...entry, author: HERE, userName })))
}

/** Whether the acts reach back to the one that created the row, below which there is nothing. */
export const reachesBeginning = (acts: readonly HistoryAct[], id: string): boolean =>
  acts.some(({ changes }) => changes.some(({ rowId, prev }) => rowId === id && prev === null))

/** The lowest rev of the acts; the next page continues below it. */
export const lowestRev = (acts: readonly HistoryAct[]): number =>
  Math.min(...acts.flatMap(({ changes }) => changes.map(({ rev }) => rev)))
