/** A seeded random source (mulberry32), so that random data can be reproduced. */
export type Random = {
  /** In [0, 1). */
  next(): number
  /** A whole number from min to max, both included. */
  between(min: number, max: number): number
  pick<T>(items: readonly T[]): T
  bytes(length: number): Uint8Array
}

export const seeded = (seed: number): Random => {
  let state = seed >>> 0
  return drawnBy(() => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  })
}

/** A random source of a function that returns numbers in [0, 1). */
export const drawnBy = (next: () => number): Random => {
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    between,
    pick: (items) => {
      const item = items[between(0, items.length - 1)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
    bytes: (length) => Uint8Array.from({ length }, () => between(0, 255)),
  }
}
