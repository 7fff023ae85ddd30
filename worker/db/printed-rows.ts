import type { PrintedRows } from '#domain/portal/printed.ts'
import type { AnswerRow, ShopLook } from '#domain/portal/rows.ts'
import { systemActor } from '#domain/sync/actor.ts'
import type { Row } from '#domain/sync/collection.ts'
import { approvalRequests } from '#domain/workshop/approvals/schema.ts'
import { type Order, type OrderLine, orderLines, orders } from '#domain/workshop/orders/schema.ts'
import { type Shop, tenants } from '#domain/workshop/shop/schema.ts'
import { NO_LOOK, portalAnswersOf, shopLookOf } from './portal-rows.ts'
import type { TenantDb } from './tenant-db.ts'
import { visibleRows } from './visibility.ts'

/** What the code of a printed deviz leads to, in one round trip; null where the order is gone. */
export const readPrintedRows = async (db: TenantDb, orderId: string): Promise<PrintedRows | null> => {
  const actor = systemActor(db, 'approvals')
  const ofOrder = 't.order_id = ?2 AND t.deleted_at IS NULL'
  const [order, lines, requests, answers, shop, look] = await db.d1.batch<Row>([
    visibleRows(db, actor, orders, 't.id = ?2 AND t.deleted_at IS NULL', orderId),
    visibleRows(db, actor, orderLines, ofOrder, orderId, 'ordine, id'),
    visibleRows(db, actor, approvalRequests, ofOrder, orderId, 'version DESC LIMIT 50'),
    portalAnswersOf(db, '?2', orderId),
    visibleRows(db, actor, tenants, 't.id = ?2', db.tenantId),
    shopLookOf(db),
  ])
  const [foundOrder, foundShop] = [order?.results[0], shop?.results[0]]
  if (!foundOrder || !foundShop) return null
  return {
    order: foundOrder as unknown as Order,
    lines: (lines?.results ?? []) as unknown as OrderLine[],
    requests: (requests?.results ?? []) as unknown as PrintedRows['requests'],
    answers: (answers?.results ?? []) as unknown as AnswerRow[],
    shop: foundShop as unknown as Shop,
    look: (look?.results[0] as ShopLook | undefined) ?? NO_LOOK,
  }
}
