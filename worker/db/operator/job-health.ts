import { GRACE } from '#domain/effects/timing.ts'
import { isOpenEffectSql } from '../move/open.ts'
import { type Databases, shards } from '../tenant-db.ts'

/** How the jobs of all shards go: mail, SMS, invoices and the like leave by them. */

export type JobHealth = {
  job: string
  /** Ended since the given instant: well, and given up. */
  done: number
  dead: number
  /** Waiting after a failed try; and due for longer than anything should be. */
  retried: number
  overdue: number
  /** The code of a failure of one that waits; null where none failed. */
  error: string | null
}

const NONE = { done: 0, dead: 0, retried: 0, overdue: 0, error: null }

type Ended = { job: string; state: 'done' | 'dead'; n: number }
type Waiting = { job: string; retried: number; overdue: number; error: string | null }

/** The jobs by name, with what ended since an instant; both instants are in milliseconds. */
export const jobHealth = async (env: Databases, since: number, now: number): Promise<JobHealth[]> => {
  const jobs = new Map<string, JobHealth>()
  const add = (job: string, more: Partial<Omit<JobHealth, 'job'>>) => {
    const known = jobs.get(job) ?? { job, ...NONE }
    jobs.set(job, {
      job,
      done: known.done + (more.done ?? 0),
      dead: known.dead + (more.dead ?? 0),
      retried: known.retried + (more.retried ?? 0),
      overdue: known.overdue + (more.overdue ?? 0),
      error: known.error ?? more.error ?? null,
    })
  }
  for (const d1 of shards(env)) {
    const [ended, waiting] = await d1.batch<Ended | Waiting>([
      d1
        .prepare(
          `SELECT job, state, count(*) AS n FROM effects
           WHERE next_at IS NULL AND state IN ('done', 'dead') AND ended_at >= ?1
             AND ${isOpenEffectSql('effects')} GROUP BY job, state`,
        )
        .bind(new Date(since).toISOString()),
      d1
        .prepare(
          `SELECT job, sum(error IS NOT NULL) AS retried, sum(next_at < ?1) AS overdue, max(error) AS error
           FROM effects WHERE next_at IS NOT NULL AND ${isOpenEffectSql('effects')} GROUP BY job`,
        )
        .bind(new Date(now - 2 * GRACE).toISOString()),
    ])
    for (const { job, state, n } of (ended?.results ?? []) as Ended[]) add(job, { [state]: n })
    for (const { job, ...more } of (waiting?.results ?? []) as Waiting[]) add(job, more)
  }
  return [...jobs.values()].sort((one, other) => (one.job < other.job ? -1 : 1))
}
