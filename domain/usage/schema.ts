import { METERED } from '#domain/plans/catalogue.ts'
import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import { count, day, derived, instant, oneOf, text } from '#domain/sync/columns.ts'
import { NOBODY } from '#domain/team/roles.ts'

/** Most units in a month or a pack. */
const MAX_UNITS = 10_000_000

const units = () => derived(count(0, MAX_UNITS))

/**
 * What a shop has used of a metered feature in a month, out of the plan's allowance. The commit makes the row under a
 * known id (`usageId`); how much there is, says the plan.
 */
export const usage = defineCollection({
  name: 'usage',
  columns: {
    feature: derived(oneOf(METERED, { initial: 'sms' })),
    /** First day of the calendar month in Romania. */
    period: derived({ ...day(), initial: '1990-01-01' }),
    reserved: units(),
    used: units(),
    /** Units that an act of the server adds, or takes back; the commit counts them, so it is 0 in every row. */
    adds: derived(count(-1_000, 1_000)),
  },
  rights: { insert: NOBODY, patch: NOBODY, delete: NOBODY },
  sharesId: true,
})
export type Usage = RowOf<typeof usage>

/** Units bought beside the plan. They are used after the allowance, the oldest pack first, until they expire. */
export const usagePacks = defineCollection({
  name: 'usage_packs',
  columns: {
    feature: oneOf(METERED, { write: 'create' }),
    units: count(1, MAX_UNITS, { write: 'create' }),
    bought_at: instant(),
    expires_at: instant(),
    /** What names the purchase, such as the payment's id. */
    source: text(200, { kind: 'opaque' }),
    reserved: units(),
    used: units(),
  },
  // Those that were paid come from the system, the operators' are a gift.
  rights: { insert: ['operator'], patch: NOBODY, delete: NOBODY },
  writers: {
    feature: { insert: ['operator'] },
    units: { insert: ['operator'] },
    bought_at: { insert: ['operator'] },
    expires_at: { insert: ['operator'] },
    source: { insert: ['operator'] },
  },
  visibility: { operator: 'all' },
  lookups: ['feature'],
})
export type UsagePack = RowOf<typeof usagePacks>
