import * as v from 'valibot'
import { DAY } from '#domain/kernel/days.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { type Interval, PACK_IDS } from '#domain/plans/catalogue.ts'
import type { Subscription } from '#domain/plans/subscription.ts'
import { readLocalPayment, withdrawLocalVisits, writeLocalPayment } from '#worker/db/local-payments.ts'
import type { Env } from '#worker/env.ts'
import { secretsOf } from '#worker/http/secrets.ts'
import { hashOf, signed } from '#worker/pages/signing.ts'
import type { Checkout, PaymentEvent, Payments, SubscriptionChange } from './port.ts'
import { isSigned, signWebhook } from './webhook-signature.ts'

/**
 * Payments of a development machine: no money moves. `/dev/plata` is its page, on which a developer pays, fails or
 * leaves; what happens is reported by signed calls, like a real provider's.
 */

type LocalEnv = Pick<Env, 'DB' | 'SESSION_SECRET' | 'LEASE_KEYS'>

/** A visit as it is kept: open until it is paid, or a later one for the same thing withdraws it. */
export type LocalCheckout = Checkout & { id: string; paid: boolean; withdrawn: boolean }

/** What happened, as the call that reports it says; `signature` goes with it in its header. */
export type SignedEvent = { body: string; signature: string }

const eventSchema = v.variant('kind', [
  v.object({
    id: v.string(),
    kind: v.literal('subscription'),
    tenantId: v.string(),
    subscription: v.string(),
  }),
  v.object({
    id: v.string(),
    kind: v.literal('pack'),
    tenantId: v.string(),
    pack: v.picklist(PACK_IDS),
    payment: v.string(),
    paidAt: v.string(),
  }),
])

const secretOf = (env: LocalEnv): string =>
  signed(secretsOf(env).SESSION_SECRET, 'payments', 'webhook').toString('hex')

const iso = (ms: number): string => new Date(ms).toISOString()

/** A calendar month or year later; a day that the month lacks becomes its last one. */
const periodAfter = (from: string, interval: Interval): string => {
  const date = new Date(from)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + (interval === 'year' ? 12 : 1))
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, last))
  return date.toISOString()
}

const subscriptionIdOf = (tenantId: string): string => `sub_${tenantId}`

/** The report of an event. */
const signedEvent = (env: LocalEnv, event: PaymentEvent, now: number): SignedEvent => {
  const body = JSON.stringify(event)
  return { body, signature: signWebhook(secretOf(env), body, now) }
}

/** `clock` in milliseconds. */
export const localPayments = (env: LocalEnv, clock: () => number): Payments => ({
  async checkout(checkout) {
    const id = hashOf(`${checkout.tenantId}/${checkout.key}`).slice(0, 22)
    const known = await readLocalPayment<LocalCheckout>(env, id)
    if (!known) {
      await withdrawLocalVisits(env, checkout.tenantId, thingOf(checkout.purchase))
      const visit: LocalCheckout = { ...checkout, id, paid: false, withdrawn: false }
      await writeLocalPayment(env, checkout.tenantId, id, visit)
    }
    return { url: `/dev/plata/${id}` }
  },
  async portal(customer, returnUrl) {
    return { url: `/dev/client/${customer}?inapoi=${encodeURIComponent(returnUrl)}` }
  },
  subscription: (id) => readLocalPayment<Subscription>(env, id),
  async change(id, change) {
    const known = await readLocalPayment<Subscription>(env, id)
    if (!known) throw new AppError('not_found')
    const changed = changedBy(known, change)
    await writeLocalPayment(env, known.tenantId, id, changed)
    return changed
  },
  readEvent(body, signature) {
    if (!isSigned(secretOf(env), body, signature, clock())) throw new AppError('not_found')
    return v.parse(eventSchema, JSON.parse(body))
  },
})

/** What a visit is for: a shop has one plan, and each pack is a thing of its own. */
const thingOf = (purchase: Checkout['purchase']): { kind: string; pack: string } => ({
  kind: purchase.kind,
  pack: purchase.kind === 'pack' ? purchase.pack : '',
})

const changedBy = (known: Subscription, change: SubscriptionChange): Subscription => {
  if (change.kind === 'cancel') return { ...known, endsAt: known.until, next: null }
  if (change.kind === 'resume') return { ...known, endsAt: null, next: null }
  const { plan, interval, atOnce } = change
  return atOnce
    ? { ...known, plan, interval, endsAt: null, next: null }
    : { ...known, endsAt: null, next: { plan, interval } }
}

/** A visit of the local provider's page; null for an unknown one. */
export const localCheckout = (env: LocalEnv, id: string): Promise<LocalCheckout | null> =>
  readLocalPayment<LocalCheckout>(env, id)

/**
 * Pays a visit. A second press pays nothing more; the same event is reported again.
 * @throws AppError `not_found` for a visit that was withdrawn
 */
export const payLocally = async (env: LocalEnv, visit: LocalCheckout, now: number): Promise<SignedEvent> => {
  const { id, tenantId, purchase, withdrawn } = visit
  if (withdrawn) throw new AppError('not_found')
  if (purchase.kind === 'pack') {
    await writeLocalPayment(env, tenantId, id, { ...visit, paid: true })
    const { pack } = purchase
    return signedEvent(
      env,
      { id: `evt_${id}`, kind: 'pack', tenantId, pack, payment: `pay_${id}`, paidAt: iso(now) },
      now,
    )
  }
  const subscription = subscriptionIdOf(tenantId)
  if (!visit.paid) {
    const { plan, interval, paidFrom } = purchase
    const from = paidFrom !== null && paidFrom > iso(now) ? paidFrom : iso(now)
    await writeLocalPayment(env, tenantId, subscription, {
      id: subscription,
      customer: `cus_${tenantId}`,
      tenantId,
      plan,
      interval,
      until: periodAfter(from, interval),
      endsAt: null,
      next: null,
    } satisfies Subscription)
    await writeLocalPayment(env, tenantId, id, { ...visit, paid: true })
  }
  return signedEvent(env, { id: `evt_${id}`, kind: 'subscription', tenantId, subscription }, now)
}

/** What a developer lets happen to a subscription. */
export const TURNS = ['renew', 'fail', 'end'] as const
export type Turn = (typeof TURNS)[number]

/** Renews a subscription for a period, lets its payment fail (the period is over), or ends it now. */
export const turnLocally = async (
  env: LocalEnv,
  customer: string,
  turn: Turn,
  now: number,
): Promise<SignedEvent | null> => {
  const tenantId = customer.replace(/^cus_/, '')
  const id = subscriptionIdOf(tenantId)
  const known = await readLocalPayment<Subscription>(env, id)
  if (!known) return null
  await writeLocalPayment(env, tenantId, id, turned(known, turn, now))
  const event = {
    id: `evt_${crypto.randomUUID()}`,
    kind: 'subscription',
    tenantId,
    subscription: id,
  } as const
  return signedEvent(env, event, now)
}

const turned = (known: Subscription, turn: Turn, now: number): Subscription => {
  if (turn === 'fail') return { ...known, until: iso(now) }
  if (turn === 'end') return { ...known, until: iso(now - DAY), endsAt: iso(now - DAY), next: null }
  if (known.endsAt !== null) return { ...known, until: known.endsAt }
  const { plan, interval } = known.next ?? known
  return { ...known, plan, interval, until: periodAfter(known.until, interval), next: null }
}
