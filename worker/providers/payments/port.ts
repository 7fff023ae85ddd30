import type { Interval, PackId, PlanId } from '#domain/plans/catalogue.ts'
import type { Subscription } from '#domain/plans/subscription.ts'

/** What a shop buys. `paidFrom`: the days of a trial that are left are added to what is paid; null for at once. */
export type Purchase =
  | { kind: 'plan'; plan: PlanId; interval: Interval; paidFrom: string | null }
  | { kind: 'pack'; pack: PackId }

/** A visit to the provider's page on which a shop pays. */
export type Checkout = {
  /** Names the visit: one that is asked for again is the same one. */
  key: string
  tenantId: string
  /** The shop's customer at the provider; '' before the first payment. */
  customer: string
  email: string
  purchase: Purchase
  /** Pages of the app to which the provider leads back. */
  successUrl: string
  cancelUrl: string
}

/**
 * What a provider reports. An event of a subscription says only which one: events come late, twice and in any order, so
 * its present state is asked for (`subscription`).
 */
export type PaymentEvent =
  | { id: string; kind: 'subscription'; tenantId: string; subscription: string }
  | { id: string; kind: 'pack'; tenantId: string; pack: PackId; payment: string; paidAt: string }

/** A change of a subscription: a larger plan at once, a smaller one or another interval at the end of the period. */
export type SubscriptionChange =
  | { kind: 'switch'; plan: PlanId; interval: Interval; atOnce: boolean }
  | { kind: 'cancel' }
  | { kind: 'resume' }

/** A provider of payments. Its calls fail with `unavailable` where it does not answer. */
export type Payments = {
  /** Opens a visit; earlier ones of the shop for the same thing that were not paid are withdrawn, so none is paid twice. */
  checkout(checkout: Checkout): Promise<{ url: string }>
  /** The provider's page with the card and the invoices of a customer. */
  portal(customer: string, returnUrl: string): Promise<{ url: string }>
  /** The present state of a subscription; null for an unknown one. */
  subscription(id: string): Promise<Subscription | null>
  change(id: string, change: SubscriptionChange): Promise<Subscription>
  /** The event of a call of the provider; null for one that means nothing here. @throws AppError `not_found` for a wrong signature */
  readEvent(body: string, signature: string): PaymentEvent | null
}
