import type { Effect } from '#domain/effects/job.ts'
import { CLOCK_SKEW, DONE_KEPT, LEASE } from '#domain/effects/timing.ts'
import { jsonChunks } from './rows-sql.ts'
import { type Databases, shards, type TenantDb } from './tenant-db.ts'

/**
 * The rows of effects (E1): the truth about the outside effects of a tenant's commits. Times in milliseconds, rows in
 * ISO.
 */

const iso = (ms: number): string => new Date(ms).toISOString()

/**
 * The statements that insert effects, for the batch of their commit. A second effect of the same key is ignored (E3).
 */
export const insertEffects = (
  { d1, tenantId }: TenantDb,
  effects: readonly Effect[],
  now: string,
): D1PreparedStatement[] =>
  jsonChunks(effects.map(({ key, job, payload, dueAt }) => [key, job, payload, dueAt])).map((chunk) =>
    d1
      .prepare(
        'INSERT INTO effects (tenant_id, key, job, payload, state, due_at, next_at, created_at) ' +
          "SELECT ?2, value->>0, value->>1, value->>2, 'pending', value->>3, value->>3, ?3 FROM json_each(?1) WHERE true " +
          'ON CONFLICT (tenant_id, key) DO NOTHING',
      )
      .bind(chunk, tenantId, now),
  )

/** Causes effects of a shop beside its commits; a repeat of a key causes nothing (E3). The cron carries them. */
export const causeInShop = async (db: TenantDb, effects: readonly Effect[], now: string): Promise<void> => {
  const statements = insertEffects(db, effects, now)
  if (statements.length > 0) await db.d1.batch([whileOpen(db), ...statements])
}

const IS_CLOSED = 'EXISTS (SELECT 1 FROM sync_tenants AS s WHERE s.tenant_id = ?1 AND s.closed > 0)'

/** Fails a batch, as the fence of a commit does, where a move has closed the shop on this shard (S25.2). */
const whileOpen = ({ d1, tenantId }: TenantDb): D1PreparedStatement =>
  d1
    .prepare(
      `INSERT INTO sync_tenants (tenant_id, epoch, head, purged_before) SELECT ?1, NULL, 0, 0 WHERE ${IS_CLOSED}`,
    )
    .bind(tenantId)

/**
 * An effect with its carrier's claim. `attempts` is the number of this try; `sending_since` is the instant at which an
 * earlier try sent its request, ISO.
 */
export type Claimed = { job: string; payload: string; sending_since: string | null; attempts: number }

/**
 * E5: claims a due effect for `LEASE`; null when there is none, it has ended, it is not due, another carrier has it, or
 * the shop is leaving this shard. D1 lets only one of two concurrent claims through.
 */
export const claimEffect = ({ d1, tenantId }: TenantDb, key: string, now: number): Promise<Claimed | null> =>
  d1
    .prepare(
      'UPDATE effects SET attempts = attempts + 1, next_at = ?4 WHERE tenant_id = ?1 AND key = ?2 AND next_at <= ?3 ' +
        `AND NOT ${IS_CLOSED} ` +
        'RETURNING job, payload, sending_since, attempts',
    )
    .bind(tenantId, key, iso(now + CLOCK_SKEW), iso(now + LEASE))
    .first<Claimed>()

/** What identifies a carrier's claim. It is none any longer where the shop leaves this shard: the next one tries again. */
export type Claim = { key: string; attempt: number }

const CLAIM = `WHERE tenant_id = ?1 AND key = ?2 AND attempts = ?3 AND next_at IS NOT NULL AND NOT ${IS_CLOSED}`

/** Extends a claim by another `LEASE`. */
export const renewClaim = async (
  { d1, tenantId }: TenantDb,
  { key, attempt }: Claim,
  now: number,
): Promise<void> => {
  await d1
    .prepare(`UPDATE effects SET next_at = ?4 ${CLAIM}`)
    .bind(tenantId, key, attempt, iso(now + LEASE))
    .run()
}

/**
 * E7: records that a request which cannot be repeated goes out; false when another carrier has taken the effect over,
 * or will on the shop's next shard.
 */
export const markSending = async (
  { d1, tenantId }: TenantDb,
  { key, attempt }: Claim,
  now: number,
): Promise<boolean> =>
  (await d1
    .prepare(
      `UPDATE effects SET sending_since = coalesce(sending_since, ?5), next_at = ?4 ${CLAIM} RETURNING key`,
    )
    .bind(tenantId, key, attempt, iso(now + LEASE), iso(now))
    .first()) !== null

/** When a request of an effect went out that cannot be repeated, ISO; null where none did. */
export const sendingSince = ({ d1, tenantId }: TenantDb, key: string): Promise<string | null> =>
  d1
    .prepare('SELECT sending_since FROM effects WHERE tenant_id = ?1 AND key = ?2')
    .bind(tenantId, key)
    .first<string>('sending_since')

/** E7: records that a request did not go out after all, for a try before which none did. */
export const unmarkSending = async ({ d1, tenantId }: TenantDb, { key, attempt }: Claim): Promise<void> => {
  await d1.prepare(`UPDATE effects SET sending_since = NULL ${CLAIM}`).bind(tenantId, key, attempt).run()
}

/** The outcome of a try. `again` in milliseconds; a `dead` effect is not tried until somebody sends it again. */
export type Ended = { state: 'done' } | { state: 'dead'; error: string } | { again: number; error: string }

/** Records the outcome of a try, unless another carrier has taken the effect over since. */
export const endTry = async (
  { d1, tenantId }: TenantDb,
  { key, attempt }: Claim,
  ended: Ended,
  now: number,
): Promise<void> => {
  const error = 'error' in ended ? ended.error : null
  const [change, values] =
    'again' in ended
      ? ['error = ?4, next_at = ?5', [error, iso(ended.again)]]
      : ['error = ?4, next_at = NULL, state = ?5, ended_at = ?6', [error, ended.state, iso(now)]]
  await d1
    .prepare(`UPDATE effects SET ${change} ${CLAIM}`)
    .bind(tenantId, key, attempt, ...values)
    .run()
}

/** Keys of due effects, the oldest first. */
export const dueEffects = async (
  { d1, tenantId }: TenantDb,
  now: number,
  most: number,
): Promise<string[]> => {
  const { results } = await d1
    .prepare('SELECT key FROM effects WHERE tenant_id = ?1 AND next_at <= ?2 ORDER BY next_at LIMIT ?3')
    .bind(tenantId, iso(now), most)
    .all<{ key: string }>()
  return results.map(({ key }) => key)
}

/** The instant at which the next effect becomes due, ISO; null when none waits. */
export const nextEffect = async ({ d1, tenantId }: TenantDb, now: number): Promise<string | null> => {
  const row = await d1
    .prepare('SELECT min(next_at) AS next FROM effects WHERE tenant_id = ?1 AND next_at > ?2')
    .bind(tenantId, iso(now))
    .first<{ next: string | null }>()
  return row?.next ?? null
}

/** E8: shops with effects that were due before an instant, on all shards; `most` shops per shard. */
export const overdueTenants = async (env: Databases, before: number, most: number): Promise<string[]> => {
  const found = await Promise.all(
    shards(env).map((d1) =>
      d1
        .prepare(
          'SELECT s.tenant_id FROM sync_tenants AS s WHERE s.closed = 0 AND EXISTS (' +
            'SELECT 1 FROM effects AS e WHERE e.tenant_id = s.tenant_id AND e.next_at <= ?1) LIMIT ?2',
        )
        .bind(iso(before), most)
        .all<{ tenant_id: string }>(),
    ),
  )
  return found.flatMap(({ results }) => results.map(({ tenant_id }) => tenant_id))
}

/** Deletes effects that were done long ago, on all shards. */
export const purgeDone = async (env: Databases, now: number): Promise<void> => {
  await Promise.all(
    shards(env).map((d1) =>
      d1
        .prepare("DELETE FROM effects WHERE next_at IS NULL AND state = 'done' AND ended_at < ?1")
        .bind(iso(now - DONE_KEPT))
        .run(),
    ),
  )
}

export type DeadEffect = { key: string; job: string; error: string; attempts: number; ended_at: string }
export type DeadLetter = DeadEffect & { payload: string }

/** A tenant's dead effects, the latest first. */
export const deadEffects = async ({ d1, tenantId }: TenantDb, most: number): Promise<DeadEffect[]> => {
  const { results } = await d1
    .prepare(
      "SELECT key, job, error, attempts, ended_at FROM effects WHERE tenant_id = ?1 AND state = 'dead' " +
        'AND next_at IS NULL ORDER BY ended_at DESC LIMIT ?2',
    )
    .bind(tenantId, most)
    .all<DeadEffect>()
  return results
}

/** A dead effect with its payload; null where there is none. */
export const findDead = ({ d1, tenantId }: TenantDb, key: string): Promise<DeadLetter | null> =>
  d1
    .prepare(
      "SELECT key, job, error, attempts, ended_at, payload FROM effects WHERE tenant_id = ?1 AND key = ?2 AND state = 'dead'",
    )
    .bind(tenantId, key)
    .first<DeadLetter>()

/**
 * Makes a dead effect due again, with no tries counted, and with another payload where one is given, which the caller
 * has checked; the caller then wakes the tenant's object. A request that may have gone out stays known.
 */
export const reviveEffect = async (
  { d1, tenantId }: TenantDb,
  key: string,
  now: number,
  payload: string | null = null,
): Promise<boolean> =>
  (await d1
    .prepare(
      "UPDATE effects SET state = 'pending', attempts = 0, error = NULL, ended_at = NULL, next_at = ?3, " +
        'payload = coalesce(?4, payload) ' +
        `WHERE tenant_id = ?1 AND key = ?2 AND state = 'dead' AND NOT ${IS_CLOSED} RETURNING key`,
    )
    .bind(tenantId, key, iso(now), payload)
    .first()) !== null

/** Effects of a job that a shop caused since an instant, in milliseconds. */
export const countEffects = async (
  { d1, tenantId }: TenantDb,
  job: string,
  since: number,
): Promise<number> => {
  const row = await d1
    .prepare('SELECT count(*) AS n FROM effects WHERE tenant_id = ?1 AND job = ?2 AND created_at >= ?3')
    .bind(tenantId, job, iso(since))
    .first<{ n: number }>()
  return row?.n ?? 0
}
