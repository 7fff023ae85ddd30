import type { Entry } from '#domain/sync/protocol.ts'
import { runningClocks } from '#worker/db/running-clocks.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import type { Committer } from './committer.ts'
import { systemAct } from './system-act.ts'

/** A clock that nobody stopped ends when the shop closes: the object wakes for it. */

/** Milliseconds after which a failed run is repeated. */
export const CLOCKS_AGAIN = 60_000

/** Milliseconds for which a clock is left that comes late from a device: its end may be in the next push. */
const GRACE = 60_000

/** When the first of the clocks ends that a commit has started, in milliseconds; null where it started none. */
export const clocksAfter = (rows: readonly Entry[], now: number): number | null => {
  const ends = rows
    .filter(({ collection, row }) => collection === 'work_sessions' && row.running_of !== '')
    .map(({ row }) => Date.parse(String(row.ends_at)))
  return ends.length === 0 ? null : Math.max(Math.min(...ends), now + GRACE)
}

/** Ends the clocks whose time has come. Returns when the next one ends, in milliseconds; null where none runs. */
export const endForgotten = async (
  db: TenantDb,
  committer: Committer,
  now: number,
): Promise<number | null> => {
  const running = await runningClocks(db)
  for (const { id, rev, ends_at } of running) {
    if (Date.parse(ends_at) > now) return Date.parse(ends_at)
    const data = { stopped_at: ends_at, asks: 1 }
    const ops = [{ op: 'patch' as const, collection: 'work_sessions', id, base: rev, data }]
    await systemAct(committer, db, 'clock', { key: `${id}/${rev}`, ops }, now)
  }
  return null
}
