import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import { price, ref } from '#domain/sync/columns.ts'
import { DESK } from '#domain/team/roles.ts'

/**
 * The purchase cost of the parts of an order. A mechanic never sees it, even where the shop shows prices (S24), and it
 * is written when the line is locked, so it is a separate collection. The row has the id of its line and is deleted with
 * it, so two devices that write the first cost of a part offline make one row (S7.5). It can be written in
 * every state of the order, because the supplier's bill may come late. No document prints it; the margin is computed
 * (`marginOf`) and never stored.
 */
export const orderLineCosts = defineCollection({
  name: 'order_line_costs',
  columns: {
    order_id: ref('orders', { write: 'create' }),
    /** Cost of one unit, bani without TVA; 0 while unknown. */
    pret_achizitie: price(),
  },
  rights: { insert: DESK, patch: DESK, delete: DESK },
  visibility: { mechanic: 'none' },
  parents: ['order_id'],
  sharesId: true,
})
export type OrderLineCost = RowOf<typeof orderLineCosts>
