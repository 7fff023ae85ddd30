import type { Effect } from '#domain/effects/job.ts'
import { DAY } from '#domain/kernel/days.ts'
import type { Env } from '#worker/env.ts'
import { dueEffects, insertEffects } from './effects.ts'
import type { Database } from './sessions.ts'
import { directoryDb, type TenantDb } from './tenant-db.ts'

/**
 * Effects of the directory: what happens to an account belongs to no shop. Their rows stand in the same table as those
 * of shops, under no tenant; no object carries them, so requests and the cron send them to the queue.
 */

/** The tenant of the directory's effects. */
export const DIRECTORY = ''

/** The rows under no tenant. */
export const directoryRows = (env: Database & Pick<Env, 'FILES'>): TenantDb => ({
  tenantId: DIRECTORY,
  d1: directoryDb(env),
  files: env.FILES,
})

/** The statements that write effects of the directory, for the batch of what causes them. */
export const causeInDirectory = (
  env: Database & Pick<Env, 'FILES'>,
  effects: readonly Effect[],
  now: number,
): D1PreparedStatement[] => insertEffects(directoryRows(env), effects, new Date(now).toISOString())

/** Keys of effects of the directory that were due before an instant, in milliseconds. */
export const dueInDirectory = (
  env: Database & Pick<Env, 'FILES'>,
  before: number,
  most: number,
): Promise<string[]> => dueEffects(directoryRows(env), before, most)

/** Deletes effects of the directory that ended a day ago: their payloads name addresses. */
export const purgeDirectory = async (env: Database & Pick<Env, 'FILES'>, now: number): Promise<void> => {
  await directoryDb(env)
    .prepare('DELETE FROM effects WHERE tenant_id = ?1 AND next_at IS NULL AND ended_at < ?2')
    .bind(DIRECTORY, new Date(now - DAY).toISOString())
    .run()
}
