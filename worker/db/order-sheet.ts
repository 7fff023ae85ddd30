import { documentSettings } from '#domain/documents/schema.ts'
import type { Rows } from '#domain/modules.ts'
import type { Row } from '#domain/sync/collection.ts'
import { orderLines, orders } from '#domain/workshop/orders/schema.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { vehicles } from '#domain/workshop/vehicles/schema.ts'
import { columnList } from './rows-sql.ts'
import type { TenantDb } from './tenant-db.ts'

/** Everything that stands on an order's documents. */
export type OrderSheet = {
  order: Rows['orders']
  lines: Rows['order_lines'][]
  vehicle: Rows['vehicles'] | null
  tenant: Rows['tenants']
  settings: Rows['document_settings'] | null
  /** Name of the order's kind of estimate; '' where it has none. */
  estimateType: string
}

/** Reads an order with its lines, car and shop, as of one moment; null when the tenant has no such order. */
export const readOrderSheet = async (
  { d1, tenantId }: TenantDb,
  orderId: string,
): Promise<OrderSheet | null> => {
  const [order, lines, vehicle, tenant, settings, type] = await d1.batch<Row>([
    d1
      .prepare(
        `SELECT ${columnList(orders)} FROM orders WHERE tenant_id = ?1 AND id = ?2 AND deleted_at IS NULL`,
      )
      .bind(tenantId, orderId),
    d1
      .prepare(
        `SELECT ${columnList(orderLines)} FROM order_lines WHERE tenant_id = ?1 AND order_id = ?2 AND deleted_at IS NULL ORDER BY ordine, id`,
      )
      .bind(tenantId, orderId),
    d1
      .prepare(
        `SELECT ${columnList(vehicles)} FROM vehicles WHERE tenant_id = ?1 AND id = (SELECT vehicle_id FROM orders WHERE tenant_id = ?1 AND id = ?2)`,
      )
      .bind(tenantId, orderId),
    d1.prepare(`SELECT ${columnList(tenants)} FROM tenants WHERE tenant_id = ?1 AND id = ?1`).bind(tenantId),
    documentSettingsOf({ d1, tenantId }),
    d1
      .prepare(
        'SELECT denumire FROM catalog_tipuri_deviz WHERE tenant_id = ?1 AND id = (SELECT tip_deviz_id FROM orders WHERE tenant_id = ?1 AND id = ?2)',
      )
      .bind(tenantId, orderId),
  ])
  const found = order?.results[0]
  const shop = tenant?.results[0]
  if (!found || !shop) return null
  return {
    order: found as Rows['orders'],
    lines: (lines?.results ?? []) as Rows['order_lines'][],
    vehicle: (vehicle?.results[0] ?? null) as Rows['vehicles'] | null,
    tenant: shop as Rows['tenants'],
    settings: (settings?.results[0] ?? null) as Rows['document_settings'] | null,
    estimateType: String(type?.results[0]?.denumire ?? ''),
  }
}

/** The row of a shop's documents, if it has one. */
export const documentSettingsOf = ({ d1, tenantId }: TenantDb): D1PreparedStatement =>
  d1
    .prepare(
      `SELECT ${columnList(documentSettings)} FROM document_settings WHERE tenant_id = ?1 AND id = ?1 AND deleted_at IS NULL`,
    )
    .bind(tenantId)
