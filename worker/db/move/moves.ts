import type { MOVE_STATES } from '../schema.ts'
import { type Databases, directoryDb } from '../tenant-db.ts'

/** What the directory knows of shops that move. Each change asks for the state and the attempt that it goes on from. */

export type MoveState = (typeof MOVE_STATES)[number]

export type Move = {
  tenant_id: string
  from_shard: number
  to_shard: number
  state: MoveState
  attempt: number
  progress: string
  copied: number
  error: string
  since: string
}

/** An id as the directory has them. */
const TENANT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"

const namedIn = (tenantId: string): string => {
  if (!TENANT.test(tenantId)) throw new Error(`"${tenantId}" is no id of a shop`)
  return `'${tenantId}'`
}

/**
 * A statement, complete in itself, that asks for a move; any client of the directory's database can run it. Without
 * effect where the shop is there already, is being deleted, or still moves.
 * @throws Error where the parameters are none
 */
export const askMove = (tenantId: string, shard: number): string => {
  if (!Number.isInteger(shard) || shard < 0) throw new Error('a shard is a number from 0')
  return (
    'INSERT INTO moves (tenant_id, from_shard, to_shard, state, attempt, since) ' +
    `SELECT tenant_id, shard, ${shard}, 'asked', 1, ${NOW} FROM directory ` +
    `WHERE tenant_id = ${namedIn(tenantId)} AND closed_at IS NULL AND shard <> ${shard} ` +
    'ON CONFLICT (tenant_id) DO UPDATE SET from_shard = excluded.from_shard, to_shard = excluded.to_shard, ' +
    "state = 'asked', attempt = moves.attempt + 1, progress = '', copied = 0, error = '', since = excluded.since " +
    "WHERE moves.state IN ('done', 'failed')"
  )
}

/** A statement that reads how far a move is. */
export const showMove = (tenantId: string): string =>
  `SELECT m.*, d.shard FROM directory AS d LEFT JOIN moves AS m ON m.tenant_id = d.tenant_id WHERE d.tenant_id = ${namedIn(tenantId)}`

export const findMove = (env: Databases, tenantId: string): Promise<Move | null> =>
  directoryDb(env).prepare('SELECT * FROM moves WHERE tenant_id = ?1').bind(tenantId).first<Move>()

/** Shops that move. */
export const openMoves = async (env: Databases, most: number): Promise<string[]> => {
  const { results } = await directoryDb(env)
    .prepare("SELECT tenant_id FROM moves WHERE state NOT IN ('done', 'failed') LIMIT ?1")
    .bind(most)
    .all<{ tenant_id: string }>()
  return results.map(({ tenant_id }) => tenant_id)
}

/** The shard of a shop that nobody deletes; null for any other. */
export const openShardOf = async (env: Databases, tenantId: string): Promise<number | null> => {
  const row = await directoryDb(env)
    .prepare('SELECT shard FROM directory WHERE tenant_id = ?1 AND closed_at IS NULL')
    .bind(tenantId)
    .first<{ shard: number }>()
  return row?.shard ?? null
}

const taken = (row: unknown): void => {
  if (!row) throw new Error('the move was taken over')
}

const ITSELF = 'WHERE tenant_id = ?1 AND state = ?2 AND attempt = ?3'

/** Goes over to another state. @throws Error where somebody else has gone on */
export const enter = async (
  env: Databases,
  { tenant_id, state, attempt }: Move,
  next: Partial<Pick<Move, 'state' | 'attempt' | 'progress' | 'error'>>,
  now: number,
): Promise<void> => {
  taken(
    await directoryDb(env)
      .prepare(
        `UPDATE moves SET state = coalesce(?4, state), attempt = coalesce(?5, attempt), progress = coalesce(?6, progress), error = coalesce(?7, error), since = ?8 ${ITSELF} RETURNING 1`,
      )
      .bind(
        tenant_id,
        state,
        attempt,
        next.state ?? null,
        next.attempt ?? null,
        next.progress ?? null,
        next.error ?? null,
        new Date(now).toISOString(),
      )
      .first(),
  )
}

/** Keeps how far the copy is. @throws Error where somebody else has gone on */
export const keepProgress = async (
  env: Databases,
  { tenant_id, state, attempt }: Move,
  progress: string,
  copied: number,
): Promise<void> => {
  taken(
    await directoryDb(env)
      .prepare(`UPDATE moves SET progress = ?4, copied = copied + ?5 ${ITSELF} RETURNING 1`)
      .bind(tenant_id, state, attempt, progress, copied)
      .first(),
  )
}

/**
 * Names the new shard in the directory: the one moment from which the shop is there. @throws Error where somebody else
 * has gone on, or the shop is being deleted
 */
export const enterShard = async (env: Databases, move: Move, now: number): Promise<void> => {
  const d1 = directoryDb(env)
  const own = [move.tenant_id, move.state, move.attempt]
  const isMine = `EXISTS (SELECT 1 FROM moves ${ITSELF})`
  const results = await d1.batch([
    d1
      .prepare(
        `UPDATE directory SET shard = ?4 WHERE tenant_id = ?1 AND shard = ?5 AND closed_at IS NULL AND ${isMine}`,
      )
      .bind(...own, move.to_shard, move.from_shard),
    d1
      .prepare(
        `UPDATE deletions SET shard = ?4 WHERE tenant_id = ?1 AND deleting_since IS NULL AND ${isMine}`,
      )
      .bind(...own, move.to_shard),
    d1
      .prepare(
        `UPDATE moves SET state = 'moved', since = ?5 ${ITSELF} AND EXISTS (SELECT 1 FROM directory AS d WHERE d.tenant_id = ?1 AND d.shard = ?4 AND d.closed_at IS NULL) RETURNING 1`,
      )
      .bind(...own, move.to_shard, new Date(now).toISOString()),
  ])
  taken(results.at(-1)?.results[0])
}
