import { systemActor } from '#domain/sync/actor.ts'
import { type Usage, type UsagePack, usage, usagePacks } from '#domain/usage/schema.ts'
import { periodAt } from '#domain/usage/standing.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { findDeletion } from '#worker/db/deletions.ts'
import { deadEffects } from '#worker/db/effects.ts'
import { latestActs } from '#worker/db/operator/acts.ts'
import { shopFacts } from '#worker/db/operator/shops.ts'
import { tenantDb } from '#worker/db/tenant-db.ts'
import { visibleRow, visibleRows } from '#worker/db/visibility.ts'
import type { Env } from '#worker/env.ts'
import type { ShownShop } from './shop.ts'

/** Rows of a list on the page of a shop. */
const MOST = 50

/** What the console shows of a shop at an instant, ISO; null for one that is unknown or being deleted. */
export const readShop = async (env: Env, tenantId: string, now: string): Promise<ShownShop | null> => {
  const known = await shopFacts(env, tenantId)
  if (!known) return null
  const db = tenantDb(env, tenantId, known.shard)
  // What it pays for and has used is ours to know; of its own work nothing is read here.
  const ours = systemActor({ tenantId }, 'billing')
  const [shop, used, packs, dead, acts, deletion] = await Promise.all([
    visibleRow(db, ours, tenants, tenantId),
    visibleRows(db, ours, usage, 't.period = ?2', periodAt(now)).all<Usage>(),
    visibleRows(db, ours, usagePacks, 't.expires_at > ?2', now).all<UsagePack>(),
    deadEffects(db, MOST),
    latestActs(env, tenantId, MOST),
    findDeletion(env, tenantId),
  ])
  return shop && { shop, known, usage: used.results, packs: packs.results, dead, acts, deletion }
}
