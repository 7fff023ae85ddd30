import type { Progress } from './first-load.ts'

/** The status of sync, for the sync indicator. */
export type SyncStatus = {
  /** `local`: the free tier, nothing to sync. `blocked`: a person must do something (`problem` says what). */
  phase: 'local' | 'starting' | 'loading' | 'idle' | 'syncing' | 'offline' | 'blocked'
  problem: 'login' | 'plan' | 'outdated' | 'stuck' | null
  progress: Progress | null
  /** Device time of the last successful round, in milliseconds. */
  lastSyncAt: number | null
  /** Technical text of the last failure, for the diagnostics page. */
  lastError: string | null
}

export const INITIAL_STATUS: SyncStatus = {
  phase: 'starting',
  problem: null,
  progress: null,
  lastSyncAt: null,
  lastError: null,
}

/** A value that can be watched, in the shape of React's `useSyncExternalStore`. */
export class Observable<T> {
  #value: T
  readonly #listeners = new Set<() => void>()
  constructor(value: T) {
    this.#value = value
  }
  readonly get = (): T => this.#value
  readonly set = (value: T): void => {
    this.#value = value
    for (const listener of this.#listeners) listener()
  }
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
