import type * as v from 'valibot'
import type { ErrorCode } from '#domain/kernel/errors.ts'
import type { Feature } from '#domain/plans/catalogue.ts'

/**
 * A contract is the agreement of device and server on one address of the API. The server registers it with `route`, the
 * device calls it with `call`; paths, checks, types, gates and the tables of docs/api.md follow from it.
 */

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/**
 * Who may call: `page` is any page of this origin; `session` is a logged-in user; `operator` is one of us, and to everybody
 * else the address does not exist.
 */
export type Access = 'anyone' | 'page' | 'session' | 'operator'

/** Parameters of an address are text; a schema may transform them. */
export type Entries = Readonly<Record<string, v.GenericSchema<string | undefined, unknown>>>

export type Answer =
  | { kind: 'json'; schema: v.GenericSchema }
  | { kind: 'none' }
  | { kind: 'file' }
  /** One JSON text per line, each of the schema. */
  | { kind: 'lines'; schema: v.GenericSchema }
  /** A WebSocket on which the server sends JSON of the schema. */
  | { kind: 'socket'; schema: v.GenericSchema }

export type Contract = {
  method: Method
  path: `/${string}`
  access: Access
  /** The person must have given a password or a passkey within the last minutes (`FRESH_MINUTES`). */
  fresh?: true
  /** The feature that the shop's plan needs. */
  feature?: Feature
  /** Its messages are those of the sync protocol, in the version that a header names (S17.2). */
  versioned?: true
  /** The schema of each `:name` in the path; an address that does not match is `not_found`. */
  params?: Entries
  query?: Entries
  /** A schema of JSON, or `bytes` that the handler reads itself. */
  body?: v.GenericSchema | 'bytes'
  /** Most bytes of the body; `FORM_BYTES` by default. */
  maxBytes?: number
  answer: Answer
  /** The status of a successful answer. */
  status: 101 | 200 | 201 | 202 | 204 | 303
  /** Its specific error codes, beside those that `errorsOf` derives. */
  errors?: readonly ErrorCode[]
}

type ParamName<Path extends string> = Path extends `${infer Head}/${infer Tail}`
  ? ParamName<Head> | ParamName<Tail>
  : Path extends `:${infer Name}`
    ? Name
    : never

type WithParams<Path extends string> = [ParamName<Path>] extends [never]
  ? { params?: never }
  : { params: Readonly<Record<ParamName<Path>, v.GenericSchema<string, unknown>>> }

/** Declares a contract; a path whose `:name` has no schema does not compile. */
// @__NO_SIDE_EFFECTS__
export const contract = <const C extends Contract>(declared: C & WithParams<C['path']>): C => declared

/** Codes that every address may answer. */
export const COMMON_ERRORS: readonly ErrorCode[] = ['internal', 'unavailable', 'method_not_allowed']

/** Every code that a contract may answer: its own, and those that follow from its requirements. */
export const errorsOf = ({
  method,
  access,
  fresh,
  feature,
  versioned,
  params,
  query,
  body,
  errors = [],
}: Contract): ErrorCode[] => {
  const derived: Partial<Record<ErrorCode, unknown>> = {
    unauthenticated: access === 'session',
    forbidden_origin: access === 'page' || (access === 'operator' && method !== 'GET'),
    reauthentication_required: fresh,
    plan_required: feature,
    client_outdated: versioned,
    server_outdated: versioned,
    not_found: params || access === 'operator',
    body_too_large: method !== 'GET',
    malformed_json: body && body !== 'bytes',
    invalid_input: query || (body && body !== 'bytes'),
  }
  const codes = Object.entries(derived).flatMap(([code, holds]) => (holds ? [code as ErrorCode] : []))
  return [...new Set([...codes, ...errors, ...COMMON_ERRORS])]
}
