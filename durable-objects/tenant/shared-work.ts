/** Milliseconds after which work is given up, whatever became of whoever does it: longer than any document takes. */
export const LONGEST_WORK = 60_000

/**
 * Work that several want at once is done by the first of them, and the others get what it made. Where it makes nothing (null,
 * or it throws), the next of them tries: whoever did it may be gone, and why it failed is known to him alone.
 */
export class SharedWork {
  readonly #running = new Map<string, Promise<unknown>>()

  /** What the work made; null where one's own failed. */
  async once<T>(name: string, work: () => Promise<T | null>): Promise<T | null> {
    for (;;) {
      const running = this.#running.get(name)
      if (!running) break
      const made = await running
      if (made !== null) return made as T
    }
    const own = inTime(work())
      .catch(() => null)
      .finally(() => this.#running.delete(name))
    this.#running.set(name, own)
    return own
  }
}

const inTime = async <T>(work: Promise<T>): Promise<T> => {
  const { promise: over, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('the work took too long')), LONGEST_WORK)
  try {
    return await Promise.race([work, over])
  } finally {
    clearTimeout(timer)
  }
}
