import * as v from 'valibot'
import { UUID } from '#domain/kernel/ids.ts'
import { billingDataSchema } from '#domain/plans/billing-data.ts'
import { INTERVALS, PACK_IDS } from '#domain/plans/catalogue.ts'
import { FILE, json } from './answers.ts'
import { contract } from './contract.ts'

const url = json(v.object({ url: v.string() }))
const paidPlan = v.picklist(['basic', 'pro'])
const interval = v.picklist(INTERVALS)

const key = v.pipe(v.string(), v.minLength(1), v.maxLength(60))

const purchase = v.variant('kind', [
  v.strictObject({ kind: v.literal('plan'), plan: paidPlan, interval }),
  v.strictObject({ kind: v.literal('pack'), pack: v.picklist(PACK_IDS) }),
])
export type AskedPurchase = v.InferOutput<typeof purchase>

/**
 * Opens the provider's page on which the owner pays for a plan or a pack. `key` names the visit. `buyer` is what the
 * owner has typed because the shop's row is not enough for an invoice; null where it is.
 */
export const checkout = contract({
  method: 'POST',
  path: '/api/plans/checkout',
  access: 'session',
  body: v.strictObject({
    key,
    purchase,
    buyer: v.nullable(billingDataSchema),
  }),
  answer: url,
  status: 200,
  errors: [
    'forbidden',
    'payments_unavailable',
    'plan_required',
    'already_subscribed',
    'billing_data_missing',
  ],
})

/** The provider's page with the card and the invoices of the subscription. */
export const customerPortal = contract({
  method: 'POST',
  path: '/api/plans/portal',
  access: 'session',
  answer: url,
  status: 200,
  errors: ['forbidden', 'payments_unavailable', 'not_found'],
})

const change = v.variant('kind', [
  v.strictObject({ kind: v.literal('switch'), plan: paidPlan, interval }),
  v.strictObject({ kind: v.literal('cancel'), reason: v.pipe(v.string(), v.maxLength(500)) }),
  v.strictObject({ kind: v.literal('resume') }),
])
export type AskedChange = v.InferOutput<typeof change>

/**
 * A larger plan applies at once; a smaller one, another interval and the end wait for the end of the period. `key` names
 * the press. `url` is the page on which the bank wants a word first, null where it is done.
 */
export const changeSubscription = contract({
  method: 'POST',
  path: '/api/plans/change',
  access: 'session',
  body: v.strictObject({ key, change }),
  answer: json(v.object({ url: v.nullable(v.string()) })),
  status: 200,
  errors: ['forbidden', 'payments_unavailable', 'not_found'],
})

/** Reports of the provider of payments, signed over the body as it came. */
export const paymentEvents = contract({
  method: 'POST',
  path: '/api/plans/events',
  access: 'anyone',
  body: 'bytes',
  maxBytes: 300_000,
  answer: FILE,
  status: 200,
  errors: ['not_found', 'payments_unavailable'],
})

/** The PDF of our invoice of a payment; also for a shop without a plan. */
export const subscriptionInvoice = contract({
  method: 'GET',
  path: '/api/plans/invoices/:id',
  access: 'session',
  params: { id: v.pipe(v.string(), v.regex(UUID)) },
  answer: FILE,
  status: 200,
  errors: ['not_found'],
})
