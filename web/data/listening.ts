import type { Observable, SyncStatus } from './sync/status.ts'

/** A problem that a person must solve before the server takes anything: more writes change nothing. */
export const isHeld = ({ phase, problem }: SyncStatus): boolean => phase === 'blocked' && problem !== 'stuck'

/**
 * Keeps a live socket open except while a person must log in or reload the app. A device without a plan listens too: it
 * hears when the plan is back (S13.7). Returns a function that closes it.
 */
export const listenWhile = (status: Observable<SyncStatus>, connect: () => () => void): (() => void) => {
  let close: (() => void) | null = connect()
  const unsubscribe = status.subscribe(() => {
    const now = status.get()
    if (isHeld(now) && now.problem !== 'plan') {
      close?.()
      close = null
    } else if (now.phase === 'idle' || now.problem === 'plan') close ??= connect()
  })
  return () => {
    unsubscribe()
    close?.()
  }
}
