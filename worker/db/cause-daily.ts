import type { Job } from '#domain/effects/job.ts'
import { isOpenSql } from './move/open.ts'
import { type Databases, shards } from './tenant-db.ts'

/** Shops that have a row like this. */
export type ShopsWith = { table: string; where: string }

/**
 * Causes the job of a day (`YYYY-MM-DD`) in shops on all shards, by one statement each. `shops` says of which
 * table and by which condition. The key has the day, so a repeat causes nothing. `now` in milliseconds.
 */
export const causeDaily = async (
  env: Databases,
  { id }: Job,
  { table, where }: ShopsWith,
  day: string,
  now: number,
): Promise<void> => {
  await Promise.all(
    shards(env).map((d1) =>
      d1
        .prepare(
          `INSERT INTO effects (tenant_id, key, job, payload, state, due_at, next_at, created_at)
           SELECT tenant_id, ?1 || '/' || ?2, ?1, json_object('day', ?2), 'pending', ?3, ?3, ?3 FROM ${table} WHERE ${where} AND ${isOpenSql(table)}
           ON CONFLICT (tenant_id, key) DO NOTHING`,
        )
        .bind(id, day, new Date(now).toISOString())
        .run(),
    ),
  )
}
