import type { Op } from '#domain/sync/protocol.ts'
import { catalogSeeds } from '#domain/workshop/catalog/seeds.ts'

/** The first mutation of the free tier: a shop without a name, with the same catalogues as any other. */
export const localShop = (tenantId: string, name: string): Extract<Op, { op: 'insert' }>[] => [
  { op: 'insert', collection: 'tenants', id: tenantId, data: { nume: name } },
  ...catalogSeeds(),
]
