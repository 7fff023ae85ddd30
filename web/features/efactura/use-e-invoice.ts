import { type EInvoiceSource, eInvoiceOf } from '#domain/efactura/from-invoice.ts'
import type { EInvoice } from '#domain/efactura/model.ts'
import { checkEInvoice, type Finding } from '#domain/efactura/rules.ts'
import { useData, useLive } from '#web/data/hooks.ts'

export type CheckedInvoice = {
  eInvoice: EInvoice
  findings: Finding[]
  /** The car whose client is the buyer, where the client's data can be corrected. */
  vehicleId: string | null
}

/** An invoice as e-Factura, with its findings; kept current with the data of the shop and the client. */
export const useEInvoice = (source: Pick<EInvoiceSource, 'invoice' | 'lines' | 'original'>) => {
  const { writer } = useData()
  const { invoice } = source
  return useLive<CheckedInvoice>(
    async (db) => {
      const [shop, order] = await Promise.all([
        db.rows('tenants').get(writer.actor.tenantId),
        invoice.order_id === null ? undefined : db.rows('orders').get(invoice.order_id),
      ])
      const vehicle = order?.vehicle_id == null ? undefined : await db.rows('vehicles').get(order.vehicle_id)
      // Another name on the invoice means another client, with another address.
      const isSame = vehicle !== undefined && vehicle.client_nume === invoice.client_nume
      const client = isSame
        ? {
            adresa: vehicle.client_adresa,
            localitate: vehicle.client_localitate,
            judet: vehicle.client_judet,
          }
        : null
      const eInvoice = eInvoiceOf({ ...source, shop: shop ?? null, client })
      return { eInvoice, findings: checkEInvoice(eInvoice), vehicleId: isSame ? vehicle.id : null }
    },
    [source, writer],
  )
}
