import { PLAN_IDS } from '#domain/plans/catalogue.ts'
import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import { derived, flag, instantOrNull, oneOf, text } from '#domain/sync/columns.ts'
import { NOBODY, OFFICE } from '#domain/team/roles.ts'

/** The shop itself: one row, whose id is the tenant's. It is made at registration and carries what documents print. */
export const tenants = defineCollection({
  name: 'tenants',
  columns: {
    nume: text(200, { required: true }),
    cui: text(20),
    reg_com: text(40),
    adresa: text(300),
    telefon: text(30),
    email: text(254),
    iban: text(34),
    banca: text(100),
    /** 1 when the shop is registered for TVA. */
    platitor_tva: flag(1),
    plan: derived(oneOf(PLAN_IDS, { initial: 'free' })),
    trial_expires_at: derived(instantOrNull()),
  },
  rights: { insert: NOBODY, patch: OFFICE, delete: NOBODY },
})
export type Shop = RowOf<typeof tenants>
