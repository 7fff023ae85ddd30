import { MAX_TOTAL } from '#domain/kernel/money.ts'
import { INTERVALS, PLAN_IDS } from '#domain/plans/catalogue.ts'
import { normaliseCounty } from '#domain/romania/counties.ts'
import { defineCollection, type RowOf, visibleTo } from '#domain/sync/collection.ts'
import {
  count,
  day,
  derived,
  email,
  flag,
  instant,
  km,
  money,
  notes,
  oneOf,
  orNull,
  seenBy,
  standardText,
  text,
} from '#domain/sync/columns.ts'
import { EVERYONE, NOBODY, OFFICE, OWNER } from '#domain/team/roles.ts'

/** The shop itself: one row, whose id is the tenant's. Registration makes it; it holds what documents print. */
export const tenants = defineCollection({
  name: 'tenants',
  columns: {
    nume: text(200, { required: true }),
    cui: text(20),
    reg_com: text(40),
    /** Street and number; e-Factura needs town and county (`CT`, or `B` with `SECTOR1`…) separately. */
    adresa: notes(300),
    localitate: text(100),
    judet: standardText(2, normaliseCounty),
    cod_postal: text(20),
    telefon: text(30, { kind: 'phone' }),
    email: email(),
    iban: text(34, { kind: 'iban' }),
    banca: text(100),
    /** Share capital in bani, which companies print on their documents (Legea 31/1990, art. 74); 0 prints nothing. */
    capital_social: money(0, MAX_TOTAL),
    /** 1 when the shop is registered for TVA. */
    platitor_tva: flag(1),
    /** 1 when TVA is due on payment (art. 282), which invoices have to state. */
    tva_la_incasare: flag(0),
    /** Days before its day, and kilometres before its mark, from which a reminder counts as near. */
    reminder_days: count(0, 365, { initial: 30 }),
    reminder_km: km(100_000, { initial: 1_000 }),
    /** Months from one inspection (ITP) to the next, for a car below and from `itp_old_years` years of age on. */
    itp_months: count(1, 120, { initial: 24 }),
    itp_months_old: count(1, 120, { initial: 12 }),
    itp_old_years: count(1, 100, { initial: 12 }),
    /** From one oil service to the next, whichever comes first. */
    oil_months: count(1, 120, { initial: 12 }),
    oil_km: km(1_000_000, { initial: 10_000 }),
    /**
     * Cash that the shop may receive in a day from a company and from a person, in bani, where it overrides
     * `CASH_LIMITS`, and the day from which that applies; null: as in the list.
     */
    plafon_firma: orNull(money(0, 100_000_000)),
    plafon_persoana: orNull(money(0, 100_000_000)),
    plafon_din: orNull(day()),
    /** Days for which a link to the portal and its request stay open. */
    link_days: count(1, 365, { initial: 30 }),
    /** 1: mechanics see prices, discounts and sums (`grantsOf`). */
    mechanics_see_prices: flag(0),
    /** Until when ROA AUTO's people may look at the shop's rows, as its owner allows; null or past: they may not. */
    support_until: orNull(instant()),
    /** Days by which they have extended the trial, in all. */
    trial_extra: count(0, 365),
    /** Days by which they have extended the paid plan, in all. */
    plan_extra: count(0, 3_650),
    /** What they did last for the shop beside its rows. */
    operator_note: text(200),
    plan: derived(oneOf(PLAN_IDS, { initial: 'free' })),
    trial_expires_at: derived(orNull(instant())),
    /** How the plan is paid, and the end of the period that was paid last; null until the first payment. */
    plan_interval: derived(oneOf(INTERVALS, { initial: 'month' })),
    plan_until: derived(orNull(instant())),
    /** Until when the paid plan goes on at least, by the days of `plan_extra`; no report of a payment writes it. */
    gift_until: derived(orNull(instant())),
    /** When the plan ends because the shop has cancelled it, and why; null while it goes on. */
    cancel_at: derived(orNull(instant())),
    cancel_reason: derived(notes(500)),
    /** The plan and the interval that follow at the end of the period, after a change to a smaller one; null for the same. */
    next_plan: derived(orNull(oneOf(PLAN_IDS))),
    next_interval: derived(orNull(oneOf(INTERVALS))),
    /** The shop's customer and subscription at the provider of payments, '' before the first checkout. */
    customer: derived(text(100, { kind: 'opaque' })),
    subscription: derived(text(100, { kind: 'opaque' })),
    /** The card that is charged: its brand, its last four digits, and its end as `MM/YYYY`; '' where there is none. */
    card_brand: seenBy('subscription', derived(text(40, { kind: 'opaque' }))),
    card_last4: seenBy('subscription', derived(text(4, { kind: 'opaque' }))),
    card_expires: seenBy('subscription', derived(text(7, { kind: 'opaque' }))),
  },
  rights: { insert: NOBODY, patch: [...OFFICE, 'operator'], delete: NOBODY },
  writers: {
    support_until: { patch: OWNER },
    trial_extra: { patch: ['operator'] },
    plan_extra: { patch: ['operator'] },
    operator_note: { patch: ['operator'] },
  },
  visibility: { ...visibleTo(EVERYONE), operator: 'all' },
})
export type Shop = RowOf<typeof tenants>
