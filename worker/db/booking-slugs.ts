import type { Database } from './sessions.ts'
import { type Databases, directoryDb, type TenantDb, tenantDb } from './tenant-db.ts'

/**
 * The addresses of shops' pages for bookings. An address that a shop had before still leads to it: it is printed on
 * windows and cards. A shop keeps a few; with the next one the oldest is free again.
 */

/** Addresses that a shop keeps. */
const KEPT = 5

/**
 * Gives a shop an address, which is then its latest one. Returns false where another shop has it. `now` is an instant.
 */
export const claimSlug = async (
  env: Database,
  tenantId: string,
  slug: string,
  now: string,
): Promise<boolean> => {
  const db = directoryDb(env)
  const [claimed] = await db.batch<{ tenant_id: string }>([
    db
      .prepare(
        `INSERT INTO booking_slugs (slug, tenant_id, claimed_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (slug) DO UPDATE SET claimed_at = excluded.claimed_at WHERE tenant_id = excluded.tenant_id
         RETURNING tenant_id`,
      )
      .bind(slug, tenantId, now),
    db
      .prepare(
        `DELETE FROM booking_slugs WHERE slug IN
         (SELECT slug FROM booking_slugs WHERE tenant_id = ?1 ORDER BY claimed_at DESC, slug LIMIT -1 OFFSET ${KEPT})`,
      )
      .bind(tenantId),
  ])
  return claimed?.results.length === 1
}

/** Those of the addresses that some shop has. */
export const takenSlugs = async (env: Database, slugs: readonly string[]): Promise<Set<string>> => {
  const { results } = await directoryDb(env)
    .prepare('SELECT slug FROM booking_slugs WHERE slug IN (SELECT value FROM json_each(?1))')
    .bind(JSON.stringify(slugs))
    .all<{ slug: string }>()
  return new Set(results.map(({ slug }) => slug))
}

/** The shop at an address; null for none, and for one that is being deleted. */
export const findBySlug = async (env: Databases, slug: string): Promise<TenantDb | null> => {
  const row = await directoryDb(env)
    .prepare(
      `SELECT d.tenant_id AS tenantId, d.shard FROM booking_slugs AS s
       JOIN directory AS d ON d.tenant_id = s.tenant_id WHERE s.slug = ?1 AND d.closed_at IS NULL`,
    )
    .bind(slug)
    .first<{ tenantId: string; shard: number }>()
  return row && tenantDb(env, row.tenantId, row.shard)
}
