import { MAX_TOTAL } from '#domain/kernel/money.ts'
import { PLAN_IDS } from '#domain/plans/catalogue.ts'
import { normaliseCounty } from '#domain/romania/counties.ts'
import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
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
  standardText,
  text,
} from '#domain/sync/columns.ts'
import { NOBODY, OFFICE } from '#domain/team/roles.ts'

/** The shop itself: one row, whose id is the tenant's. It is made at registration and carries what documents print. */
export const tenants = defineCollection({
  name: 'tenants',
  columns: {
    nume: text(200, { required: true }),
    cui: text(20),
    reg_com: text(40),
    /** Street and number; e-Factura wants the town and the county (`CT`, or `B` with `SECTOR1`…) apart. */
    adresa: notes(300),
    localitate: text(100),
    judet: standardText(2, normaliseCounty),
    cod_postal: text(20),
    telefon: text(30, { kind: 'phone' }),
    email: email(),
    iban: text(34, { kind: 'iban' }),
    banca: text(100),
    /** Share capital in bani, which a company of shares writes on its documents (Legea 31/1990, art. 74); 0 says nothing. */
    capital_social: money(0, MAX_TOTAL),
    /** 1 when the shop is registered for TVA. */
    platitor_tva: flag(1),
    /** 1 when TVA is owed as invoices are paid (art. 282), which the invoice has to say. */
    tva_la_incasare: flag(0),
    /** How long before its day, and how many kilometres before its mark, a reminder is called near. */
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
     * Cash that may be taken in a day from a company and from a person, in bani, where the shop knows better than
     * `CASH_LIMITS`, and the day from which it holds; null: as the list has it.
     */
    plafon_firma: orNull(money(0, 100_000_000)),
    plafon_persoana: orNull(money(0, 100_000_000)),
    plafon_din: orNull(day()),
    plan: derived(oneOf(PLAN_IDS, { initial: 'free' })),
    trial_expires_at: derived(orNull(instant())),
  },
  rights: { insert: NOBODY, patch: OFFICE, delete: NOBODY },
})
export type Shop = RowOf<typeof tenants>
