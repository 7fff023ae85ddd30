import type { Stripe } from 'stripe'
import type { Payment } from '#domain/plans/payment.ts'
import type { Card, Subscription } from '#domain/plans/subscription.ts'
import { soldBy } from './prices.ts'

/** What Stripe has, in the words of the port. */

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString()

/** Its id, whether Stripe sent that or the whole thing. */
export const idOf = (one: string | { id: string } | null | undefined): string =>
  typeof one === 'string' ? one : (one?.id ?? '')

const isWhole = <T extends object>(one: string | T | null | undefined): one is T =>
  typeof one === 'object' && one !== null

/**
 * The end of what was paid. Stripe begins the next period before it is paid, so an unpaid subscription was paid until
 * its present period began. For an ended one the last invoice says it.
 */
const paidUntil = (subscription: Stripe.Subscription, item: Stripe.SubscriptionItem): number => {
  const { status, latest_invoice } = subscription
  const isPaid =
    status === 'active' ||
    status === 'trialing' ||
    (status === 'canceled' && isWhole(latest_invoice) && latest_invoice.status === 'paid')
  return isPaid ? item.current_period_end : item.current_period_start
}

const endOf = (subscription: Stripe.Subscription, until: number): number | null => {
  const { status, ended_at, cancel_at_period_end, cancel_at } = subscription
  if (status === 'canceled') return Math.min(ended_at ?? until, until)
  if (cancel_at_period_end) return until
  return cancel_at
}

/** A subscription; null for one that was never paid, and for what is not ours. */
export const subscriptionOf = (subscription: Stripe.Subscription): Subscription | null => {
  const { id, status, created, schedule } = subscription
  if (status === 'incomplete' || status === 'incomplete_expired') return null
  const [item] = subscription.items.data
  const sold = soldBy(item?.price.metadata)
  if (!item || sold?.kind !== 'plan') return null
  const until = paidUntil(subscription, item)
  const ends = endOf(subscription, until)
  const { plan, interval } = sold
  const planned = isWhole(schedule) && schedule.status === 'active' ? soldBy(schedule.metadata) : null
  const isOther = planned?.kind === 'plan' && (planned.plan !== plan || planned.interval !== interval)
  return {
    id,
    plan,
    interval,
    startedAt: iso(created),
    until: iso(until),
    endsAt: ends === null ? null : iso(ends),
    next: isOther ? { plan: planned.plan, interval: planned.interval } : null,
  }
}

/** The card of a method of payment; null for another method. */
export const cardOf = (method: string | Stripe.PaymentMethod | null | undefined): Card | null => {
  if (!isWhole(method) || !method.card) return null
  const { brand, last4, exp_month, exp_year } = method.card
  return { brand, last4, expires: `${String(exp_month).padStart(2, '0')}/${exp_year}` }
}

/** The line of an invoice that says what was bought: after a change of plan there are credits beside it. */
export const mainLineOf = (invoice: Stripe.Invoice): Stripe.InvoiceLineItem | null => {
  const [first] = [...invoice.lines.data].sort((one, other) => other.amount - one.amount)
  return first ?? null
}

/** The payment of an invoice of a plan; `price` is that of its main line. Null where nothing was paid. */
export const planPaymentOf = (
  invoice: Stripe.Invoice,
  price: Stripe.Price | null,
  isRefunded: boolean,
): Payment | null => {
  const line = mainLineOf(invoice)
  const sold = soldBy(price?.metadata)
  if (invoice.status !== 'paid' || invoice.amount_paid <= 0 || !line || sold?.kind !== 'plan') return null
  const { plan, interval } = sold
  return {
    id: invoice.id,
    amount: invoice.amount_paid,
    paidAt: iso(invoice.status_transitions.paid_at ?? invoice.created),
    isRefunded,
    bought: { kind: 'plan', plan, interval, from: iso(line.period.start), until: iso(line.period.end) },
  }
}

/** The payment of a visit that bought a pack; null where it was not paid. */
export const packPaymentOf = (session: Stripe.Checkout.Session, isRefunded: boolean): Payment | null => {
  const sold = soldBy(session.metadata)
  if (session.payment_status !== 'paid' || sold?.kind !== 'pack' || !session.amount_total) return null
  return {
    id: session.id,
    amount: session.amount_total,
    paidAt: iso(session.created),
    isRefunded,
    bought: { kind: 'pack', pack: sold.pack },
  }
}
