import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import { price, ref } from '#domain/sync/columns.ts'
import { DESK } from '#domain/team/roles.ts'

/**
 * What the shop paid for the parts of an order. A collection of its own, because who may see is decided by rows (S12), and a
 * mechanic sees the line but not what it cost: sight by column would touch the pull, the first load, the live socket, the
 * log and the device, and a second collection is covered by all of them already. The row bears the id of its line and goes
 * with it, so two devices that write the first cost of a part offline make one row (S7). It may be written in every state
 * of the order: the supplier's bill comes when it comes. Never on a document; the margin is computed (`marginOf`) and
 * stored nowhere.
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
