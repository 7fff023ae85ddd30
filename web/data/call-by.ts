import * as v from 'valibot'
import type { Answer, Contract, Entries } from '#domain/api/contract.ts'
import { type Filled, pathOf } from '#domain/api/paths.ts'
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '#domain/sync/protocol.ts'
import { NetworkError, orNetworkError } from './network-error.ts'
import { refusedBy } from './refused.ts'

/** Sends a request. @throws NetworkError without an answer */
export type Send = (path: string, init: RequestInit) => Promise<Response>

type Texts<E> = E extends Entries ? { [K in keyof E]: v.InferInput<E[K]> } : unknown

/** The input that a contract needs. Bytes are a `Blob`, whose type is sent too. */
type InputOf<C extends Contract> = (C extends { params: infer P } ? { params: Texts<P> } : unknown) &
  (C extends { query: infer Q } ? { query: Partial<Texts<Q>> } : unknown) &
  (C extends { body: infer B } ? { body: B extends v.GenericSchema ? v.InferInput<B> : Blob } : unknown)

/** The answer of a contract; the caller reads the lines of a stream. */
type AnswerOf<C extends Contract> = C['answer'] extends {
  kind: 'json'
  schema: infer S extends v.GenericSchema
}
  ? v.InferOutput<S>
  : C['answer'] extends { kind: 'file' }
    ? { blob: Blob; headers: Headers }
    : C['answer'] extends { kind: 'lines' }
      ? ReadableStream<Uint8Array<ArrayBuffer>>
      : undefined

/** A function that calls contracts, built from a function that sends. */
export type Call = <C extends Contract>(
  contract: C,
  input: InputOf<C>,
  init?: Pick<RequestInit, 'signal' | 'headers'>,
) => Promise<AnswerOf<C>>

/**
 * Calls contracts with `send`.
 * @throws Refused as the API answers; NetworkError without an answer, or with one that is not of the contract
 */
export const callBy =
  (send: Send): Call =>
  async (contract, input, { headers, ...init } = {}) => {
    const { body } = input as { body?: unknown }
    const response = await send(pathOf(contract, input as Filled), {
      ...init,
      method: contract.method,
      headers: {
        ...headers,
        ...(contract.versioned && { [PROTOCOL_HEADER]: String(PROTOCOL_VERSION) }),
        ...(body !== undefined && contract.body !== 'bytes' && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: contract.body === 'bytes' ? (body as Blob) : JSON.stringify(body) }),
    })
    if (!response.ok) throw await refusedBy(response)
    if (response.status !== contract.status) throw strange()
    return (await read(contract.answer, response)) as never
  }

const read = async (answer: Answer, response: Response): Promise<unknown> => {
  if (answer.kind === 'json') return understood(answer, await orNetworkError(response.json()))
  if (answer.kind === 'file')
    return { blob: await orNetworkError(response.blob()), headers: response.headers }
  if (answer.kind === 'lines' && !response.body) throw new NetworkError('an answer without a body')
  if (answer.kind === 'lines') return response.body
  return undefined
}

/**
 * A value that the server has sent, checked against its contract.
 * @throws NetworkError for anything else: a proxy, or the log-in page of a network, has answered
 */
export const understood = <S extends v.GenericSchema>(
  { schema }: { schema: S },
  value: unknown,
): v.InferOutput<S> => {
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  throw strange()
}

/** Something between device and server has answered. */
const strange = (): NetworkError => new NetworkError('the answer is not of the contract')
