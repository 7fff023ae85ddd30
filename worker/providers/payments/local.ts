import * as v from 'valibot'
import { DAY } from '#domain/kernel/days.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { PACKS, priceOf } from '#domain/plans/catalogue.ts'
import type { Payment, PaymentEvent } from '#domain/plans/payment.ts'
import { type Account, periodAfter, type Subscription } from '#domain/plans/subscription.ts'
import { readLocalPayment, withdrawLocalVisits, writeLocalPayment } from '#worker/db/local-payments.ts'
import type { Env } from '#worker/env.ts'
import { secretsOf } from '#worker/http/secrets.ts'
import { hashOf, signed } from '#worker/pages/signing.ts'
import type { Checkout, Payments, ReportCall, SubscriptionChange } from './port.ts'
import { isSigned, signWebhook } from './webhook-signature.ts'

/**
 * Payments of a development machine: no money moves. `/dev/plata` is its page, on which a developer pays, fails or
 * leaves; what happens is reported by signed calls, like a real provider's.
 */

type LocalEnv = Pick<Env, 'DB' | 'SESSION_SECRET' | 'LEASE_KEYS'>

/** A visit as it is kept: open until it is paid, or a later one for the same thing withdraws it. */
export type LocalCheckout = Checkout & { id: string; paid: boolean; withdrawn: boolean }

/** The header in which a report is signed. */
export const SIGNATURE_HEADER = 'payment-signature'

const eventSchema = v.object({
  id: v.string(),
  type: v.string(),
  customer: v.string(),
  payment: v.nullable(v.string()),
  at: v.string(),
})

const secretOf = (env: LocalEnv): string =>
  signed(secretsOf(env).SESSION_SECRET, 'payments', 'webhook').toString('hex')

const iso = (ms: number): string => new Date(ms).toISOString()

const CARD = { brand: 'visa', last4: '4242', expires: '12/2030' }

/** A shop has one customer and one subscription here, whose ids follow from its own. */
const customerOf = (tenantId: string): string => `cus_${tenantId}`
const tenantOf = (customer: string): string => customer.replace(/^cus_/, '')
const subscriptionIdOf = (tenantId: string): string => `sub_${tenantId}`

/** The report of an event. */
const reportOf = (env: LocalEnv, event: PaymentEvent, now: number): ReportCall => {
  const body = JSON.stringify(event)
  const signature = signWebhook(secretOf(env), body, now)
  return { body, header: (name) => (name === SIGNATURE_HEADER ? signature : '') }
}

/** `clock` in milliseconds. */
export const localPayments = (env: LocalEnv, clock: () => number): Payments => ({
  customer: async ({ tenantId }) => customerOf(tenantId),
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
  async account(customer): Promise<Account> {
    const tenantId = tenantOf(customer)
    const known = await readLocalPayment<Subscription>(env, subscriptionIdOf(tenantId))
    return { customer, tenantId, subscriptions: known ? [known] : [], card: known && CARD }
  },
  payment: (id) => readLocalPayment<Payment>(env, id),
  async change(id, change) {
    const known = await readLocalPayment<Subscription>(env, id)
    if (!known) throw new AppError('not_found')
    await writeLocalPayment(env, id.replace(/^sub_/, ''), id, changedBy(known, change))
    return { url: null }
  },
  async end(id) {
    const known = await readLocalPayment<Subscription>(env, id)
    const at = iso(clock())
    if (known) await writeLocalPayment(env, id.replace(/^sub_/, ''), id, { ...known, endsAt: at, next: null })
  },
  async readEvent({ body, header }) {
    if (!isSigned(secretOf(env), body, header(SIGNATURE_HEADER), clock())) throw new AppError('not_found')
    return v.parse(eventSchema, JSON.parse(body))
  },
  // Its reports are calls of its own pages, and none is lost on the way.
  eventsSince: async () => [],
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

const packPayment = (id: string, packId: string, now: number): Payment => {
  const pack = PACKS.find((one) => one.id === packId) ?? PACKS[0]
  const bought = { kind: 'pack', pack: pack.id } as const
  return { id, amount: pack.price, paidAt: iso(now), isRefunded: false, bought }
}

/**
 * Pays a visit. A second press pays nothing more; the same event is reported again.
 * @throws AppError `not_found` for a visit that was withdrawn
 */
export const payLocally = async (env: LocalEnv, visit: LocalCheckout, now: number): Promise<ReportCall> => {
  const { id, tenantId, purchase, withdrawn } = visit
  if (withdrawn) throw new AppError('not_found')
  const payment = `pay_${id}`
  if (!visit.paid && purchase.kind === 'pack')
    await writeLocalPayment(env, tenantId, payment, packPayment(payment, purchase.pack, now))
  if (!visit.paid && purchase.kind === 'plan') {
    const { plan, interval, paidFrom } = purchase
    const until = paidFrom ?? periodAfter(iso(now), interval)
    const subscription: Subscription = {
      id: subscriptionIdOf(tenantId),
      plan,
      interval,
      startedAt: iso(now),
      until,
      endsAt: null,
      next: null,
    }
    await writeLocalPayment(env, tenantId, subscription.id, subscription)
    if (paidFrom === null) await payPeriod(env, tenantId, payment, subscription, iso(now), now)
  }
  await writeLocalPayment(env, tenantId, id, { ...visit, paid: true })
  const event = { id: `evt_${id}`, type: 'paid', customer: customerOf(tenantId), payment, at: iso(now) }
  return reportOf(env, event, now)
}

/** Writes the payment of a period that ends with the subscription's. */
const payPeriod = (
  env: LocalEnv,
  tenantId: string,
  id: string,
  { plan, interval, until }: Subscription,
  from: string,
  now: number,
): Promise<void> =>
  writeLocalPayment(env, tenantId, id, {
    id,
    amount: priceOf(plan, interval),
    paidAt: iso(now),
    isRefunded: false,
    bought: { kind: 'plan', plan, interval, from, until },
  } satisfies Payment)

/** What a developer lets happen to a subscription. */
export const TURNS = ['renew', 'fail', 'end'] as const
export type Turn = (typeof TURNS)[number]

/** Renews a subscription for a period, lets its payment fail (the period is over), or ends it now. */
export const turnLocally = async (
  env: LocalEnv,
  customer: string,
  turn: Turn,
  now: number,
): Promise<ReportCall | null> => {
  const tenantId = tenantOf(customer)
  const known = await readLocalPayment<Subscription>(env, subscriptionIdOf(tenantId))
  if (!known) return null
  const changed = turned(known, turn, now)
  await writeLocalPayment(env, tenantId, known.id, changed)
  const id = crypto.randomUUID()
  const isPaid = turn === 'renew' && changed.endsAt === null
  if (isPaid) await payPeriod(env, tenantId, `pay_${id}`, changed, known.until, now)
  const payment = isPaid ? `pay_${id}` : null
  return reportOf(env, { id: `evt_${id}`, type: turn, customer, payment, at: iso(now) }, now)
}

const turned = (known: Subscription, turn: Turn, now: number): Subscription => {
  if (turn === 'fail') return { ...known, until: iso(now) }
  if (turn === 'end') return { ...known, until: iso(now - DAY), endsAt: iso(now - DAY), next: null }
  if (known.endsAt !== null) return { ...known, until: known.endsAt }
  const { plan, interval } = known.next ?? known
  return { ...known, plan, interval, until: periodAfter(known.until, interval), next: null }
}
