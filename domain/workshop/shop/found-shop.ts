import { TRIAL_DAYS } from '#domain/plans/catalogue.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { catalogSeeds } from '#domain/workshop/catalog/seeds.ts'

const DAY = 86_400_000

/** What is known of a shop when it registers. */
export type NewShop = { tenantId: string; company: string; cui: string; email: string }

/** The first mutation of a shop's history: its own row, on a trial of Basic, and the catalogues. `now` in milliseconds. */
export const foundShop = (shop: NewShop, now: number): Op[] => [
  {
    op: 'insert',
    collection: 'tenants',
    id: shop.tenantId,
    data: {
      nume: shop.company,
      cui: shop.cui,
      email: shop.email,
      plan: 'basic',
      trial_expires_at: new Date(now + TRIAL_DAYS * DAY).toISOString(),
    },
  },
  ...catalogSeeds(),
]
