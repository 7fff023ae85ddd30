import type { OrderDocumentInput } from '#domain/documents/order-input.ts'
import type { Rows } from '#domain/modules.ts'
import { printedAddress } from '#domain/workshop/approvals/printed-code.ts'
import { useAccount, useData, useLive } from '#web/data/hooks.ts'

/** The input of an order's documents, from this device. */
export type OrderDocumentRows = OrderDocumentInput & { order: Rows['orders']; tenant: Rows['tenants'] }

/** undefined while it is read, null when there is no such order. Kept current. */
export const useOrderDocumentRows = (id: string): OrderDocumentRows | null | undefined => {
  const { writer } = useData()
  const me = useAccount()
  const tenantId = writer.actor.tenantId
  return useLive<OrderDocumentRows | null>(
    async (db) => {
      const [order, tenant] = await Promise.all([db.rows('orders').get(id), db.rows('tenants').get(tenantId)])
      if (!order || !tenant) return null
      const [lines, vehicle, settings, type] = await Promise.all([
        db.rows('order_lines').where('order_id').equals(id).toArray(),
        order.vehicle_id === null ? undefined : db.rows('vehicles').get(order.vehicle_id),
        db.rows('document_settings').get(tenantId),
        order.tip_deviz_id === null ? undefined : db.rows('catalog_tipuri_deviz').get(order.tip_deviz_id),
      ])
      return {
        order,
        tenant,
        lines,
        vehicle: vehicle ?? null,
        settings: settings ?? null,
        estimateType: type?.denumire ?? '',
        // Without an account there is no server that knows the order.
        checkAddress: me ? printedAddress(location.origin, tenantId, order, lines) : null,
      }
    },
    [id, tenantId, me !== null],
  )
}
