import type { Database } from './sessions.ts'
import { directoryDb } from './tenant-db.ts'

/** Attempts (failed log-ins, registrations) by key. Times in milliseconds. */

/**
 * The number of free attempts; the wait after the next one, which doubles up to the longest; and how long attempts are
 * remembered.
 */
export type AttemptRule = { free: number; firstWait: number; longestWait: number; memory: number }

/** The key of an attempt, and its rule. */
export type Counted = { key: string; rule: AttemptRule }

/** The end of the block because of which nothing was counted, in milliseconds, or the keys that are blocked from now on. */
export type Taken = { until: number | null; begun: readonly string[] }

/** Rows deleted with each attempt: more than one attempt adds, so the table stays bounded. */
const DROPPED = 10

// Expired entries count as none; the doubling reaches its limit well before it could overflow.
const FAILURES = 'CASE WHEN expires_at <= ?2 THEN 1 ELSE failures + 1 END'

const counting = (condition: string): string =>
  `INSERT INTO login_attempts (key, failures, blocked_until, expires_at)
   SELECT ?1, 1, 0, ?2 + ?6 WHERE ${condition}
   ON CONFLICT (key) DO UPDATE SET
     failures = ${FAILURES},
     blocked_until = CASE WHEN ${FAILURES} < ?3 THEN 0
       ELSE ?2 + min(?5, ?4 * (1 << min(20, ${FAILURES} - ?3))) END,
     expires_at = ?2 + ?6
   RETURNING key, blocked_until AS until`

const BLOCKED = 'FROM login_attempts WHERE blocked_until > ?2 AND key IN (SELECT value FROM json_each(?1))'

/** The first key of an attempt is counted where no key is blocked, each later one where the one before was counted. */
const COUNT_FIRST = counting(`NOT EXISTS (SELECT 1 ${BLOCKED.replace('?1', '?7')})`)
const COUNT_NEXT = counting('changes() > 0')

/**
 * Counts an attempt as failed until it is forgotten, under all of its keys or, while one of them is blocked, under
 * none: a blocked attempt is not counted. Returns the end of the block that stands, or null, and the keys for which this
 * attempt begins one. One transaction, so that of many
 * concurrent attempts only as many pass as the rules allow.
 */
export const takeAttempt = async (
  env: Database,
  counted: readonly Counted[],
  now: number,
): Promise<Taken> => {
  const db = directoryDb(env)
  const keys = JSON.stringify(counted.map(({ key }) => key))
  const blocked = db.prepare(`SELECT max(blocked_until) AS until ${BLOCKED}`).bind(keys, now)
  const [before, , ...taken] = await db.batch<{ key?: string; until: number | null }>([
    blocked,
    db
      .prepare(
        'DELETE FROM login_attempts WHERE key IN (SELECT key FROM login_attempts WHERE expires_at <= ?1 LIMIT ?2)',
      )
      .bind(now, DROPPED),
    ...counted.map(({ key, rule: { free, firstWait, longestWait, memory } }, place) => {
      const values = [key, now, free, firstWait, longestWait, memory]
      return place === 0
        ? db.prepare(COUNT_FIRST).bind(...values, keys)
        : db.prepare(COUNT_NEXT).bind(...values)
    }),
  ])
  const rows = taken.flatMap(({ results }) => results)
  return {
    until: before?.results[0]?.until ?? null,
    begun: rows.flatMap(({ key, until }) => (key !== undefined && (until ?? 0) > now ? [key] : [])),
  }
}

/** Forgets an attempt that succeeded: everything counted under the key, or only this attempt. */
export const forgetAttempt = async (env: Database, key: string, isWhole: boolean): Promise<void> => {
  const sql = isWhole
    ? 'DELETE FROM login_attempts WHERE key = ?1'
    : 'UPDATE login_attempts SET failures = max(0, failures - 1), blocked_until = 0 WHERE key = ?1'
  await directoryDb(env).prepare(sql).bind(key).run()
}
