import type { PlanId } from '#domain/plans/catalogue.ts'
import { planInForce } from '#worker/db/accounts.ts'
import { tenantDb } from '#worker/db/tenant-db.ts'
import type { Env } from '#worker/env.ts'

/** The shards on which shops were found last. They only say where to look early: the directory decides. */
const shards = new Map<string, number>()
const MOST = 10_000

/** Notes where the directory has a shop. */
export const noteShard = (tenantId: string, shard: number): void => {
  if (shards.size >= MOST) shards.clear()
  shards.set(tenantId, shard)
}

/**
 * Begins to read the plan of a shop where it was found last, while the directory is still being asked for its place. The
 * caller takes the answer for that shard alone. null where nobody knows the place; the plan is null where the database
 * did not answer.
 */
export const planAhead = (
  env: Env,
  tenantId: string,
  now: string,
): { shard: number; plan: Promise<PlanId | null> } | null => {
  const shard = shards.get(tenantId)
  if (shard === undefined) return null
  return { shard, plan: planInForce(tenantDb(env, tenantId, shard), now).catch(() => null) }
}
