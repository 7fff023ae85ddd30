import * as v from 'valibot'

/** The kinds of answer that a contract can name. */

/** One JSON value of a schema. */
// @__NO_SIDE_EFFECTS__
export const json = <S extends v.GenericSchema>(schema: S) => ({ kind: 'json', schema }) as const

/** One JSON text a line. */
// @__NO_SIDE_EFFECTS__
export const lines = <S extends v.GenericSchema>(schema: S) => ({ kind: 'lines', schema }) as const

/** A WebSocket and what the server says on it. */
// @__NO_SIDE_EFFECTS__
export const socket = <S extends v.GenericSchema>(schema: S) => ({ kind: 'socket', schema }) as const

/** No body. */
export const NONE = { kind: 'none' } as const

/** Bytes, with headers that say what they are. */
export const FILE = { kind: 'file' } as const

/**
 * A value of which the names of its fields are looked at, and no more. For what comes a thousand rows at a time: the server
 * checked each row when it was written, and checking it again on a phone costs more than storing it. The names tell our
 * answer from that of a proxy or a log-in page on the way.
 */
// @__NO_SIDE_EFFECTS__
export const trusted = <T extends object>(...keys: readonly (keyof T & string)[]) =>
  Object.assign(
    v.custom<T>((value) => typeof value === 'object' && value !== null && keys.every((key) => key in value)),
    { keys },
  )
