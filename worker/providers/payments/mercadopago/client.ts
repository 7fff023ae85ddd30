import * as v from 'valibot'
import { AppError } from '#domain/kernel/errors.ts'

/** An account at MercadoPago: its token, the secret of its webhook, the way to it, and a clock in milliseconds. */
export type MercadoPagoAccount = {
  token: string
  webhookSecret: string
  /** The currency of the account's country, such as `BRL`. */
  currency: string
  fetch: typeof fetch
  clock(): number
}

const API = 'https://api.mercadopago.com'

/** Milliseconds after which an answer counts as lost. */
const TIMEOUT = 20_000

/** Seconds after which the caller may try again. */
const RETRY_AFTER = 30

const busy = (cause?: unknown) => new AppError('unavailable', { params: { retryAfter: RETRY_AFTER }, cause })

type Ask = { method?: 'GET' | 'POST' | 'PUT'; body?: object; key?: string }

/** One request; null where the thing is unknown. @throws AppError `unavailable` where there is no answer */
export const ask = async <S extends v.GenericSchema>(
  { token, fetch }: MercadoPagoAccount,
  path: string,
  schema: S,
  { method = 'GET', body, key }: Ask = {},
): Promise<v.InferOutput<S> | null> => {
  const response = await fetch(`${API}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(key !== undefined && { 'x-idempotency-key': key }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(TIMEOUT),
  }).catch((cause) => {
    throw busy(cause)
  })
  if (response.status === 404) return null
  if (response.status === 429 || response.status >= 500) throw busy()
  if (!response.ok) throw new Error(`MercadoPago answers ${response.status} to ${method}`)
  const { success, output } = v.safeParse(schema, await response.json().catch(() => null))
  if (!success) throw busy()
  return output
}

/** Instants come with an offset. */
const instant = v.pipe(
  v.string(),
  v.transform((text) => new Date(text).toISOString()),
)

/** A subscription: what is charged next, by `reason`; whether it goes on, by `status`. */
export const preapprovalSchema = v.object({
  id: v.string(),
  reason: v.string(),
  external_reference: v.nullish(v.string(), ''),
  status: v.string(),
  init_point: v.string(),
  date_created: instant,
  last_modified: instant,
  auto_recurring: v.object({ start_date: v.nullish(instant) }),
})
export type Preapproval = v.InferOutput<typeof preapprovalSchema>

/** A charge. One of a subscription names it; one that an owner pays on a page has the metadata of the page. */
export const paymentSchema = v.object({
  id: v.number(),
  status: v.string(),
  external_reference: v.nullish(v.string(), ''),
  description: v.nullish(v.string(), ''),
  transaction_amount: v.number(),
  date_approved: v.nullish(instant),
  date_last_updated: instant,
  metadata: v.optional(v.object({ subscription: v.optional(v.string()), until: v.optional(instant) }), {}),
  point_of_interaction: v.nullish(
    v.object({ transaction_data: v.nullish(v.object({ subscription_id: v.nullish(v.string()) })) }),
  ),
})
export type Charge = v.InferOutput<typeof paymentSchema>

export const listOf = <S extends v.GenericSchema>(schema: S) => v.object({ results: v.array(schema) })
export const pageSchema = v.object({ init_point: v.string() })
export const doneSchema = v.unknown()
