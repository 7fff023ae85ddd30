import { type Form, listOf, partOf, textOf } from './form.ts'
import type { StripeLife } from './life.ts'
import {
  type FakeCustomer,
  type FakeSubscription,
  json,
  type Metadata,
  type Price,
  refused,
} from './things.ts'

/** What a request asks the fake of Stripe to do. */

const customer = (stripe: StripeLife, id: string, form: Form): Response => {
  const known = stripe.customers.get(id)
  if (id !== '' && !known) return refused(404, 'resource_missing')
  const customer = {
    invoice_settings: { default_payment_method: null },
    metadata: {},
    ...known,
    ...form,
    id: known?.id ?? stripe.id('cus'),
  } as FakeCustomer
  stripe.customers.set(customer.id, customer)
  return json(customer)
}

const price = (stripe: StripeLife, form: Form): Price => {
  const interval = textOf(partOf(form, 'recurring'), 'interval')
  const price: Price = {
    id: stripe.id('price'),
    lookup_key: textOf(form, 'lookup_key'),
    unit_amount: Number(form.unit_amount),
    metadata: partOf(form, 'metadata') as Metadata,
    recurring: interval === 'month' || interval === 'year' ? { interval } : null,
  }
  stripe.prices.set(price.id, price)
  return price
}

const session = (stripe: StripeLife, form: Form): Response => {
  const id = stripe.id('cs')
  const mode = textOf(form, 'mode')
  stripe.sessions.set(id, {
    id,
    mode,
    customer: textOf(form, 'customer'),
    status: 'open',
    payment_status: 'unpaid',
    payment_intent: null,
    amount_total: 0,
    metadata: partOf(form, 'metadata'),
    created: stripe.now,
    form,
    url: `${stripe.page('checkout')}/${id}`,
  })
  return json(stripe.sessions.get(id))
}

const expire = (stripe: StripeLife, id: string): Response => {
  const session = stripe.sessions.get(id)
  if (session?.status !== 'open') return refused(400, 'session_not_open')
  session.status = 'expired'
  return json(session)
}

const portal = (stripe: StripeLife, form: Form): Response => {
  const customer = textOf(form, 'customer')
  if (!stripe.customers.has(customer)) return refused(400, 'resource_missing')
  const id = stripe.id('bps')
  stripe.portals.set(id, { customer, returnUrl: textOf(form, 'return_url') })
  return json({ id, url: `${stripe.page('billing')}/${id}` })
}

const refund = (stripe: StripeLife, intent: string): Response => {
  const isKnown = stripe.refunds.some(({ payment_intent }) => payment_intent === intent)
  return isKnown ? refused(400, 'charge_already_refunded') : json(stripe.refund(intent))
}

const schedule = (stripe: StripeLife, id: string, verb: string, form: Form): Response => {
  const of = textOf(form, 'from_subscription')
  const known = stripe.schedules.get(id)
  const subscription = [...stripe.subscriptions.values()].find((one) => one.id === of || one.schedule === id)
  if (!subscription) return refused(404, 'resource_missing')
  if (verb === 'release') {
    if (known?.status !== 'active') return refused(400, 'schedule_not_active')
    known.status = 'released'
    subscription.schedule = null
  } else if (of !== '') {
    if (subscription.schedule) return refused(400, 'subscription_has_schedule')
    subscription.schedule = stripe.id('sub_sched')
    stripe.schedules.set(subscription.schedule, {
      id: subscription.schedule,
      status: 'active',
      metadata: {},
      next: '',
    })
  } else if (known) {
    const [, next] = listOf(form, 'phases')
    const [item] = next ? listOf(next, 'items') : []
    known.metadata = partOf(form, 'metadata') as Metadata
    known.next = item ? textOf(item, 'price') : ''
  }
  stripe.happened('customer.subscription.updated', subscription)
  return json(stripe.schedules.get(subscription.schedule ?? id))
}

const update = (stripe: StripeLife, subscription: FakeSubscription, form: Form): Response => {
  const [changed] = listOf(form, 'items')
  if (form.cancel_at_period_end !== undefined) {
    subscription.cancel_at_period_end = form.cancel_at_period_end === 'true'
    subscription.cancellation_details = {
      comment: textOf(partOf(form, 'cancellation_details'), 'comment'),
    }
  }
  if (changed) stripe.changePrice(subscription, textOf(changed, 'price'), form)
  stripe.happened('customer.subscription.updated', subscription)
  const invoice = stripe.invoices.get(subscription.latest_invoice ?? '')
  return json({ ...subscription, latest_invoice: invoice ?? null })
}

const cancel = (stripe: StripeLife, subscription: FakeSubscription): Response => {
  if (subscription.status === 'canceled') return refused(404, 'resource_missing')
  stripe.cancel(subscription)
  return json(subscription)
}

/** The answer to a request that changes something; `path` is what follows the version. */
export const writeTo = (
  stripe: StripeLife,
  method: string,
  path: readonly string[],
  form: Form,
): Response => {
  const [first = '', second = '', third = ''] = path
  if (first === 'customers') return customer(stripe, second, form)
  if (first === 'prices') return json(price(stripe, form))
  if (first === 'checkout') return path.at(-1) === 'expire' ? expire(stripe, third) : session(stripe, form)
  if (first === 'billing_portal') return portal(stripe, form)
  if (first === 'refunds') return refund(stripe, textOf(form, 'payment_intent'))
  if (first === 'subscription_schedules') return schedule(stripe, second, third, form)
  const subscription = stripe.subscriptions.get(second)
  if (first !== 'subscriptions' || !subscription) return refused(404, 'resource_missing')
  return method === 'DELETE' ? cancel(stripe, subscription) : update(stripe, subscription, form)
}
