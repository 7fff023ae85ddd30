import { AppError } from '#domain/kernel/errors.ts'
import { uuidv7 } from '#domain/kernel/ids.ts'
import type { NumberingAnswer } from '#domain/roaauto/numbering.ts'
import type { Actor } from '#domain/sync/collection.ts'
import { LIMITS } from '#domain/sync/protocol.ts'
import { readUnnumbered } from '#worker/db/export-rows.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import type { Committer } from './committer.ts'
import { SYSTEM_CLIENT } from './initialise.ts'
import { asSent } from './push.ts'

/** Acts of one call: each is a D1 batch, and the caller wants to see how far it is. */
const ACTS = 4

/**
 * Gives rows without one their number for Oracle, in the order in which they were made, as acts of the server in the name
 * of whoever exports. The commit gives the numbers, so two that run at once number nothing twice. `now` in milliseconds.
 */
export const numberRows = async (
  db: TenantDb,
  committer: Committer,
  { tenantId, userId }: Actor,
  now: number,
): Promise<NumberingAnswer> => {
  let numbered = 0
  for (let act = 0; act < ACTS; act++) {
    const { rows } = await readUnnumbered(db, LIMITS.opsPerMutation)
    if (rows.length === 0) break
    const { outcome } = await committer.submit({
      actor: { tenantId, userId, role: 'system' },
      clientId: SYSTEM_CLIENT,
      epoch: null,
      mutations: [
        asSent({
          id: uuidv7(now, crypto.getRandomValues(new Uint8Array(10))),
          at: new Date(now).toISOString(),
          label: 'Numere pentru exportul ROAAUTO',
          ops: rows.map(({ collection, id, rev }) => ({
            op: 'patch' as const,
            collection,
            id,
            data: { oracle_id: null },
            base: rev,
          })),
        }),
      ],
    })
    const [result] = outcome.refused === null ? outcome.results : []
    if (result?.status !== 'applied') throw new AppError('internal', { cause: outcome })
    numbered += rows.length
  }
  return { numbered, left: (await readUnnumbered(db, 0)).left }
}
