import type { PackId } from './catalogue.ts'
import type { Terms } from './subscription.ts'

/** What a payment was for: a plan for a period, or a pack. Instants are ISO. */
export type Bought = ({ kind: 'plan'; from: string; until: string } & Terms) | { kind: 'pack'; pack: PackId }

/** A payment as the provider has it now. */
export type Payment = {
  id: string
  /** Bani, TVA included; what was really paid, after coupons and credit. */
  amount: number
  paidAt: string
  isRefunded: boolean
  bought: Bought
}

/**
 * What a provider reports: that something became of a customer, and perhaps a payment. Nothing else of a report is
 * believed: reports come late, twice and in any order, so the present state is asked for.
 */
export type PaymentEvent = {
  id: string
  /** As the provider names it. */
  type: string
  customer: string
  /** The payment that it reports; null for none. */
  payment: string | null
  /** When it happened, by the provider's clock, ISO. */
  at: string
}
