import { MAX_TOTAL } from '#domain/kernel/money.ts'
import { defineCollection, type RowOf, visibleTo } from '#domain/sync/collection.ts'
import { derived, instant, money, oneOf, orNull, text } from '#domain/sync/columns.ts'
import { rolesWith } from '#domain/team/permissions.ts'
import { NOBODY } from '#domain/team/roles.ts'
import { INTERVALS, PLAN_IDS } from './catalogue.ts'

/** What became of a payment: a second one for the same days goes back, and we may give any back. */
export const PAYMENT_STATES = ['paid', 'refunded'] as const

/** Where our invoice of a payment stands; `none` where this deployment issues none. */
export const INVOICE_STATES = ['none', 'requested', 'issued', 'failed'] as const

/** What the shop has paid for its plan and its packs: one row for each payment, whose id the provider gives. */
export const planPayments = defineCollection({
  name: 'plan_payments',
  columns: {
    payment: derived(text(200, { kind: 'opaque' })),
    /** Bani, TVA included. */
    amount: derived(money(0, MAX_TOTAL)),
    paid_at: derived({ ...instant(), initial: '1970-01-01T00:00:00.000Z' }),
    state: derived(oneOf(PAYMENT_STATES, { initial: 'paid' })),
    /** The plan and the period that were paid; null for a pack. */
    plan: derived(orNull(oneOf(PLAN_IDS))),
    plan_interval: derived(orNull(oneOf(INTERVALS))),
    starts_at: derived(orNull(instant())),
    ends_at: derived(orNull(instant())),
    /** The pack that was paid, as the catalogue of its day had it; '' for a plan. */
    pack: derived(text(40, { kind: 'opaque' })),
    invoice_state: derived(oneOf(INVOICE_STATES, { initial: 'none' })),
    /** Series and number of the invoice. */
    invoice: derived(text(60)),
  },
  rights: { insert: NOBODY, patch: NOBODY, delete: NOBODY },
  visibility: visibleTo(rolesWith('subscription')),
})
export type PlanPayment = RowOf<typeof planPayments>
