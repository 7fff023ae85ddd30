import type { Stripe } from 'stripe'
import { AppError } from '#domain/kernel/errors.ts'

/** An account at Stripe: the address of the API, the keys, the way to it, the clock by which signatures grow old (ms). */
export type StripeAccount = {
  api: string
  key: string
  webhookSecret: string
  fetch: typeof fetch
  clock(): number
}

/** Milliseconds after which an answer counts as lost; the same request is then sent again under its idempotency key. */
const TIMEOUT = 20_000
const RETRIES = 2

/** Seconds after which the caller may try again. */
const RETRY_AFTER = 30

let loaded: Promise<typeof Stripe> | undefined

/** The SDK, which only what pays needs. */
export const loadStripe = (): Promise<typeof Stripe> => {
  loaded ??= import('stripe').then((sdk) => sdk.Stripe)
  return loaded
}

export const openStripe = async ({ api, key, fetch }: StripeAccount): Promise<Stripe> => {
  const Sdk = await loadStripe()
  const { protocol, hostname, port } = new URL(api)
  return new Sdk(key, {
    protocol: protocol === 'http:' ? 'http' : 'https',
    host: hostname,
    ...(port !== '' && { port }),
    httpClient: Sdk.createFetchHttpClient(fetch),
    timeout: TIMEOUT,
    maxNetworkRetries: RETRIES,
    telemetry: false,
  })
}

/** Error types of Stripe that say nothing about the request: it may be sent again later. */
const PASSING = new Set(['StripeConnectionError', 'StripeAPIError', 'StripeRateLimitError'])

type Failed = { type?: unknown; code?: unknown }

/** The code of an error of Stripe, such as `resource_missing`; '' where there is none. */
export const stripeCode = (error: unknown): string => {
  const { code } = (typeof error === 'object' && error !== null ? error : {}) as Failed
  return typeof code === 'string' ? code : ''
}

/** The type of an error of Stripe; '' for another. */
export const stripeType = (error: unknown): string => {
  const { type } = (typeof error === 'object' && error !== null ? error : {}) as Failed
  return typeof type === 'string' ? type : ''
}

/** @throws AppError `unavailable` where Stripe does not answer; what it refuses is thrown as it is */
export const answered = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (error) {
    if (PASSING.has(stripeType(error)))
      throw new AppError('unavailable', { params: { retryAfter: RETRY_AFTER }, cause: error })
    throw error
  }
}

/** The answer; null where Stripe does not know what was asked for. */
export const orMissing = async <T>(work: Promise<T>): Promise<T | null> => {
  try {
    return await work
  } catch (error) {
    if (stripeCode(error) === 'resource_missing') return null
    throw error
  }
}
