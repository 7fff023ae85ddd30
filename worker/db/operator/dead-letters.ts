import type { DeadEffect } from '../effects.ts'
import { isOpenEffectSql } from '../move/open.ts'
import { type Databases, shards } from '../tenant-db.ts'

/** `tenant_id` and `name` are '' for an effect of the directory. */
export type ListedLetter = DeadEffect & { tenant_id: string; name: string }

/** The dead effects of all shards, the latest first. */
export const listDead = async (env: Databases, most: number): Promise<ListedLetter[]> => {
  const found = await Promise.all(
    shards(env).map((d1) =>
      d1
        .prepare(
          `SELECT e.tenant_id, coalesce(t.nume, '') AS name, e.key, e.job, e.error, e.attempts, e.ended_at
           FROM effects AS e LEFT JOIN tenants AS t ON t.tenant_id = e.tenant_id AND t.id = e.tenant_id
           WHERE e.state = 'dead' AND e.next_at IS NULL AND ${isOpenEffectSql('e')} ORDER BY e.ended_at DESC LIMIT ?1`,
        )
        .bind(most)
        .all<ListedLetter>(),
    ),
  )
  return found
    .flatMap(({ results }) => results)
    .sort((one, other) => (one.ended_at < other.ended_at ? 1 : -1))
    .slice(0, most)
}
