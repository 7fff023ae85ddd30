import type { Database } from './sessions.ts'
import { directoryDb } from './tenant-db.ts'

/** Failed log-ins by key. Times in milliseconds. */

/** Attempts that cost nothing, the wait after the next one, which doubles up to the longest, and how long it is remembered. */
export type AttemptRule = { free: number; firstWait: number; longestWait: number; memory: number }

/** Rows dropped with each attempt: more than one attempt adds, so the table stays as small as its memory. */
const DROPPED = 10

/**
 * Counts an attempt as failed until it is forgotten. Returns null, or until when none is taken. One statement, so that of
 * many at once only as many pass as the rule lets.
 */
export const takeAttempt = async (
  env: Database,
  key: string,
  { free, firstWait, longestWait, memory }: AttemptRule,
  now: number,
): Promise<number | null> => {
  const db = directoryDb(env)
  // What was remembered too long ago counts as nothing; the doubling ends well before it could overflow.
  const failures = 'CASE WHEN expires_at <= ?2 THEN 1 ELSE failures + 1 END'
  const [, taken, found] = await db.batch<{ blocked_until: number }>([
    db
      .prepare(
        'DELETE FROM login_attempts WHERE key IN (SELECT key FROM login_attempts WHERE expires_at <= ?1 LIMIT ?2)',
      )
      .bind(now, DROPPED),
    db
      .prepare(
        `INSERT INTO login_attempts (key, failures, blocked_until, expires_at) VALUES (?1, 1, 0, ?2 + ?6)
         ON CONFLICT (key) DO UPDATE SET
           failures = ${failures},
           blocked_until = CASE WHEN ${failures} < ?3 THEN 0
             ELSE ?2 + min(?5, ?4 * (1 << min(20, ${failures} - ?3))) END,
           expires_at = ?2 + ?6
         WHERE blocked_until <= ?2
         RETURNING blocked_until`,
      )
      .bind(key, now, free, firstWait, longestWait, memory),
    db.prepare('SELECT blocked_until FROM login_attempts WHERE key = ?1').bind(key),
  ])
  if (taken?.results.length) return null
  return found?.results[0]?.blocked_until ?? null
}

/** Takes an attempt back that was none: all that was counted under the key, or this one alone. */
export const forgetAttempt = async (env: Database, key: string, isWhole: boolean): Promise<void> => {
  const sql = isWhole
    ? 'DELETE FROM login_attempts WHERE key = ?1'
    : 'UPDATE login_attempts SET failures = max(0, failures - 1), blocked_until = 0 WHERE key = ?1'
  await directoryDb(env).prepare(sql).bind(key).run()
}
