import * as v from 'valibot'

/** The kinds of answer that a contract can declare. */

/** One JSON value of a schema. */
// @__NO_SIDE_EFFECTS__
export const json = <S extends v.GenericSchema>(schema: S) => ({ kind: 'json', schema }) as const

/** JSON lines: one JSON text per line. */
// @__NO_SIDE_EFFECTS__
export const lines = <S extends v.GenericSchema>(schema: S) => ({ kind: 'lines', schema }) as const

/** A WebSocket and the messages that the server sends on it. */
// @__NO_SIDE_EFFECTS__
export const socket = <S extends v.GenericSchema>(schema: S) => ({ kind: 'socket', schema }) as const

/** No body. */
export const NONE = { kind: 'none' } as const

/** Bytes, with headers that describe them. */
export const FILE = { kind: 'file' } as const

/**
 * A value of which only the field names are checked. It serves answers with a thousand rows: the server checked each
 * row on write, and a second check on a phone costs more than storing the row. The names distinguish our answer from
 * that of a proxy or a log-in page on the way.
 */
// @__NO_SIDE_EFFECTS__
export const trusted = <T extends object>(...keys: readonly (keyof T & string)[]) =>
  Object.assign(
    v.custom<T>((value) => typeof value === 'object' && value !== null && keys.every((key) => key in value)),
    { keys },
  )
