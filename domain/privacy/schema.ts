import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import { count, day, derived, instant, oneOf, orNull, text } from '#domain/sync/columns.ts'
import { NOBODY, OWNER } from '#domain/team/roles.ts'
import { INVOICE_YEARS } from './retention.ts'

export const ERASURE_STATES = ['requested', 'done', 'failed'] as const

/**
 * Clients whose data was erased, one row for each request. It names the contact's row and nothing of the client, so it
 * stays as the proof; devices drop what they still keep of that client beside the rows.
 */
export const erasures = defineCollection({
  name: 'erasures',
  columns: {
    contact_id: derived(text(36, { kind: 'opaque' })),
    state: derived(oneOf(ERASURE_STATES, { initial: 'requested' })),
    /** Name of the person who asked for it. */
    asked_by: derived(text(200)),
    done_at: derived(orNull(instant())),
    /** Invoices that the law still asks for, and the day after which the last of them is erased too. */
    kept_invoices: derived(count(0, 1_000_000)),
    kept_until: derived(orNull(day())),
  },
  rights: { insert: NOBODY, patch: NOBODY, delete: NOBODY },
})
export type Erasure = RowOf<typeof erasures>

/** Months of ten years; 0 stands for always. */
const months = () => count(0, 120, { initial: 0 })

/**
 * How long the shop keeps what the law does not ask for. One row, whose id is the tenant's; without it everything stays.
 */
export const privacySettings = defineCollection({
  name: 'privacy_settings',
  columns: {
    photo_months: months(),
    message_months: months(),
    /** Orders without an invoice: their client goes, the work stays with the car. */
    order_months: months(),
    invoice_years: count(INVOICE_YEARS.least, INVOICE_YEARS.most, { initial: INVOICE_YEARS.most }),
  },
  rights: { insert: OWNER, patch: OWNER, delete: NOBODY },
  sharesId: true,
})
export type PrivacySettings = RowOf<typeof privacySettings>
