import type { Message } from '#domain/messages/schema.ts'
import { messages } from '#domain/messages/schema.ts'
import type { ShopLook } from '#domain/portal/rows.ts'
import { systemActor } from '#domain/sync/actor.ts'
import type { Row } from '#domain/sync/collection.ts'
import { type Shop, tenants } from '#domain/workshop/shop/schema.ts'
import { NO_LOOK, shopLookOf } from './portal-rows.ts'
import type { TenantDb } from './tenant-db.ts'
import { visibleRows } from './visibility.ts'

/** What a stop link leads to: the message that brought it, its shop, and whether its address is stopped. */
export type StopRows = {
  message: Message
  /** To which it went in that round; the message may have another by now. */
  address: string
  shop: Shop
  look: ShopLook
  isStopped: boolean
  /** How often the address was stopped before; the desk may have lifted that since. */
  stops: number
}

/**
 * The address of message `?2` in round `?3`: what the first change of it after that round began has replaced, else the
 * present one.
 */
const ADDRESS = `coalesce(
  (SELECT prev ->> 'address' FROM changes
   WHERE tenant_id = ?1 AND row_id = ?2 AND collection = 'messages' AND prev ->> 'address' IS NOT NULL
     AND rev > coalesce((SELECT rev FROM changes WHERE tenant_id = ?1 AND row_id = ?2 AND collection = 'messages'
                         AND patch ->> 'round' = ?3), 0)
   ORDER BY rev LIMIT 1),
  (SELECT address FROM messages WHERE tenant_id = ?1 AND id = ?2))`

/** Reads them in one round trip; null where the message is gone. */
export const readStopRows = async (
  db: TenantDb,
  { id, round }: Pick<Message, 'id' | 'round'>,
): Promise<StopRows | null> => {
  const actor = systemActor(db, 'messages')
  const [message, shop, look, address, stopped] = await db.d1.batch<Row>([
    visibleRows(db, actor, messages, 't.id = ?2 AND t.deleted_at IS NULL', id),
    visibleRows(db, actor, tenants, 't.id = ?2', db.tenantId),
    shopLookOf(db),
    db.d1.prepare(`SELECT ${ADDRESS} AS address`).bind(db.tenantId, id, round),
    db.d1
      .prepare(`SELECT deleted_at FROM stop_list WHERE tenant_id = ?1 AND address = lower(${ADDRESS})`)
      .bind(db.tenantId, id, round),
  ])
  const [foundMessage, foundShop] = [message?.results[0], shop?.results[0]]
  if (!foundMessage || !foundShop) return null
  return {
    message: foundMessage as unknown as Message,
    address: String(address?.results[0]?.address ?? ''),
    shop: foundShop as unknown as Shop,
    look: (look?.results[0] as ShopLook | undefined) ?? NO_LOOK,
    isStopped: (stopped?.results ?? []).some(({ deleted_at }) => deleted_at === null),
    stops: stopped?.results.length ?? 0,
  }
}
