import type { SyncSummary } from '#web/data/hooks.ts'
import type { SyncState } from '#web/ui/sync-sign.tsx'

/**
 * What the sync indicator shows. It says "synced" only after a round that succeeded: a device that has not reached the
 * server yet may be far behind.
 */
export const syncState = (summary: SyncSummary): SyncState => {
  const { phase, problem, progress, pending, rejected, lastSyncAt, lastError } = summary
  if (phase === 'local') return { kind: 'local' }
  if (rejected === 0 && problem === 'plan') return { kind: 'paused', pending }
  if (rejected > 0 || phase === 'blocked') return { kind: 'attention', rejected }
  if (phase === 'loading') return { kind: 'loading', done: progress?.done ?? 0, total: progress?.total ?? 0 }
  if (phase === 'offline') return { kind: 'offline', pending }
  if (phase === 'syncing' && pending > 0) return { kind: 'sending' }
  if (pending > 0) return { kind: 'waiting', pending }
  return lastSyncAt === null || lastError !== null ? { kind: 'connecting' } : { kind: 'saved' }
}
