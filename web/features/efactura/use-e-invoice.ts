import { type EInvoiceSource, eInvoiceOf } from '#domain/efactura/from-invoice.ts'
import type { EInvoice } from '#domain/efactura/model.ts'
import { checkEInvoice, type Finding } from '#domain/efactura/rules.ts'
import { useData, useLive } from '#web/data/hooks.ts'

export type CheckedInvoice = {
  eInvoice: EInvoice
  findings: Finding[]
  /** The car whose client the invoice is for, where his data can be mended. */
  vehicleId: string | null
}

/** An invoice as e-Factura, and what is wrong with it; follows every change of the shop's and the client's data. */
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
      // Another name on the invoice is another client, who lives somewhere else.
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
