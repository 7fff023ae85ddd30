import type { CollectionName } from '#domain/modules.ts'
import { namingOf } from '#domain/privacy/erase-row.ts'
import { ERASED } from '#domain/privacy/erased.ts'
import { PERSONAL, type PersonalName } from '#domain/privacy/personal.ts'
import { keptSince } from '#domain/privacy/retention.ts'
import type { PrivacySettings } from '#domain/privacy/schema.ts'
import type { ShopsWith } from '../cause-daily.ts'
import { unionAll } from '../rows-sql.ts'
import type { TenantDb } from '../tenant-db.ts'
import type { Scope } from './scope.ts'

/** What the shop does not keep any longer, in the form of an erasure. */

/** Rows of each kind that one step erases. */
const AT_ONCE = 50

/** Shops that have set a time after which something goes, for the cause of a daily job. */
export const SHOPS_WITH_RETENTION: ShopsWith = {
  table: 'privacy_settings',
  where: 'deleted_at IS NULL AND photo_months + message_months + order_months > 0',
}

/** Whether something personal is left in a row: the search ends where nothing is. */
const unerased = (name: PersonalName): string =>
  (PERSONAL[name]?.erased ?? []).map((column) => `"${column}" NOT IN ('', '${ERASED}')`).join(' OR ')

/** What of a dropped order is erased with it. */
const OF_ORDER: readonly CollectionName[] = [
  'order_lines',
  'photos',
  'messages',
  'approval_requests',
  'approval_answers',
  'portal_links',
]

type OldOrder = { id: string; client_nume: string; client_telefon: string; nr_auto: string }

/**
 * The next rows that are older than the shop keeps them on a day (`YYYY-MM-DD`): photos, messages, and orders without an
 * invoice with what hangs on them. Null where nothing is left.
 */
export const readExpired = async (
  { d1, tenantId }: TenantDb,
  { photo_months, message_months, order_months }: PrivacySettings,
  day: string,
): Promise<Scope | null> => {
  const ask = async <Row>(sql: string, value: string): Promise<Row[]> =>
    (await d1.prepare(sql).bind(tenantId, value).all<Row>()).results
  const old = <Row>(months: number, sql: string): Promise<Row[]> =>
    months === 0 ? Promise.resolve([]) : ask<Row>(`${sql} LIMIT ${AT_ONCE}`, keptSince(day, months))
  const photos = await old<{ id: string }>(
    photo_months,
    'SELECT id FROM photos WHERE tenant_id = ?1 AND taken_at < ?2 AND deleted_at IS NULL',
  )
  const messages = await old<{ id: string }>(
    message_months,
    `SELECT id FROM messages WHERE tenant_id = ?1 AND created_at < ?2 AND (${unerased('messages')})`,
  )
  const orders = await old<OldOrder>(
    order_months,
    `SELECT id, client_nume, client_telefon, nr_auto FROM orders WHERE tenant_id = ?1 AND data_comanda < ?2
     AND (contact_id IS NOT NULL OR ${unerased('orders')})
     AND NOT EXISTS (SELECT 1 FROM invoices AS i WHERE i.tenant_id = ?1 AND i.order_id = orders.id)`,
  )
  if (photos.length + messages.length + orders.length === 0) return null
  const rows = new Map<PersonalName, Set<string>>([
    ['photos', new Set(photos.map(({ id }) => id))],
    ['messages', new Set(messages.map(({ id }) => id))],
    ['orders', new Set(orders.map(({ id }) => id))],
  ])
  if (orders.length > 0) {
    const found = await ask<{ name: PersonalName; id: string }>(
      unionAll(
        OF_ORDER.map(
          (name) =>
            `SELECT '${name}' AS name, id FROM "${name}" WHERE tenant_id = ?1 AND order_id IN (SELECT value FROM json_each(?2))`,
        ),
      ),
      JSON.stringify(orders.map(({ id }) => id)),
    )
    for (const { name, id } of found) rows.set(name, (rows.get(name) ?? new Set()).add(id))
  }
  return {
    contacts: [],
    rows: new Map([...rows].map(([name, ids]) => [name, [...ids]])),
    shared: new Set(),
    former: [],
    invoices: new Map(),
    naming: namingOf(
      orders.flatMap(({ client_nume, client_telefon, nr_auto }) => [client_nume, client_telefon, nr_auto]),
    ),
    addresses: [],
    isCutOff: true,
  }
}
