import { packedSql } from '../rows-sql.ts'
import type { TenantDb } from '../tenant-db.ts'
import type { Moved } from './tables.ts'

/** Copies rows of a tenant from shard to shard. They travel as JSON that SQLite writes and reads. */

/** Revs after one and up to another, and the instant since which acts count. */
export type Window = { from: number; to: number; since: string }

/** Where the pieces of a table begin. */
export const startOf = ({ key, before }: Moved, { from }: Window): string | number =>
  key === 'rev' ? from : before

/** Rows of a piece, and bytes of them, which the last row may exceed: D1 takes 2 MB as one parameter. */
const ROWS = 2_000
const BYTES = 500_000

const rowsSql = ({ name, columns, key, window, later }: Moved, from: number, more: string): string =>
  `SELECT t."${key}" AS key, ${packedSql(columns)} AS row FROM "${name}" AS t ` +
  `WHERE t.tenant_id = ?1 AND t."${key}" > ?2${window}${from > 0 ? later : ''}${more} AND coalesce(?3, ?4, ?5) IS NOT NULL ORDER BY t."${key}"`

/** The size before a row decides, so that a piece has at least one. */
const pieceSql = (table: Moved, from: number): string =>
  'SELECT key, row FROM (SELECT key, row, sum(octet_length(row)) OVER (ORDER BY key ROWS UNBOUNDED PRECEDING) AS bytes ' +
  `FROM (${rowsSql(table, from, '')} LIMIT ${ROWS})) WHERE bytes - octet_length(row) < ${BYTES} ORDER BY key`

/**
 * Whether an attempt of a move (`?2`) may write and delete rows of a tenant (`?1`) on a shard: it is not open there, and
 * no later attempt has come.
 */
const IS_ITS =
  'NOT EXISTS (SELECT 1 FROM sync_tenants AS s WHERE s.tenant_id = ?1 AND (s.closed = 0 OR s.closed > ?2))'

const insertSql = ({ name, columns }: Moved): string =>
  'WITH j(v) AS MATERIALIZED (SELECT jsonb(value) FROM json_each(?3)) ' +
  `INSERT OR REPLACE INTO "${name}" (${columns.map((one) => `"${one}"`).join(',')}) ` +
  `SELECT ${columns.map((_, index) => `v->>${index}`).join(',')} FROM j WHERE ${IS_ITS}`

type Packed = { key: string | number; row: string }

/** From where to where, in which attempt of a move. */
export type Copying = { source: TenantDb; target: TenantDb; attempt: number }

/**
 * Copies the next rows after a key, and reads them again where they are now. Returns how many, and the last key; null
 * where there was none.
 * @throws Error where they differ
 */
export const copyPiece = async (
  { source, target, attempt }: Copying,
  table: Moved,
  { from, to, since }: Window,
  after: string | number,
): Promise<{ rows: number; last: string | number } | null> => {
  const values = [source.tenantId, after, to, since, from]
  const { results } = await source.d1
    .prepare(pieceSql(table, from))
    .bind(...values)
    .all<Packed>()
  const last = results.at(-1)
  if (!last) return null
  const [, written] = await target.d1.batch<Packed>([
    target.d1
      .prepare(insertSql(table))
      .bind(source.tenantId, attempt, `[${results.map(({ row }) => row).join(',')}]`),
    target.d1
      .prepare(rowsSql(table, 0, ` AND t."${table.key}" IN (SELECT value FROM json_each(?6))`))
      .bind(...values, JSON.stringify(results.map(({ key }) => key))),
  ])
  // What an earlier piece brought, and has another rev by now, may stand among them.
  const there = new Set(written?.results.map(({ row }) => row))
  if (!results.every(({ row }) => there.has(row)))
    throw new Error(`${table.name} did not arrive as it was sent`)
  return { rows: results.length, last: last.key }
}

/** Copies all rows of a window. */
export const copyWindow = async (
  copying: Copying,
  tables: readonly Moved[],
  window: Window,
): Promise<void> => {
  for (const table of tables) {
    let after = startOf(table, window)
    for (;;) {
      const piece = await copyPiece(copying, table, window, after)
      if (!piece) break
      after = piece.last
    }
  }
}

/** Which tables a window has something of. The log names every row that took a rev. */
export const tablesIn = async (
  { d1, tenantId }: TenantDb,
  tables: readonly Moved[],
  { from, to }: Window,
): Promise<readonly Moved[]> => {
  const { results } = await d1
    .prepare('SELECT DISTINCT collection FROM changes WHERE tenant_id = ?1 AND rev > ?2 AND rev <= ?3')
    .bind(tenantId, from, to)
    .all<{ collection: string }>()
  const changed = new Set([...results.map(({ collection }) => collection), 'changes', 'acts'])
  return tables.filter(({ name }) => changed.has(name))
}

/** What tells two copies of a tenant apart: rows, revs and bytes of each table. */
export const measureOf = async ({ d1, tenantId }: TenantDb, tables: readonly Moved[]): Promise<string> => {
  const found = await d1.batch(
    tables.map(({ name, columns }) =>
      d1
        .prepare(
          `SELECT '${name}' AS name, count(*) AS n, ${columns.includes('rev') ? 'sum(t.rev)' : 0} AS revs, sum(octet_length(${packedSql(columns)})) AS bytes FROM "${name}" AS t WHERE t.tenant_id = ?1`,
        )
        .bind(tenantId),
    ),
  )
  return JSON.stringify(found.map(({ results }) => results))
}

/** The tables in which a tenant has rows. */
export const tablesOf = async (
  { d1, tenantId }: TenantDb,
  tables: readonly Moved[],
): Promise<readonly Moved[]> => {
  const found = await d1.batch(
    tables.map(({ name }) =>
      d1.prepare(`SELECT 1 FROM "${name}" WHERE tenant_id = ?1 LIMIT 1`).bind(tenantId),
    ),
  )
  return tables.filter((_, index) => (found[index]?.results.length ?? 0) > 0)
}

/** Rows of a table that are deleted at once. */
const PIECE = 1_000

/** Deletes a piece of a tenant on a shard, where an attempt of a move may. Returns whether nothing that it may is left. */
export const dropOn = async (
  { d1, tenantId }: TenantDb,
  tables: readonly Moved[],
  attempt: number,
): Promise<boolean> => {
  const dropped = await d1.batch(
    tables.map(({ name, key }) =>
      d1
        .prepare(
          `DELETE FROM "${name}" WHERE tenant_id = ?1 AND "${key}" IN (SELECT "${key}" FROM "${name}" WHERE tenant_id = ?1 LIMIT ${PIECE}) AND ${IS_ITS} RETURNING 1`,
        )
        .bind(tenantId, attempt),
    ),
  )
  return dropped.every(({ results }) => results.length < PIECE)
}
