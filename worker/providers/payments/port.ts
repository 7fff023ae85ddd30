import type { BillingData } from '#domain/plans/billing-data.ts'
import type { PackId } from '#domain/plans/catalogue.ts'
import type { Payment, PaymentEvent } from '#domain/plans/payment.ts'
import type { Account, Terms } from '#domain/plans/subscription.ts'

/** What a shop buys. `paidFrom`: the first payment of a plan waits until then, ISO; null for at once. */
export type Purchase = ({ kind: 'plan'; paidFrom: string | null } & Terms) | { kind: 'pack'; pack: PackId }

/** A visit to the provider's page on which a shop pays. */
export type Checkout = {
  /** Names the visit: one that is asked for again is the same one. */
  key: string
  tenantId: string
  customer: string
  /** The buyer's address, for a provider whose page asks for it; '' for none. */
  email: string
  purchase: Purchase
  /** Pages of the app to which the provider leads back. */
  successUrl: string
  cancelUrl: string
}

/** A change of a subscription: a larger plan at once, a smaller one or another interval at the end of the period. */
export type SubscriptionChange =
  | ({ kind: 'switch'; atOnce: boolean } & Terms)
  | { kind: 'cancel'; reason: string }
  | { kind: 'resume' }

/** A call of the provider, as it came. */
export type ReportCall = { body: string; header(name: string): string }

/** A provider of payments. Its calls fail with `unavailable` where it does not answer. */
export type Payments = {
  /** Makes the shop's customer where `known` is '', and gives it the buyer's present data. Returns the id. */
  customer(shop: { tenantId: string; known: string; buyer: BillingData }): Promise<string>
  /** Opens a visit; earlier ones of the shop for the same thing that were not paid are withdrawn, so none is paid twice. */
  checkout(checkout: Checkout): Promise<{ url: string }>
  /** The provider's page on which a customer changes the card. */
  portal(customer: string, returnUrl: string): Promise<{ url: string }>
  /** The present state of a customer; null for an unknown one. */
  account(customer: string): Promise<Account | null>
  /** The present state of a payment; null for an unknown one, and for one in which no money has moved. */
  payment(id: string): Promise<Payment | null>
  /**
   * Changes a subscription. `key` names the press, so that a repeat is the same change. Where the bank wants a word of
   * the owner first, the answer is the page for that, and nothing has changed yet.
   */
  change(subscription: string, change: SubscriptionChange, key: string): Promise<{ url: string | null }>
  /** Ends a subscription at once; `isRefunded`: what was paid for the present period goes back. A repeat does nothing. */
  end(subscription: string, how: { isRefunded: boolean }): Promise<void>
  /** The event of a call; null for one that means nothing here. @throws AppError `not_found` for a wrong signature */
  readEvent(call: ReportCall): Promise<PaymentEvent | null>
  /** The events since an instant, ISO, that mean something here, as the provider keeps them. */
  eventsSince(from: string): Promise<PaymentEvent[]>
}
