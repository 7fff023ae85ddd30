import type { PageKind } from '#domain/api/paths.ts'
import { DAY } from '#domain/kernel/days.ts'
import type { Database } from './sessions.ts'
import { type Databases, directoryDb, type TenantDb, tenantDb } from './tenant-db.ts'

/** Links of people without an account: what each is for. Instants are ISO. */

/** What a link grants: the page of its kind, for one row of one shop. */
export type Granted = { kind: PageKind; rowId: string; madeAt: string; expiresAt: string; db: TenantDb }

/** A link to be written. */
export type NewCapability = {
  hash: string
  kind: PageKind
  tenantId: string
  rowId: string
  madeAt: string
  expiresAt: string
}

/** Writes a link; one that is there keeps its row and gets the new expiry. */
export const writeCapability = async (env: Database, made: NewCapability): Promise<void> => {
  await directoryDb(env)
    .prepare(
      `INSERT INTO capabilities (hash, kind, tenant_id, row_id, made_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
       ON CONFLICT (hash) DO UPDATE SET expires_at = excluded.expires_at`,
    )
    .bind(made.hash, made.kind, made.tenantId, made.rowId, made.madeAt, made.expiresAt)
    .run()
}

/**
 * What a token grants, by its hash, in one query by primary keys; null where there is none. An expired link is found
 * too, until the directory forgets it: its page says so.
 */
export const findCapability = async (
  env: Databases,
  kind: PageKind,
  hash: string,
): Promise<Granted | null> => {
  const row = await directoryDb(env)
    .prepare(
      `SELECT c.row_id AS rowId, c.made_at AS madeAt, c.expires_at AS expiresAt, c.tenant_id AS tenantId, d.shard
       FROM capabilities AS c JOIN directory AS d ON d.tenant_id = c.tenant_id
       WHERE c.hash = ?1 AND c.kind = ?2`,
    )
    .bind(hash, kind)
    .first<{ rowId: string; madeAt: string; expiresAt: string; tenantId: string; shard: number }>()
  if (!row) return null
  const { tenantId, shard, ...link } = row
  return { kind, ...link, db: tenantDb(env, tenantId, shard) }
}

/** Days for which the directory keeps an expired link, so that its page can say so. */
const KEPT_DAYS = 180

/** Links deleted by one run. */
const MOST = 5_000

/** Deletes links that expired long ago. `now` in milliseconds. */
export const purgeCapabilities = async (env: Database, now: number): Promise<void> => {
  await directoryDb(env)
    .prepare(
      'DELETE FROM capabilities WHERE hash IN (SELECT hash FROM capabilities WHERE expires_at < ?1 LIMIT ?2)',
    )
    .bind(new Date(now - KEPT_DAYS * DAY).toISOString(), MOST)
    .run()
}

/** Deletes the links to rows of a shop. */
export const forgetCapabilities = async (
  env: Database,
  tenantId: string,
  rowIds: readonly string[],
): Promise<void> => {
  await directoryDb(env)
    .prepare('DELETE FROM capabilities WHERE tenant_id = ?1 AND row_id IN (SELECT value FROM json_each(?2))')
    .bind(tenantId, JSON.stringify(rowIds))
    .run()
}
