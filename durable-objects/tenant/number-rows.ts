import type { NumberingAnswer } from '#domain/roaauto/numbering.ts'
import type { Actor } from '#domain/sync/actor.ts'
import { LIMITS } from '#domain/sync/protocol.ts'
import { readUnnumbered } from '#worker/db/export-rows.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import type { Committer } from './committer.ts'
import { systemAct } from './system-act.ts'

/** Acts of one call: each is a D1 batch, and the caller wants to see how far it is. */
const ACTS = 4

/**
 * Gives rows without one their number for Oracle, in the order in which they were made, as acts of the server for whoever
 * exports. The commit gives the numbers, so two that run at once number nothing twice. `now` in milliseconds.
 */
export const numberRows = async (
  db: TenantDb,
  committer: Committer,
  actor: Actor,
  now: number,
): Promise<NumberingAnswer> => {
  let numbered = 0
  for (let act = 0; act < ACTS; act++) {
    const { rows } = await readUnnumbered(db, LIMITS.opsPerMutation)
    if (rows.length === 0) break
    const ops = rows.map(({ collection, id, rev }) => ({
      op: 'patch' as const,
      collection,
      id,
      data: { oracle_id: null },
      base: rev,
    }))
    // What is left is read anew each time, so no act is ever repeated.
    await systemAct(committer, actor, 'export', { key: crypto.randomUUID(), ops }, now)
    numbered += rows.length
  }
  return { numbered, left: (await readUnnumbered(db, 0)).left }
}
