/**
 * The limits of one commit, so that it takes a fraction of a second, stays far below D1's limits and the memory of the
 * object, and lets other shops run in between. A larger push is committed in several batches; a single act beyond a
 * limit is refused before it is done, on the device too (S9.3 to S9.5).
 */
export const BOUNDS = {
  /** Ops considered together. */
  ops: 1_000,
  /** Rows read around the named ones: siblings and children. */
  read: 20_000,
  /** Visits of the rules to a child: each act on an order visits all its lines. */
  looks: 40_000,
  /** Rows written, each with its log entry. */
  entries: 2_000,
  /** Effects written (E1). */
  effects: 500,
  /** Characters of the payload of one effect. */
  payload: 100_000,
  /** Characters of the written rows, the log and the payloads together. */
  size: 8_000_000,
} as const

/** Approximate number of characters in a row's values. */
export const sizeOf = (values: Readonly<Record<string, unknown>>): number => {
  let size = 0
  for (const name in values) {
    const value = values[name]
    size += typeof value === 'string' ? value.length + 3 : 6
  }
  return size
}
