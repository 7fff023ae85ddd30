import { shiftMonths } from '#domain/kernel/days.ts'
import type { Coupon } from './discounts.ts'
import type { Form } from './form.ts'

/** What the fake of Stripe keeps, and how it answers. */

export type Thing = Record<string, unknown> & { id: string }
export type Event = { id: string; type: string; created: number; data: { object: Thing } }
export type Metadata = Record<string, string>

export type FakeCustomer = Thing & {
  metadata: Metadata
  invoice_settings: { default_payment_method: object | null }
}

export type Price = Thing & {
  lookup_key: string
  unit_amount: number
  metadata: Metadata
  recurring: { interval: 'month' | 'year' } | null
}

export type Item = { id: string; price: Price; current_period_start: number; current_period_end: number }

export type FakeSubscription = Thing & {
  customer: string
  status: string
  created: number
  ended_at: number | null
  cancel_at: number | null
  cancel_at_period_end: boolean
  cancellation_details: { comment: string }
  trial_end: number | null
  latest_invoice: string | null
  schedule: string | null
  pending_update: object | null
  /** What is taken off its next charges. */
  coupon: Coupon | null
  default_payment_method: object | null
  items: { data: [Item] }
}

export type FakeInvoice = Thing & {
  customer: string
  subscription: string
  status: 'open' | 'paid' | 'void'
  amount_paid: number
  amount_due: number
  /** Beside the lines, which have the whole amounts. */
  total_discount_amounts: { amount: number }[]
  created: number
  status_transitions: { paid_at: number | null }
  lines: {
    data: {
      amount: number
      period: { start: number; end: number }
      pricing: { price_details: { price: string } }
    }[]
  }
  intent: string
  hosted_invoice_url: string
}

export type Session = Thing & { form: Form }

/** What follows the period of a subscription: `next` is a price. */
export type Schedule = Thing & { status: string; metadata: Metadata; next: string }

/** A visit to the page on which a customer changes the card. */
export type Portal = { customer: string; returnUrl: string }

export const CARD = { type: 'card', card: { brand: 'visa', last4: '4242', exp_month: 12, exp_year: 2030 } }

export const json = (content: unknown, status = 200) =>
  new Response(JSON.stringify(content), { status, headers: { 'content-type': 'application/json' } })

export const refused = (status: number, code: string, type = 'invalid_request_error') =>
  json({ error: { type, code, message: code } }, status)

/** A calendar month or year later. */
export const later = (from: number, interval: 'month' | 'year'): number =>
  Math.floor(
    Date.parse(shiftMonths(new Date(from * 1000).toISOString(), interval === 'year' ? 12 : 1)) / 1000,
  )
