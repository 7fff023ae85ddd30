import type { Message } from '#domain/messages/schema.ts'
import { messages } from '#domain/messages/schema.ts'
import type { ShopLook } from '#domain/portal/rows.ts'
import { systemActor } from '#domain/sync/actor.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { Values } from '#domain/sync/log.ts'
import { type Shop, tenants } from '#domain/workshop/shop/schema.ts'
import { askSegments, type Chained, followOld, type Segment } from './old-log.ts'
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

/** Reads them; null where the message is gone. The old log of a message is in R2 (S3.4). */
export const readStopRows = async (
  db: TenantDb,
  { id, round }: Pick<Message, 'id' | 'round'>,
): Promise<StopRows | null> => {
  const actor = systemActor(db, 'messages')
  const [message, shop, look, log, segments] = await db.d1.batch<unknown>([
    visibleRows(db, actor, messages, 't.id = ?2 AND t.deleted_at IS NULL', id),
    visibleRows(db, actor, tenants, 't.id = ?2', db.tenantId),
    shopLookOf(db),
    db.d1
      .prepare(
        `WITH RECURSIVE way(rev) AS (SELECT rev FROM messages WHERE tenant_id = ?1 AND id = ?2
           UNION SELECT c.before FROM way CROSS JOIN changes AS c ON c.tenant_id = ?1 AND c.rev = way.rev WHERE c.before > 0)
         SELECT c.patch, c.prev, c.before FROM way CROSS JOIN changes AS c ON c.tenant_id = ?1 AND c.rev = way.rev ORDER BY c.rev`,
      )
      .bind(db.tenantId, id),
    askSegments(db),
  ])
  const foundMessage = message?.results[0] as Message | undefined
  const foundShop = shop?.results[0] as Shop | undefined
  if (!foundMessage || !foundShop) return null
  const young = (log?.results ?? []) as Change[]
  const whole = await withOld(db, foundMessage.rev, round, young, (segments?.results ?? []) as Segment[])
  const address = addressIn(whole, round) ?? foundMessage.address
  const { results: stopped } = await db.d1
    .prepare('SELECT deleted_at FROM stop_list WHERE tenant_id = ?1 AND address = lower(?2)')
    .bind(db.tenantId, address)
    .all<Row>()
  return {
    message: foundMessage,
    address,
    shop: foundShop,
    look: (look?.results[0] as ShopLook | undefined) ?? NO_LOOK,
    isStopped: stopped.some(({ deleted_at }) => deleted_at === null),
    stops: stopped.length,
  }
}

type Change = Pick<Chained, 'patch' | 'prev' | 'before'>

/** The log of a message, whose last change has `rev`, back to where a round of it began, the oldest first. */
const withOld = async (
  db: TenantDb,
  rev: number,
  round: number,
  young: readonly Change[],
  segments: readonly Segment[],
): Promise<readonly Change[]> => {
  let log = young
  if (beginOf(log, round) !== -1) return log
  for await (const older of followOld(db, segments, [young[0]?.before ?? rev])) {
    log = [...older.toReversed(), ...log]
    if (beginOf(log, round) !== -1) break
  }
  return log
}

const valueIn = (text: string | null, column: string): unknown =>
  text === null ? undefined : (JSON.parse(text) as Values)[column]

/** Where a round of a message begins in its log; -1 where the log does not reach so far. The first is its insertion. */
const beginOf = (log: readonly Change[], round: number): number =>
  log.findLastIndex(({ patch, prev }) => prev === null || valueIn(patch, 'round') === round)

/** The address in that round: what the first change of it after the beginning has replaced; null where none did. */
const addressIn = (log: readonly Change[], round: number): string | null => {
  const replaced = log
    .slice(beginOf(log, round) + 1)
    .map(({ prev }) => valueIn(prev, 'address'))
    .find((value) => typeof value === 'string')
  return typeof replaced === 'string' ? replaced : null
}
