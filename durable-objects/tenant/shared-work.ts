/** Milliseconds after which work is given up, also where its caller is gone: longer than any document takes. */
export const LONGEST_WORK = 60_000

/**
 * The first of several concurrent callers does the work, and the others get its result. Where it has none (null, or it
 * throws), the next caller tries: the first may be gone, and only the first gets the reason of its failure.
 */
export class SharedWork {
  readonly #running = new Map<string, Promise<unknown>>()

  /** The result of the work; null where the caller's own try failed. */
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
