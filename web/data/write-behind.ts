/**
 * Writes parts as they are read, one after the other and in order; the next is read while one is written. When it ends,
 * well or not, no write is under way.
 * @throws what reading or writing throws
 */
export const writeBehind = async <T>(
  parts: AsyncIterable<T>,
  write: (part: T) => PromiseLike<unknown>,
): Promise<void> => {
  let writing: PromiseLike<unknown> = Promise.resolve()
  try {
    for await (const part of parts) {
      await writing
      writing = write(part)
      // It is awaited later; until then an unhandled rejection would be reported.
      writing.then(undefined, () => undefined)
    }
  } finally {
    await writing
  }
}
