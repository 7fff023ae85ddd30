import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { effectOf } from '#domain/effects/job.ts'
import { DAY } from '#domain/kernel/days.ts'
import { REGISTRY } from '#domain/modules.ts'
import { type BoughtPlan, endOf, KEPT_DAYS, planOfShop } from '#domain/plans/catalogue.ts'
import { WARNINGS, type Warning } from '#domain/plans/deletion.ts'
import type { warnDeletion } from '#domain/plans/jobs.ts'
import { causeInShop } from './effects.ts'
import { isOpenSql } from './move/open.ts'
import * as schema from './schema.ts'
import { type Databases, directoryDb, shards, tenantDb } from './tenant-db.ts'

/**
 * The deletion of shops whose plan has ended for long: who is warned, who is due, and the rows themselves. Which tables
 * have rows of a shop follows from the schema, so a new table is deleted by existing.
 */

const iso = (ms: number): string => new Date(ms).toISOString()

/** Tables whose rows stay: the shard of a shop until all else is gone, and the note that it was deleted. */
const KEPT_TABLES = new Set(['directory', 'deletions'])

/** A table, with the columns that identify its rows. */
type Keyed = { name: string; key: readonly string[] }
type Named = Keyed & { hasTenant: boolean; hasUser: boolean }

const keyOf = (table: SQLiteTable): readonly string[] => {
  const { primaryKeys, columns } = getTableConfig(table)
  const own = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary)
  return own.map(({ name }) => name)
}

/** All tables of the schema. */
const TABLES: readonly Named[] = (Object.values(schema) as unknown[])
  .filter((table) => is(table, SQLiteTable))
  .map((table) => {
    const columns = Object.keys(getTableColumns(table))
    return {
      name: getTableName(table),
      key: keyOf(table),
      hasTenant: columns.includes('tenant_id'),
      hasUser: columns.includes('user_id'),
    }
  })

/** The tables with rows of a shop. */
export const TENANT_TABLES: readonly Keyed[] = [
  ...TABLES.filter(({ name, hasTenant }) => hasTenant && !KEPT_TABLES.has(name)),
  ...[...REGISTRY.keys()].map((name) => ({ name, key: ['tenant_id', 'id'] })),
]

/** The tables of the directory with rows of a person. */
const USER_TABLES: readonly string[] = TABLES.filter(({ hasTenant, hasUser }) => hasUser && !hasTenant).map(
  ({ name }) => name,
)

/** A shop whose plan has ended. */
export type EndedShop = { tenantId: string; shard: number; endedAt: string }

/** Shops that are read at once. */
const PAGE = 500

type Row = BoughtPlan & { tenant_id: string }

/** Shops of all shards whose plan ended so long ago that the first warning is due. `now` in milliseconds. */
export async function* endedShops(env: Databases, now: number): AsyncGenerator<EndedShop> {
  const line = iso(now - (KEPT_DAYS - WARNINGS[0]) * DAY)
  for (const [shard, d1] of shards(env).entries()) {
    for (let after = ''; ; ) {
      const { results } = await d1
        .prepare(
          `SELECT tenant_id, plan, trial_expires_at, plan_until, cancel_at, gift_until FROM tenants
           WHERE tenant_id > ?1 AND plan <> 'free' AND coalesce(cancel_at, plan_until, trial_expires_at) <= ?2
           AND ${isOpenSql('tenants')}
           ORDER BY tenant_id LIMIT ?3`,
        )
        .bind(after, line, PAGE)
        .all<Row>()
      for (const row of results) {
        const endedAt = endOf(row)
        if (endedAt !== null && planOfShop(row, iso(now)) === 'free')
          yield { tenantId: row.tenant_id, shard, endedAt }
      }
      const last = results.at(-1)
      if (!last || results.length < PAGE) break
      after = last.tenant_id
    }
  }
}

/** What the directory notes of a shop that is about to be deleted, or was. */
export type Deletion = {
  tenant_id: string
  shard: number
  ended_at: string
  warned: number
  warned_at: string
  deleting_since: string | null
  deleted_at: string | null
}

export const findDeletion = (env: Databases, tenantId: string): Promise<Deletion | null> =>
  directoryDb(env).prepare('SELECT * FROM deletions WHERE tenant_id = ?1').bind(tenantId).first<Deletion>()

/**
 * Notes a warning, and causes a mail for each reader first: a repeat causes nothing (E3). A note of an earlier end of the
 * plan gives way.
 */
export const noteWarning = async (
  env: Databases,
  { tenantId, shard, endedAt }: EndedShop,
  job: typeof warnDeletion,
  { days, readers }: { days: Warning; readers: readonly string[] },
  now: number,
): Promise<void> => {
  const effects = readers.map((reader) =>
    effectOf(job, `${job.id}/${endedAt}/${days}/${reader}`, { endedAt, days, reader }, iso(now)),
  )
  await causeInShop(tenantDb(env, tenantId, shard), effects, iso(now))
  await directoryDb(env)
    .prepare(
      `INSERT INTO deletions (tenant_id, shard, ended_at, warned, warned_at) VALUES (?1, ?2, ?3, ?4, ?5)
       ON CONFLICT (tenant_id) DO UPDATE SET
         shard = excluded.shard, ended_at = excluded.ended_at, warned = excluded.warned, warned_at = excluded.warned_at
       WHERE deleting_since IS NULL`,
    )
    .bind(tenantId, shard, endedAt, days, iso(now))
    .run()
}

/** Forgets that a shop was warned; its deletion, once begun, goes on. */
export const withdrawWarning = async (env: Databases, tenantId: string): Promise<void> => {
  await directoryDb(env)
    .prepare('DELETE FROM deletions WHERE tenant_id = ?1 AND deleting_since IS NULL')
    .bind(tenantId)
    .run()
}

/** Closes a shop: from now on nobody finds its rows. */
export const closeShop = async (env: Databases, tenantId: string, now: number): Promise<void> => {
  const db = directoryDb(env)
  await db.batch([
    db.prepare('UPDATE deletions SET deleting_since = ?2 WHERE tenant_id = ?1').bind(tenantId, iso(now)),
    db.prepare('UPDATE directory SET closed_at = ?2 WHERE tenant_id = ?1').bind(tenantId, iso(now)),
  ])
}

/** Closes a shop whose owner wants its end: nobody is warned, and its deletion begins. */
export const closeByOwner = async (env: Databases, tenantId: string, now: number): Promise<void> => {
  const db = directoryDb(env)
  await db.batch([
    db
      .prepare(
        `INSERT INTO deletions (tenant_id, shard, ended_at, warned, warned_at, deleting_since)
         SELECT tenant_id, shard, ?2, 0, ?2, ?2 FROM directory WHERE tenant_id = ?1
         ON CONFLICT (tenant_id) DO UPDATE SET deleting_since = coalesce(deleting_since, ?2)`,
      )
      .bind(tenantId, iso(now)),
    db
      .prepare('UPDATE directory SET closed_at = coalesce(closed_at, ?2) WHERE tenant_id = ?1')
      .bind(tenantId, iso(now)),
  ])
}

/** Opens a shop again that has paid while it was being closed. */
export const openIfPaid = async (env: Databases, { tenantId, shard, endedAt }: EndedShop): Promise<void> => {
  const db = directoryDb(env)
  const row = await shards(env)
    [shard]?.prepare(
      'SELECT tenant_id, plan, trial_expires_at, plan_until, cancel_at, gift_until FROM tenants WHERE tenant_id = ?1 AND id = ?1',
    )
    .bind(tenantId)
    .first<Row>()
  if (!row || endOf(row) === endedAt) return
  await db.batch([
    db.prepare('DELETE FROM deletions WHERE tenant_id = ?1').bind(tenantId),
    db.prepare('UPDATE directory SET closed_at = NULL WHERE tenant_id = ?1').bind(tenantId),
  ])
}

/** Milliseconds for which a shop that is closed by itself may still be opened again (`openIfPaid`). */
const UNDECIDED = 60_000

/**
 * Whether the shop of a session is being deleted, or was: the session's own row names it, and after the row is gone the
 * device does (`named`, '' for none). `now` in milliseconds.
 */
export const isShopOver = async (
  env: Databases,
  session: { id: string; named: string },
  now: number,
): Promise<boolean> =>
  (await directoryDb(env)
    .prepare(
      `SELECT 1 FROM deletions WHERE tenant_id = coalesce((SELECT tenant_id FROM sessions WHERE id = ?1), ?2)
       AND deleting_since IS NOT NULL AND (warned = 0 OR deleting_since <= ?3)`,
    )
    .bind(session.id, session.named, iso(now - UNDECIDED))
    .first()) !== null

/** Deletions under way, the oldest first. */
export const openDeletions = async (env: Databases, most: number): Promise<Deletion[]> => {
  const { results } = await directoryDb(env)
    .prepare(
      'SELECT * FROM deletions WHERE deleting_since IS NOT NULL AND deleted_at IS NULL ORDER BY deleting_since LIMIT ?1',
    )
    .bind(most)
    .all<Deletion>()
  return results
}

/** Deletes the people who are in no other shop, with all that hangs on them, and who was in this one. */
export const dropPeople = async (env: Databases, tenantId: string): Promise<void> => {
  const db = directoryDb(env)
  const alone =
    'SELECT user_id FROM memberships WHERE tenant_id = ?1 AND user_id NOT IN (SELECT user_id FROM memberships WHERE tenant_id <> ?1)'
  await db.batch([
    ...USER_TABLES.map((name) =>
      db.prepare(`DELETE FROM ${name} WHERE user_id IN (${alone})`).bind(tenantId),
    ),
    db.prepare(`DELETE FROM users WHERE id IN (${alone})`).bind(tenantId),
    db.prepare('DELETE FROM memberships WHERE tenant_id = ?1').bind(tenantId),
  ])
}

/** Rows that one statement deletes. */
const PIECE = 1_000

/** Deletes about so many rows of a shop on all shards: it may have been moving. Returns how many went. */
export const dropRows = async (env: Databases, tenantId: string, most: number): Promise<number> => {
  let dropped = 0
  for (const d1 of shards(env)) {
    for (const table of TENANT_TABLES) {
      for (let piece = PIECE; piece === PIECE && dropped < most; ) {
        piece = await dropPiece(d1, table, tenantId)
        dropped += piece
      }
    }
  }
  return dropped
}

const dropPiece = async (d1: D1Database, { name, key }: Keyed, tenantId: string): Promise<number> => {
  const { results } = await d1
    .prepare(
      `DELETE FROM ${name} WHERE (${key}) IN (SELECT ${key} FROM ${name} WHERE tenant_id = ?1 LIMIT ${PIECE}) RETURNING 1`,
    )
    .bind(tenantId)
    .all()
  return results.length
}

/** Ends a deletion. The note stays: a restored database is deleted again by it. */
export const endDeletion = async (env: Databases, tenantId: string, now: number): Promise<void> => {
  const db = directoryDb(env)
  await db.batch([
    db.prepare('DELETE FROM directory WHERE tenant_id = ?1').bind(tenantId),
    db.prepare('UPDATE deletions SET deleted_at = ?2 WHERE tenant_id = ?1').bind(tenantId, iso(now)),
  ])
}
