/**
 * What one commit may take, so that it is decided and written in a fraction of a second, stays far below D1's limits and the
 * object's memory, and lets other shops come between. A push with more is committed in several; a single act with more is
 * refused before it is done, on the device too.
 */
export const BOUNDS = {
  /** Ops that are looked at together. */
  ops: 1_000,
  /** Rows that are read around those named: siblings and children. */
  read: 20_000,
  /** Times that the rules look at a child: each act on an order looks at all its lines. */
  looks: 40_000,
  /** Rows written, each with its entry in the log. */
  entries: 2_000,
  /** Effects written (E1). */
  effects: 500,
  /** Characters of the payload of one effect. */
  payload: 100_000,
  /** Characters of these rows, of the log and of the payloads. */
  size: 8_000_000,
} as const

/** Characters of a row's values, roughly. */
export const sizeOf = (values: Readonly<Record<string, unknown>>): number => {
  let size = 0
  for (const name in values) {
    const value = values[name]
    size += typeof value === 'string' ? value.length + 3 : 6
  }
  return size
}
