import type { Database } from './sessions.ts'
import { directoryDb } from './tenant-db.ts'

/** Attempts (log-ins that failed, registrations) by key. Times in milliseconds. */

/** Attempts that cost nothing, the wait after the next one, which doubles up to the longest, and how long it is remembered. */
export type AttemptRule = { free: number; firstWait: number; longestWait: number; memory: number }

/** What an attempt counts under, and by which rule. */
export type Counted = { key: string; rule: AttemptRule }

/** Rows dropped with each attempt: more than one attempt adds, so the table stays as small as its memory. */
const DROPPED = 10

// What was remembered too long ago counts as nothing; the doubling ends well before it could overflow.
const FAILURES = 'CASE WHEN expires_at <= ?2 THEN 1 ELSE failures + 1 END'

const counting = (condition: string): string =>
  `INSERT INTO login_attempts (key, failures, blocked_until, expires_at)
   SELECT ?1, 1, 0, ?2 + ?6 WHERE ${condition}
   ON CONFLICT (key) DO UPDATE SET
     failures = ${FAILURES},
     blocked_until = CASE WHEN ${FAILURES} < ?3 THEN 0
       ELSE ?2 + min(?5, ?4 * (1 << min(20, ${FAILURES} - ?3))) END,
     expires_at = ?2 + ?6`

const BLOCKED = 'FROM login_attempts WHERE blocked_until > ?2 AND key IN (SELECT value FROM json_each(?1))'

/** The first of an attempt is counted where none of its keys is blocked, each later one where the one before was. */
const COUNT_FIRST = counting(`NOT EXISTS (SELECT 1 ${BLOCKED.replace('?1', '?7')})`)
const COUNT_NEXT = counting('changes() > 0')

/**
 * Counts an attempt as failed until it is forgotten, under all of its keys or, while one of them is blocked, under none: who
 * may not try has not tried. Returns null, or until when none is taken. One transaction, so that of many at once only as
 * many pass as the rules let.
 */
export const takeAttempt = async (
  env: Database,
  counted: readonly Counted[],
  now: number,
): Promise<number | null> => {
  const db = directoryDb(env)
  const keys = JSON.stringify(counted.map(({ key }) => key))
  const blocked = db.prepare(`SELECT max(blocked_until) AS until ${BLOCKED}`).bind(keys, now)
  const [before] = await db.batch<{ until: number | null }>([
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
  return before?.results[0]?.until ?? null
}

/** Takes an attempt back that was none: all that was counted under the key, or this one alone. */
export const forgetAttempt = async (env: Database, key: string, isWhole: boolean): Promise<void> => {
  const sql = isWhole
    ? 'DELETE FROM login_attempts WHERE key = ?1'
    : 'UPDATE login_attempts SET failures = max(0, failures - 1), blocked_until = 0 WHERE key = ?1'
  await directoryDb(env).prepare(sql).bind(key).run()
}
