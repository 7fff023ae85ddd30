import type { keepInSync, Synced } from './keep-in-sync.ts'
import { keepTrying } from './keep-trying.ts'
import { fetchLateCode } from './late-code.ts'

/** Keeps the data in sync, by code that no first screen waits for. Acts wait in the outbox until it is there. */
export const startSync = (synced: Synced): { now: () => void; stop: () => void } => {
  let sync: ReturnType<typeof keepInSync> | null = null
  let isStopped = false
  const loading = keepTrying(async () => {
    await fetchLateCode()
    const { keepInSync } = await import('./keep-in-sync.ts')
    if (!isStopped) sync ??= keepInSync(synced)
  })
  return {
    now: () => (sync ? sync.now() : loading.now()),
    stop: () => {
      isStopped = true
      loading.stop()
      sync?.stop()
    },
  }
}
