import { documentSettings } from '#domain/documents/schema.ts'
import type { Rows } from '#domain/modules.ts'
import type { Actor } from '#domain/sync/actor.ts'
import type { Row } from '#domain/sync/collection.ts'
import { estimateTypes } from '#domain/workshop/catalog/schema.ts'
import { orderLines, orders } from '#domain/workshop/orders/schema.ts'
import { photos } from '#domain/workshop/photos/schema.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { vehicles } from '#domain/workshop/vehicles/schema.ts'
import type { TenantDb } from './tenant-db.ts'
import { visibleRows } from './visibility.ts'

/** The rows that an order's documents print. */
export type OrderDocumentRows = {
  order: Rows['orders']
  lines: Rows['order_lines'][]
  vehicle: Rows['vehicles'] | null
  tenant: Rows['tenants']
  settings: Rows['document_settings'] | null
  /** Photos of the order; the intake form prints those of the car on arrival. */
  photoRows: Rows['photos'][]
  /** Name of the order's kind of estimate; '' where it has none. */
  estimateType: string
}

/**
 * Reads an order with its lines, car and shop in one state; null when the actor may see no such order of the tenant
 * (S12.2).
 */
export const readOrderDocumentRows = async (
  db: TenantDb,
  actor: Actor,
  orderId: string,
): Promise<OrderDocumentRows | null> => {
  const ofOrder = (column: string) => `(SELECT ${column} FROM orders WHERE tenant_id = ?1 AND id = ?2)`
  const [order, lines, vehicle, tenant, settings, type, taken] = await db.d1.batch<Row>([
    visibleRows(db, actor, orders, 't.id = ?2 AND t.deleted_at IS NULL', orderId),
    visibleRows(db, actor, orderLines, 't.order_id = ?2 AND t.deleted_at IS NULL', orderId, 'ordine, id'),
    visibleRows(db, actor, vehicles, `t.id = ${ofOrder('vehicle_id')}`, orderId),
    visibleRows(db, actor, tenants, 't.id = ?2', db.tenantId),
    documentSettingsOf(db, actor),
    visibleRows(db, actor, estimateTypes, `t.id = ${ofOrder('tip_deviz_id')}`, orderId),
    visibleRows(db, actor, photos, 't.order_id = ?2 AND t.deleted_at IS NULL', orderId),
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
    photoRows: (taken?.results ?? []) as Rows['photos'][],
    estimateType: String(type?.results[0]?.denumire ?? ''),
  }
}

/** The row of the shop's document settings, if it has one. */
export const documentSettingsOf = (db: TenantDb, actor: Actor): D1PreparedStatement =>
  visibleRows(db, actor, documentSettings, 't.id = ?2 AND t.deleted_at IS NULL', db.tenantId)
