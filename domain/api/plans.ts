import * as v from 'valibot'
import { INTERVALS, PACK_IDS } from '#domain/plans/catalogue.ts'
import { FILE, json, NONE } from './answers.ts'
import { contract } from './contract.ts'

const url = json(v.object({ url: v.string() }))
const paidPlan = v.picklist(['basic', 'pro'])
const interval = v.picklist(INTERVALS)

/** Opens the provider's page on which the owner pays for a plan or a pack. `key` names the visit. */
export const checkout = contract({
  method: 'POST',
  path: '/api/plans/checkout',
  access: 'session',
  body: v.strictObject({
    key: v.pipe(v.string(), v.maxLength(60)),
    purchase: v.variant('kind', [
      v.strictObject({ kind: v.literal('plan'), plan: paidPlan, interval }),
      v.strictObject({ kind: v.literal('pack'), pack: v.picklist(PACK_IDS) }),
    ]),
  }),
  answer: url,
  status: 200,
  errors: ['forbidden', 'payments_unavailable', 'plan_required', 'already_subscribed'],
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

/** A larger plan applies at once; a smaller one, another interval and the end wait for the end of the period. */
export const changeSubscription = contract({
  method: 'POST',
  path: '/api/plans/change',
  access: 'session',
  body: v.variant('kind', [
    v.strictObject({ kind: v.literal('switch'), plan: paidPlan, interval }),
    v.strictObject({
      kind: v.literal('cancel'),
      reason: v.pipe(v.string(), v.maxLength(500)),
    }),
    v.strictObject({ kind: v.literal('resume') }),
  ]),
  answer: NONE,
  status: 204,
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
