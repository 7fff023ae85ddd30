import * as v from 'valibot'
import { INTERVALS, PACK_IDS, PACKS, PLAN_IDS, PLANS, priceOf } from '#domain/plans/catalogue.ts'
import type { Payment } from '#domain/plans/payment.ts'
import { periodAfter, type Subscription, type Terms } from '#domain/plans/subscription.ts'
import type { Purchase } from '../port.ts'
import type { Charge, Preapproval } from './client.ts'

/**
 * What MercadoPago has, in the words of the port. It knows neither plans nor customers: a text of each charge ends with
 * what was sold, and its reference is the shop.
 */

export const customerOf = (tenantId: string): string => `mp_${tenantId}`
export const tenantOf = (customer: string): string => customer.replace(/^mp_/, '')

type Sold = ({ kind: 'plan' } & Terms) | { kind: 'pack'; pack: (typeof PACK_IDS)[number] }

const soldSchema = v.union([
  v.object({ kind: v.literal('plan'), plan: v.picklist(PLAN_IDS), interval: v.picklist(INTERVALS) }),
  v.object({ kind: v.literal('pack'), pack: v.picklist(PACK_IDS) }),
])

/** What is sold as people read it on the statement of their card, with its id at the end. */
export const reasonOf = (bought: Sold | Purchase): string =>
  bought.kind === 'pack'
    ? `SMS (${bought.pack})`
    : `ROA AUTO ${PLANS[bought.plan].name} (${bought.plan}/${bought.interval})`

/** What a text says was sold; null for what is not ours. */
export const soldIn = (text: string): Sold | null => {
  const [, id = '', interval] = /\(([a-z0-9-]+)(?:\/([a-z]+))?\)$/.exec(text) ?? []
  const { success, output } = v.safeParse(
    soldSchema,
    interval === undefined ? { kind: 'pack', pack: id } : { kind: 'plan', plan: id, interval },
  )
  return success ? output : null
}

/** Bani. */
export const amountOf = (sold: Sold | Purchase): number =>
  sold.kind === 'pack'
    ? (PACKS.find(({ id }) => id === sold.pack) ?? PACKS[0]).price
    : priceOf(sold.plan, sold.interval)

/** A charge as a payment of the shop's ledger; null where no money has moved. */
export const paymentOf = (charge: Charge): Payment | null => {
  const { id, status, description, transaction_amount, date_approved, metadata } = charge
  const sold = soldIn(description ?? '')
  if (!sold || !date_approved || (status !== 'approved' && status !== 'refunded')) return null
  const paid = {
    id: String(id),
    amount: Math.round(transaction_amount * 100),
    paidAt: date_approved,
    isRefunded: status === 'refunded',
  }
  if (sold.kind === 'pack') return { ...paid, bought: sold }
  const until = metadata.until ?? periodAfter(date_approved, sold.interval)
  return { ...paid, bought: { ...sold, from: date_approved, until } }
}

/** Whether a charge is of a subscription: a period, or the difference to a larger plan. */
const isOf = ({ point_of_interaction, metadata }: Charge, id: string): boolean =>
  point_of_interaction?.transaction_data?.subscription_id === id || metadata.subscription === id

/** The payments of a subscription that the shop has not got back, the oldest first. */
export const paidOf = (id: string, charges: readonly Charge[]): Payment[] =>
  charges
    .filter((charge) => isOf(charge, id))
    .map(paymentOf)
    .filter((one) => one !== null && !one.isRefunded && one.bought.kind === 'plan')
    .map((one) => one as Payment)
    .sort((one, other) => (one.paidAt < other.paidAt ? -1 : 1))

/** A paused one ends with what was paid, a cancelled one at once; null while it goes on. */
const endOf = ({ status, last_modified }: Preapproval, until: string): string | null => {
  if (status === 'paused') return until
  if (status !== 'cancelled') return null
  return [last_modified, until].sort()[0] ?? until
}

/**
 * A subscription; null for one that nobody has authorised. The last payment says which plan applies, and the text of the
 * subscription which one is charged next. A paused one ends with its period, and can be kept after all.
 */
export const subscriptionOf = (one: Preapproval, charges: readonly Charge[]): Subscription | null => {
  const { id, reason, status, date_created, auto_recurring } = one
  const charged = soldIn(reason)
  if (charged?.kind !== 'plan' || status === 'pending') return null
  const paid = paidOf(id, charges)
  const last = paid.at(-1)?.bought
  // Cancelled before anything was paid: a visit that was withdrawn says nothing about the shop's trial.
  if (status === 'cancelled' && !last) return null
  const applies = last?.kind === 'plan' ? last : charged
  const until = paid.reduce(
    (end, { bought }) => (bought.kind === 'plan' && bought.until > end ? bought.until : end),
    last ? '' : (auto_recurring.start_date ?? date_created),
  )
  const endsAt = endOf(one, until)
  const isOther = charged.plan !== applies.plan || charged.interval !== applies.interval
  return {
    id,
    plan: applies.plan,
    interval: applies.interval,
    startedAt: date_created,
    until,
    endsAt,
    next: isOther && endsAt === null ? { plan: charged.plan, interval: charged.interval } : null,
  }
}
