import { DAY } from '#domain/kernel/days.ts'
import { TRIAL_DAYS, TRIAL_PLAN } from '#domain/plans/catalogue.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { catalogSeeds } from '#domain/workshop/catalog/seeds.ts'

/** The data of a shop when it registers. */
export type NewShop = { tenantId: string; company: string; cui: string; email: string }

/** The initial row of a shop: the registration form, and a trial. */
const beginning = ({ company, cui, email }: NewShop, now: number) => ({
  nume: company,
  cui,
  email,
  plan: TRIAL_PLAN,
  trial_expires_at: new Date(now + TRIAL_DAYS * DAY).toISOString(),
})

/** The first mutation of a shop's history: its own row, on a trial, and the catalogues. `now` in milliseconds. */
export const foundShop = (shop: NewShop, now: number): Op[] => [
  { op: 'insert', collection: 'tenants', id: shop.tenantId, data: beginning(shop, now) },
  ...catalogSeeds(),
]

/** The op for a shop whose registration was interrupted after it was founded. `now` in milliseconds. */
export const foundAgain = (shop: NewShop, now: number): Op => ({
  op: 'patch',
  collection: 'tenants',
  id: shop.tenantId,
  base: 0,
  data: beginning(shop, now),
})
