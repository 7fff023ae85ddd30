/** Milliseconds after which a lock is over, whatever became of its holder: longer than any document takes. */
export const LONGEST_LOCK = 60_000

/** Locks by name: who wants one that another has waits until it is given back, or its time is over. */
export class Locks {
  /** The end of the last lock of each name; those before it end sooner. */
  readonly #last = new Map<string, Promise<void>>()
  readonly #ends = new Map<number, () => void>()
  #given = 0

  /** Waits for the lock. Returns its number, with which it is given back. */
  async acquire(name: string): Promise<number> {
    const before = this.#last.get(name)
    const { promise: over, resolve } = Promise.withResolvers<void>()
    this.#last.set(name, over)
    await before
    this.#given += 1
    const lock = this.#given
    const timer = setTimeout(() => this.release(lock), LONGEST_LOCK)
    this.#ends.set(lock, () => {
      clearTimeout(timer)
      resolve()
      if (this.#last.get(name) === over) this.#last.delete(name)
    })
    return lock
  }

  /** Ends a lock; one that is over is not ended again. */
  release(lock: number): void {
    this.#ends.get(lock)?.()
    this.#ends.delete(lock)
  }
}
