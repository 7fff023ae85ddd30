import type { Context, Handler as HonoHandler, MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import type { Contract, Entries } from '#domain/api/contract.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { FORM_BYTES, limitBody } from './body-limit.ts'
import type { AppEnv, OperatorEnv, SessionEnv, SyncEnv } from './context.ts'
import { fresh } from './fresh.ts'
import { operator } from './operator.ts'
import { parseInput, parseJson } from './parse-input.ts'
import { planGate } from './plan-gate.ts'
import { protocolVersion } from './protocol-version.ts'
import { sameOrigin } from './same-origin.ts'
import { session } from './session.ts'

type EnvOf<C extends Contract> = C extends { versioned: true }
  ? SyncEnv
  : C extends { access: 'session' }
    ? SessionEnv
    : C extends { access: 'operator' }
      ? OperatorEnv
      : AppEnv

type Outputs<E> = E extends Entries ? { [K in keyof E]: v.InferOutput<E[K]> } : undefined

/** The checked parts of a request that a handler gets. */
type Given<C extends Contract> = {
  params: Outputs<C['params']>
  query: Outputs<C['query']>
  body: C['body'] extends infer B extends v.GenericSchema ? v.InferOutput<B> : undefined
}

/**
 * The result of a handler: the answer of the contract. A `Response` is for bytes, streams, and JSON that is text
 * already.
 */
type Made<C extends Contract> = C['answer'] extends { kind: 'json'; schema: infer S extends v.GenericSchema }
  ? v.InferInput<S> | Response
  : C['answer'] extends { kind: 'none' }
    ? undefined
    : Response

type Handler<C extends Contract> = (
  c: Context<EnvOf<C>>,
  given: Given<C>,
) => Made<C> | Promise<Made<C>> | (undefined extends Made<C> ? Promise<void> : never)

/** A contract with its handlers, in the order in which they run. */
export type Route = { contract: Contract; handlers: readonly (HonoHandler | MiddlewareHandler)[] }

/**
 * Implements a contract. Before the handler runs, the request passes in this order: access, a fresh proof of the person, the feature
 * of the plan, the version of the protocol, the size of the body, and the schemas; the handler gets their output.
 * @throws AppError one of the codes that `errorsOf` lists for the contract
 */
export const route = <C extends Contract>(contract: C, handler: Handler<C>): Route => ({
  contract,
  handlers: [...guardsOf(contract), answering(contract, handler as unknown as Handler<Contract>)],
})

const ACCESS: Readonly<Record<Contract['access'], (asksPlan: boolean) => readonly MiddlewareHandler[]>> = {
  anyone: () => [],
  page: () => [sameOrigin],
  session: (asksPlan) => [session(asksPlan)],
  operator: () => [operator],
}

const guardsOf = ({
  access,
  fresh: isFresh,
  feature,
  versioned,
  method,
  maxBytes,
}: Contract): MiddlewareHandler[] => [
  ...ACCESS[access](feature !== undefined),
  ...(access === 'operator' && method !== 'GET' ? [sameOrigin] : []),
  ...(isFresh ? [fresh] : []),
  ...(feature ? [planGate(feature)] : []),
  ...(versioned ? [protocolVersion] : []),
  ...(method === 'GET' ? [] : [limitBody(maxBytes ?? FORM_BYTES)]),
]

const answering = (contract: Contract, handler: Handler<Contract>): HonoHandler => {
  const read = readerOf(contract)
  return async (c) => {
    const made: unknown = await handler(c, await read(c))
    if (made instanceof Response) return made
    if (contract.answer.kind === 'none') return c.body(null, 204)
    return c.json(made as object, contract.status as 200)
  }
}

/** Reads the parts of a request by the contract's schemas. */
const readerOf = ({ params, query, body }: Contract) => {
  const paramsSchema = params && v.object(params)
  const querySchema = query && v.object(query)
  return async (c: Context): Promise<Given<Contract>> => {
    const given = {
      params: paramsSchema && parseAddress(paramsSchema, c.req.param()),
      query: querySchema && parseInput(querySchema, c.req.query()),
      body: body && body !== 'bytes' ? parseInput(body, parseJson(await c.req.text())) : undefined,
    }
    return given as Given<Contract>
  }
}

/** An address with an invalid part is not found, like one whose row is gone. */
const parseAddress = (schema: v.GenericSchema, parts: object): unknown => {
  const result = v.safeParse(schema, parts)
  if (result.success) return result.output
  throw new AppError('not_found')
}
