import { addDays } from '#domain/kernel/days.ts'
import type { BoughtPlan } from '#domain/plans/catalogue.ts'
import { FEED_DAYS, type FeedNames } from '#domain/workshop/appointments/feed.ts'
import type { Appointment } from '#domain/workshop/appointments/schema.ts'
import type { TenantDb } from './tenant-db.ts'

export type FeedRow = Appointment & FeedNames

/** What the address of a calendar leads to: the versions that stand, the shop's name and plan, the appointments. */
export type FeedRows = BoughtPlan & { feeds: string; shop: string; rows: FeedRow[] }

/** Feeds leave out a booking whose client never proved his phone. */
const REAL = "(a.source = 'desk' OR a.phone_verified = 1)"

/**
 * Reads the appointments around a day, deleted ones too: of the shop (`mechanicId` ''), or of a mechanic. Null where the
 * shop is gone.
 */
export const readFeedRows = async (
  { d1, tenantId }: TenantDb,
  mechanicId: string,
  today: string,
): Promise<FeedRows | null> => {
  const [shop, rows] = await d1.batch<unknown>([
    d1
      .prepare(
        `SELECT t.nume AS shop, t.plan, t.trial_expires_at, t.plan_until, t.cancel_at, t.gift_until, coalesce(s.feeds, '') AS feeds
         FROM tenants AS t
         LEFT JOIN calendar_settings AS s ON s.tenant_id = t.tenant_id AND s.id = t.tenant_id AND s.deleted_at IS NULL
         WHERE t.tenant_id = ?1 AND t.id = ?1`,
      )
      .bind(tenantId),
    d1
      .prepare(
        `SELECT a.*, coalesce(s.nume, '') AS service, coalesce(b.nume, '') AS bay, trim(coalesce(m.prenume, '') || ' ' || coalesce(m.nume, '')) AS mechanic
         FROM appointments AS a
         LEFT JOIN services AS s ON s.tenant_id = a.tenant_id AND s.id = a.service_id
         LEFT JOIN bays AS b ON b.tenant_id = a.tenant_id AND b.id = a.bay_id
         LEFT JOIN mecanici AS m ON m.tenant_id = a.tenant_id AND m.id = a.mechanic_id
         WHERE a.tenant_id = ?1 AND a.day BETWEEN ?2 AND ?3 AND (?4 = '' OR a.mechanic_id = ?4) AND ${REAL}
         ORDER BY a.data_ora, a.id`,
      )
      .bind(tenantId, addDays(today, -FEED_DAYS.before), addDays(today, FEED_DAYS.after), mechanicId),
  ])
  const [found] = (shop?.results ?? []) as Omit<FeedRows, 'rows'>[]
  return found ? { ...found, rows: (rows?.results ?? []) as FeedRow[] } : null
}
