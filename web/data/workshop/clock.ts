import type { Actor } from '#domain/sync/actor.ts'
import { isForgotten, stoppedAt } from '#domain/workshop/clock/closing.ts'
import type { WorkSession } from '#domain/workshop/clock/schema.ts'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { instantOf } from '#web/data/clock.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { type DraftOp, mutate, type Writer } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import { timeNow } from '#web/data/time.ts'

/** The clock on a device: what runs, and the ops that start, stop, correct and type. */

type Line = Pick<OrderLine, 'id' | 'order_id'>

const now = (): string => instantOf(timeNow())

const patch = (id: string, data: Partial<WorkSession>): DraftOp => ({
  op: 'patch',
  collection: 'work_sessions',
  id,
  data: data as Extract<DraftOp, { op: 'patch' }>['data'],
})

/** The rows of `mecanici` that are this person. */
export const ownMechanics = async (db: AppDatabase, { userId }: Actor): Promise<string[]> =>
  db
    .rows('mecanici')
    .filter((one) => one.user_id === userId)
    .primaryKeys()

/** The sessions that run, of all mechanics whom this device sees. */
export const runningSessions = async (db: AppDatabase): Promise<WorkSession[]> =>
  db.rows('work_sessions').where('running_of').above('').toArray()

/** The op that stops a session now; a forgotten one stops when it should have. */
export const stopOp = (session: WorkSession): DraftOp => patch(session.id, stoppedAt(session, now()))

/** The op that starts the clock of a mechanic on a line, as the session `id`. */
export const startOp = (id: string, { id: line_id, order_id }: Line, mechanic_id: string): DraftOp => ({
  op: 'insert',
  collection: 'work_sessions',
  id,
  data: { order_id, line_id, mechanic_id, started_at: now() },
})

/** The op by which a person writes work down that no clock has seen. */
export const writtenDown = (
  { id: line_id, order_id }: Line,
  mechanic_id: string,
  data: Pick<WorkSession, 'started_at' | 'stopped_at' | 'note'>,
): DraftOp => ({
  op: 'insert',
  collection: 'work_sessions',
  id: newId(),
  data: { order_id, line_id, mechanic_id, by_hand: 1, ...data },
})

/**
 * The op by which a person types the hours of a line: its total until now, in thousandths.
 */
export const typedHours = ({ id, order_id }: Line, mechanicId: string | null, typed: number): DraftOp => ({
  op: 'insert',
  collection: 'work_sessions',
  id: newId(),
  data: { order_id, line_id: id, mechanic_id: mechanicId, started_at: now(), stopped_at: now(), typed },
})

/**
 * Ends the forgotten clocks that this device answers for: all of them where there is no server, which does it otherwise,
 * and those of the person in front of it.
 */
export const endForgotten = async (writer: Writer, label: string, own: readonly string[]): Promise<void> => {
  const isOwn = ({ mechanic_id }: WorkSession) =>
    writer.mode === 'local' || (mechanic_id !== null && own.includes(mechanic_id))
  for (const session of await runningSessions(writer.db)) {
    if (isOwn(session) && isForgotten(session, timeNow())) await mutate(writer, label, [stopOp(session)])
  }
}
