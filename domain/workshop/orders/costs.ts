import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import { price, ref } from '#domain/sync/columns.ts'
import { DESK } from '#domain/team/roles.ts'

/**
 * What the shop paid for the parts of an order: the row bears the id of its line. A collection of its own, because who
 * may see is decided by rows (S12), and a mechanic sees the line but not what it cost. Never on a document.
 */
export const orderLineCosts = defineCollection({
  name: 'order_line_costs',
  columns: {
    order_id: ref('orders', { write: 'create' }),
    /** Of one unit, bani without TVA; 0 while nobody knows it. */
    pret_achizitie: price(),
  },
  rights: { insert: DESK, patch: DESK, delete: DESK },
  visibility: { mechanic: 'none' },
  parents: ['order_id'],
  sharesId: true,
})
export type OrderLineCost = RowOf<typeof orderLineCosts>
