import type { keepInSync, Synced } from './keep-in-sync.ts'

/**
 * Keeps the data in sync, by code that no first screen waits for. Where that cannot be loaded, `now` tries again.
 */
export const startSync = (synced: Synced): { now: () => void; stop: () => void } => {
  let sync: ReturnType<typeof keepInSync> | null = null
  let isStopped = false
  const start = async (): Promise<void> => {
    const { keepInSync } = await import('./keep-in-sync.ts')
    if (!isStopped) sync ??= keepInSync(synced)
  }
  const tryStart = (): void => void start().catch(() => undefined)
  tryStart()
  return {
    now: () => (sync ? sync.now() : tryStart()),
    stop: () => {
      isStopped = true
      sync?.stop()
    },
  }
}
