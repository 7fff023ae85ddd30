import { type BoughtPlan, endOf, type PlanId, planOfShop } from '#domain/plans/catalogue.ts'
import { fold } from '#domain/romania/search.ts'
import { periodAt } from '#domain/usage/standing.ts'
import { type Databases, directoryDb, shards } from '../tenant-db.ts'

/** The shops of all shards, for the console. Instants are ISO. */

/** Shops of a page. */
export const SHOPS = 50

export type ListedShop = {
  id: string
  name: string
  shard: number
  plan: PlanId
  /** When the plan ends or ended by itself; null for one without an end. */
  endsAt: string | null
  /** SMS of this month. */
  sms: number
  /** The last change of its log, and when a device of it was last seen; null for none. */
  changedAt: string | null
  seenAt: string | null
  /** Effects that have died. */
  dead: number
  /** Whether its data is being deleted. */
  isClosed: boolean
}

type Row = BoughtPlan & { id: string; name: string; changed_at: string | null; dead: number; sms: number }

/** Letters of Romanian and Hungarian names that SQLite does not fold. */
const MARKED = [...'ăâîșşțţáéíóöőúüű']

/** A column as `fold` makes its text, in SQL. */
const foldedSql = (column: string): string =>
  `lower(${MARKED.flatMap((letter) => [letter, letter.toUpperCase()]).reduce(
    (sql, letter) => `replace(${sql}, '${letter}', '${fold(letter)}')`,
    column,
  )})`

/**
 * The end of the log says when a shop last changed. After months of silence it is in R2 (S3.4), so all acts are asked,
 * which stay.
 */
const SHOPS_SQL = `WITH dead AS (
    SELECT tenant_id, count(*) AS n FROM effects WHERE state = 'dead' AND next_at IS NULL GROUP BY tenant_id
  )
  SELECT t.tenant_id AS id, t.nume AS name, t.plan, t.trial_expires_at, t.plan_until, t.cancel_at, t.gift_until,
    coalesce(
      (SELECT a.committed_at FROM changes AS c JOIN acts AS a ON a.tenant_id = c.tenant_id AND a.id = c.act_id
        WHERE c.tenant_id = s.tenant_id AND c.rev = s.head),
      (SELECT max(a.committed_at) FROM acts AS a WHERE a.tenant_id = s.tenant_id)) AS changed_at,
    coalesce((SELECT n FROM dead WHERE dead.tenant_id = t.tenant_id), 0) AS dead,
    coalesce((SELECT sum(u.used) FROM usage AS u
      WHERE u.tenant_id = t.tenant_id AND u.feature = 'sms' AND u.period = ?5), 0) AS sms
  FROM tenants AS t JOIN sync_tenants AS s ON s.tenant_id = t.tenant_id AND s.closed = 0
  WHERE t.id = t.tenant_id AND (?1 = '' OR t.tenant_id < ?1)
    AND (?2 = '' OR t.tenant_id = ?2 OR instr(${foldedSql('t.nume')}, ?3) > 0 OR instr(lower(t.email), ?3) > 0
      OR t.tenant_id IN (SELECT value FROM json_each(?4)))
  ORDER BY t.tenant_id DESC LIMIT ${SHOPS + 1}`

/**
 * A page of the shops, the newest first: those whose name (however it is marked), own address or id has `q`, or in which
 * the account `q` is.
 * `after` is the id of the last one of the page before, '' for the first page.
 */
export const listShops = async (
  env: Databases,
  { q, after }: { q: string; after: string },
  now: string,
): Promise<{ shops: ListedShop[]; isMore: boolean }> => {
  const of = q.includes('@') ? await shopsOfAccount(env, q) : []
  const found = await Promise.all(
    shards(env).map((d1) =>
      d1.prepare(SHOPS_SQL).bind(after, q, fold(q), JSON.stringify(of), periodAt(now)).all<Row>(),
    ),
  )
  const rows = found
    .flatMap(({ results }, shard) => results.map((row) => ({ ...row, shard })))
    .sort((one, other) => (one.id < other.id ? 1 : -1))
  const page = rows.slice(0, SHOPS)
  const known = await directoryOf(
    env,
    page.map(({ id }) => id),
  )
  const shops = page.map((row) => ({
    id: row.id,
    name: row.name,
    shard: row.shard,
    plan: planOfShop(row, now),
    endsAt: endOf(row),
    sms: row.sms,
    changedAt: row.changed_at,
    seenAt: known.get(row.id)?.seen_at ?? null,
    dead: row.dead,
    isClosed: known.get(row.id)?.closed_at !== null,
  }))
  return { shops, isMore: rows.length > SHOPS }
}

const shopsOfAccount = async (env: Databases, email: string): Promise<string[]> => {
  const { results } = await directoryDb(env)
    .prepare(
      'SELECT m.tenant_id FROM users AS u JOIN memberships AS m ON m.user_id = u.id WHERE u.email = ?1',
    )
    .bind(email.toLowerCase())
    .all<{ tenant_id: string }>()
  return results.map(({ tenant_id }) => tenant_id)
}

type Known = { closed_at: string | null; seen_at: string | null }

/** What the directory knows of shops, by id. */
const directoryOf = async (env: Databases, ids: readonly string[]): Promise<Map<string, Known>> => {
  const { results } = await directoryDb(env)
    .prepare(
      `SELECT d.tenant_id, d.closed_at,
         (SELECT max(seen_at) FROM devices WHERE devices.tenant_id = d.tenant_id) AS seen_at
       FROM directory AS d WHERE d.tenant_id IN (SELECT value FROM json_each(?1))`,
    )
    .bind(JSON.stringify(ids))
    .all<Known & { tenant_id: string }>()
  return new Map(results.map(({ tenant_id, ...known }) => [tenant_id, known]))
}

/** What the console shows of one shop beside its own row. */
export type ShopFacts = { shard: number; createdAt: string; head: number; seenAt: string | null }

/** The facts of a shop; null for one that is unknown, or is being deleted. */
export const shopFacts = async (env: Databases, tenantId: string): Promise<ShopFacts | null> => {
  const known = await directoryDb(env)
    .prepare(
      `SELECT shard, created_at AS createdAt,
         (SELECT max(seen_at) FROM devices WHERE devices.tenant_id = ?1) AS seenAt
       FROM directory WHERE tenant_id = ?1 AND closed_at IS NULL`,
    )
    .bind(tenantId)
    .first<Omit<ShopFacts, 'head'>>()
  if (!known) return null
  const head = await shards(env)
    [known.shard]?.prepare('SELECT head FROM sync_tenants WHERE tenant_id = ?1')
    .bind(tenantId)
    .first<number>('head')
  return { ...known, head: head ?? 0 }
}
