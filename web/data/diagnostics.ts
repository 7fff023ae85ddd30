import { HELD_NAMES } from '#domain/modules.ts'
import { type Cursor, PROTOCOL_VERSION } from '#domain/sync/protocol.ts'
import { getMeta } from './database.ts'
import type { Data } from './open-data.ts'
import type { SyncStatus } from './sync/status.ts'

/** How many unsent acts are listed, the oldest first. */
const MOST_ACTS = 20

/**
 * The state of sync on this device, for support and developers: ids, counts, codes and times. It contains nothing that
 * a person typed: no names, phones, plates, notes or labels.
 */
export type Diagnostics = {
  madeAt: string
  mode: 'local' | 'synced'
  protocol: number
  /** This device as the server's `acts` know it; '' before it has sent anything. */
  clientId: string
  tenantId: string
  userId: string
  cursor: Cursor | null
  /** The tenant's head on the free tier, where the device is its own server. */
  localHead: number | null
  status: SyncStatus
  rows: Record<string, number>
  outbox: { count: number; oldest: string | null; acts: string[] }
  rejected: { at: string; id: string; code: string; ops: string[] }[]
  online: boolean
  persisted: boolean | null
  storage: { used: number; quota: number } | null
  userAgent: string
}

/** Reads all of it. */
export const readDiagnostics = async ({ db, writer, status }: Data): Promise<Diagnostics> => {
  const outbox = await db.outbox.orderBy('n').toArray()
  const rejected = await db.rejected.orderBy('n').toArray()
  const counts = await Promise.all(
    HELD_NAMES.map(async (name) => [name, await db.rows(name).count()] as const),
  )
  const estimate = await navigator.storage?.estimate?.()
  return {
    madeAt: new Date().toISOString(),
    mode: writer.mode,
    protocol: PROTOCOL_VERSION,
    clientId: (await getMeta<string>(db, 'clientId')) ?? '',
    tenantId: writer.actor.tenantId,
    userId: writer.actor.userId,
    cursor: (await getMeta<Cursor>(db, 'cursor')) ?? null,
    localHead: (await getMeta<number>(db, 'head')) ?? null,
    status: status.get(),
    rows: Object.fromEntries(counts),
    outbox: {
      count: outbox.length,
      oldest: outbox[0]?.mutation.at ?? null,
      acts: outbox.slice(0, MOST_ACTS).map(({ mutation }) => mutation.id),
    },
    rejected: rejected.map(({ rejectedAt, mutation, code }) => ({
      at: rejectedAt,
      id: mutation.id,
      code,
      ops: mutation.ops.map(({ op, collection, id }) => `${op} ${collection} ${id}`),
    })),
    online: navigator.onLine,
    persisted: (await navigator.storage?.persisted?.()) ?? null,
    storage: estimate ? { used: estimate.usage ?? 0, quota: estimate.quota ?? 0 } : null,
    userAgent: navigator.userAgent,
  }
}
