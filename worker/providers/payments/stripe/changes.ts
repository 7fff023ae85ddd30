import type { Stripe } from 'stripe'
import type { SubscriptionChange } from '../port.ts'
import { priceIdOf } from './prices.ts'
import { idOf } from './state.ts'

/** Changes of a subscription at Stripe. Each request has a key under the one of the press. */

type Switch = Extract<SubscriptionChange, { kind: 'switch' }>
type Done = { url: string | null }

const UNCHANGED: Done = { url: null }

/** Drops what was planned for the end of the period: another plan, or the end. */
const dropPlanned = async (
  stripe: Stripe,
  { id, schedule, cancel_at_period_end }: Stripe.Subscription,
  key: string,
): Promise<void> => {
  if (schedule)
    await stripe.subscriptionSchedules.release(idOf(schedule), {}, { idempotencyKey: `${key}/release` })
  if (cancel_at_period_end)
    await stripe.subscriptions.update(id, { cancel_at_period_end: false }, { idempotencyKey: `${key}/go-on` })
}

/**
 * A larger plan, at once: the difference for the days that are left is paid now. Stripe changes nothing until it is paid
 * (`pending_if_incomplete`); where the bank asks, the invoice's own page is the way.
 */
const enlarge = async (
  stripe: Stripe,
  subscription: Stripe.Subscription,
  { plan, interval }: Switch,
  key: string,
): Promise<Done> => {
  const price = await priceIdOf(stripe, { kind: 'plan', plan, interval, paidFrom: null })
  const [item] = subscription.items.data
  const changed = await stripe.subscriptions.update(
    subscription.id,
    {
      items: [{ id: item?.id ?? '', price }],
      proration_behavior: 'always_invoice',
      payment_behavior: 'pending_if_incomplete',
      // The larger plan was not tried: it is paid from today.
      ...(subscription.status === 'trialing' && { trial_end: 'now' as const }),
      expand: ['latest_invoice'],
    },
    { idempotencyKey: `${key}/enlarge` },
  )
  if (!changed.pending_update) return UNCHANGED
  const { latest_invoice } = changed
  return {
    url: typeof latest_invoice === 'object' ? (latest_invoice?.hosted_invoice_url ?? null) : null,
  }
}

/** Another plan or interval after the present period, by a schedule with both; its metadata say what follows. */
const planNext = async (
  stripe: Stripe,
  subscription: Stripe.Subscription,
  { plan, interval }: Switch,
  key: string,
): Promise<Done> => {
  const price = await priceIdOf(stripe, { kind: 'plan', plan, interval, paidFrom: null })
  const [item] = subscription.items.data
  if (!item) return UNCHANGED
  const schedule = await stripe.subscriptionSchedules.create(
    { from_subscription: subscription.id },
    { idempotencyKey: `${key}/schedule` },
  )
  const isTrial = subscription.status === 'trialing'
  await stripe.subscriptionSchedules.update(
    schedule.id,
    {
      end_behavior: 'release',
      proration_behavior: 'none',
      metadata: { kind: 'plan', plan, interval },
      phases: [
        {
          items: [{ price: item.price.id, quantity: 1 }],
          start_date: item.current_period_start,
          end_date: item.current_period_end,
          ...(isTrial && { trial: true }),
        },
        {
          items: [{ price, quantity: 1 }],
          duration: { interval, interval_count: 1 },
          proration_behavior: 'none',
        },
      ],
    },
    { idempotencyKey: `${key}/phases` },
  )
  return UNCHANGED
}

/** Does a change; see the port. */
export const changeStripe = async (
  stripe: Stripe,
  id: string,
  change: SubscriptionChange,
  key: string,
): Promise<Done> => {
  const subscription = await stripe.subscriptions.retrieve(id)
  await dropPlanned(stripe, subscription, key)
  if (change.kind === 'switch')
    return change.atOnce
      ? enlarge(stripe, subscription, change, key)
      : planNext(stripe, subscription, change, key)
  if (change.kind === 'cancel')
    await stripe.subscriptions.update(
      id,
      { cancel_at_period_end: true, cancellation_details: { comment: change.reason } },
      { idempotencyKey: `${key}/cancel` },
    )
  return UNCHANGED
}
