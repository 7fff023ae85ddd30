import type { Stripe } from 'stripe'
import type { PaymentEvent } from '#domain/plans/payment.ts'
import { idOf } from './state.ts'

type Object_ = {
  id?: string
  customer?: string | { id: string } | null
  mode?: string
  payment_intent?: string | { id: string } | null
  payment_status?: string
}

/** Its payment is named by the intent, which the charge of any purchase has. */
const REFUNDED = 'charge.refunded'

/** The events that mean something here, and whether they report a payment. */
const READ: Readonly<Record<string, (object: Object_) => boolean>> = {
  'checkout.session.completed': ({ mode, payment_status }) => mode === 'payment' && payment_status === 'paid',
  'checkout.session.async_payment_succeeded': ({ mode }) => mode === 'payment',
  [REFUNDED]: ({ payment_intent }) => idOf(payment_intent) !== '',
  'customer.updated': () => false,
  'customer.subscription.created': () => false,
  'customer.subscription.updated': () => false,
  'customer.subscription.deleted': () => false,
  'customer.subscription.paused': () => false,
  'customer.subscription.resumed': () => false,
  'customer.subscription.pending_update_applied': () => false,
  'customer.subscription.trial_will_end': () => false,
  'invoice.paid': () => true,
  'invoice.payment_failed': () => false,
  'invoice.payment_action_required': () => false,
}

/** The events to which the endpoint at Stripe has to be subscribed. */
export const STRIPE_EVENTS = Object.keys(READ)

/** The part of an event that is believed; null for one that means nothing here. */
export const readStripeEvent = ({ id, type, created, data }: Stripe.Event): PaymentEvent | null => {
  const object = data.object as Object_
  // A customer who has changed the card names itself.
  const customer = type === 'customer.updated' ? (object.id ?? '') : idOf(object.customer)
  const isPayment = READ[type]?.(object)
  if (isPayment === undefined || customer === '') return null
  return {
    id,
    type,
    customer,
    payment: isPayment ? (type === REFUNDED ? idOf(object.payment_intent) : (object.id ?? null)) : null,
    at: new Date(created * 1000).toISOString(),
  }
}
