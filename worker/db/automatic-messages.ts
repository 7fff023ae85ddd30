import { MOST_READINGS } from '#domain/workshop/reminders/due.ts'
import type { ReminderKind } from '#domain/workshop/reminders/schema.ts'
import type { ShopsWith } from './cause-daily.ts'
import type { TenantDb } from './tenant-db.ts'

/** What the messages of a day are made from. Days are `YYYY-MM-DD`. */

/** Shops that send by themselves. */
export const SHOPS_WITH_MESSAGES: ShopsWith = {
  table: 'message_settings',
  where: "deleted_at IS NULL AND (reminders_on = 1 OR review_url <> '')",
}

/** A car and its owner, as the commit has joined them. */
type Owned = {
  vehicle_id: string
  plate: string
  make: string
  model: string
  contact_id: string
  name: string
  phone: string
  email: string
  language: 'ro' | 'en'
}

const OWNED = `v.id AS vehicle_id, v.nr_inmatriculare AS plate, coalesce(ma.denumire, '') AS make,
  coalesce(mo.denumire, '') AS model, k.id AS contact_id, k.name, k.phone, k.email, k.language`

/** The contact that is kept in the place of contact `c`; a contact is merged into one that may be merged itself. */
const KEPT = `(WITH RECURSIVE way (id, next) AS (
    SELECT c.id, c.merged_into
    UNION SELECT n.id, n.merged_into FROM way JOIN contacts AS n ON n.tenant_id = c.tenant_id AND n.id = way.next)
  SELECT id FROM way WHERE next IS NULL)`

const OWNERS = `
  JOIN contacts AS c ON c.tenant_id = v.tenant_id AND c.id = v.contact_id
  JOIN contacts AS k ON k.tenant_id = v.tenant_id AND k.id = ${KEPT} AND k.deleted_at IS NULL
  LEFT JOIN catalog_marci AS ma ON ma.tenant_id = v.tenant_id AND ma.id = v.marca_id
  LEFT JOIN catalog_modele AS mo ON mo.tenant_id = v.tenant_id AND mo.id = v.model_id`

const ALIVE = 'v.deleted_at IS NULL AND v.merged_into IS NULL'

export type OpenReminder = Owned & {
  id: string
  kind: ReminderKind
  due_date: string | null
  due_km: number | null
  note: string
  contacted_at: string | null
}

/** Open reminders of cars with a contact: those of days between two, and all that have a mark in kilometres. */
export const openReminders = async (
  { d1, tenantId }: TenantDb,
  from: string,
  to: string,
): Promise<OpenReminder[]> => {
  const { results } = await d1
    .prepare(
      `SELECT r.id, r.kind, r.due_date, r.due_km, r.note, r.contacted_at, ${OWNED}
       FROM reminders AS r JOIN vehicles AS v ON v.tenant_id = r.tenant_id AND v.id = r.vehicle_id ${OWNERS}
       WHERE r.tenant_id = ?1 AND r.deleted_at IS NULL AND r.done_at IS NULL AND ${ALIVE}
         AND (r.due_date BETWEEN ?2 AND ?3 OR r.due_km IS NOT NULL)
       ORDER BY r.id`,
    )
    .bind(tenantId, from, to)
    .all<OpenReminder>()
  return results
}

export type OdometerReading = { vehicle_id: string; day: string; km: number }

/** The last odometer readings of cars at their orders, as many as `odometerOf` looks at. */
export const readingsOf = async (
  { d1, tenantId }: TenantDb,
  vehicleIds: readonly string[],
): Promise<OdometerReading[]> => {
  if (vehicleIds.length === 0) return []
  const { results } = await d1
    .prepare(
      `SELECT vehicle_id, day, km FROM (
         SELECT vehicle_id, data_comanda AS day, km_intrare AS km,
           row_number() OVER (PARTITION BY vehicle_id ORDER BY data_comanda DESC, km_intrare DESC) AS place
         FROM orders
         WHERE tenant_id = ?1 AND vehicle_id IN (SELECT value FROM json_each(?2)) AND km_intrare IS NOT NULL
           AND status <> 'ANULAT' AND deleted_at IS NULL)
       WHERE place <= ${MOST_READINGS}`,
    )
    .bind(tenantId, JSON.stringify(vehicleIds))
    .all<OdometerReading>()
  return results
}

export type PaidInvoice = Owned & { invoice_id: string }

/** Invoices that are paid whole and never reversed, whose last payment is of a day between two. */
export const paidInvoices = async (
  { d1, tenantId }: TenantDb,
  from: string,
  to: string,
): Promise<PaidInvoice[]> => {
  const { results } = await d1
    .prepare(
      `SELECT i.id AS invoice_id, ${OWNED}
       FROM (SELECT invoice_id, max(data) AS day FROM payments
             WHERE tenant_id = ?1 AND data BETWEEN ?2 AND ?3 AND deleted_at IS NULL GROUP BY invoice_id) AS p
       JOIN invoices AS i ON i.tenant_id = ?1 AND i.id = p.invoice_id
       JOIN orders AS o ON o.tenant_id = ?1 AND o.id = i.order_id
       JOIN vehicles AS v ON v.tenant_id = ?1 AND v.id = o.vehicle_id ${OWNERS}
       WHERE i.tip = 'factura' AND i.rest <= 0 AND i.stornat = 0 AND i.total_general > 0 AND ${ALIVE}
         AND NOT EXISTS (SELECT 1 FROM payments AS later WHERE later.tenant_id = ?1 AND later.invoice_id = i.id
                         AND later.data > ?3 AND later.deleted_at IS NULL)
       ORDER BY i.id`,
    )
    .bind(tenantId, from, to)
    .all<PaidInvoice>()
  return results
}

/** The contacts of the list `?2`, each with those that were merged into it. */
const FAMILY = `WITH RECURSIVE family (kept, id) AS (
    SELECT value, value FROM json_each(?2)
    UNION SELECT f.kept, c.id FROM family AS f
      JOIN contacts AS c ON c.tenant_id = ?1 AND c.merged_into = f.id)`

/** What contacts agreed to by messages of the channels and purposes; those merged into one count as that one. */
export type Said = {
  contact_id: string
  channel: string
  purpose: string
  given: 0 | 1
}

/** What contacts said last, by contact, channel and purpose. */
export const lastSaid = async (
  { d1, tenantId }: TenantDb,
  contactIds: readonly string[],
): Promise<Said[]> => {
  if (contactIds.length === 0) return []
  const { results } = await d1
    .prepare(
      `${FAMILY}
       SELECT f.kept AS contact_id, s.channel, s.purpose, s.given
       FROM family AS f JOIN consents AS s ON s.tenant_id = ?1 AND s.contact_id = f.id AND s.deleted_at IS NULL
       ORDER BY s.at, s.given DESC`,
    )
    .bind(tenantId, JSON.stringify(contactIds))
    .all<Said>()
  return results
}

/** Those of the contacts, or of whom was merged into them, that were asked for a review since an instant. */
export const askedForReview = async (
  { d1, tenantId }: TenantDb,
  contactIds: readonly string[],
  since: string,
): Promise<Set<string>> => {
  if (contactIds.length === 0) return new Set()
  const { results } = await d1
    .prepare(
      `${FAMILY}
       SELECT DISTINCT f.kept AS id FROM family AS f
       JOIN messages AS m ON m.tenant_id = ?1 AND m.dedupe_key > 'review/' || f.id || '/'
         AND m.dedupe_key < 'review/' || f.id || '0'
       WHERE m.queued_at >= ?3`,
    )
    .bind(tenantId, JSON.stringify(contactIds), since)
    .all<{ id: string }>()
  return new Set(results.map(({ id }) => id))
}

/** Those of the keys under which the shop has a message. */
export const knownKeys = async (
  { d1, tenantId }: TenantDb,
  keys: readonly string[],
): Promise<Set<string>> => {
  if (keys.length === 0) return new Set()
  const { results } = await d1
    .prepare(
      `SELECT m.dedupe_key AS key FROM json_each(?2) AS one
       JOIN messages AS m ON m.tenant_id = ?1 AND m.dedupe_key = one.value`,
    )
    .bind(tenantId, JSON.stringify(keys))
    .all<{ key: string }>()
  return new Set(results.map(({ key }) => key))
}
