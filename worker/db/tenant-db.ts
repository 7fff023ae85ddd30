import type { Env, RawDatabase } from '#worker/env.ts'

/** A tenant's rows: the database of its shard, bound to its id. Every query of this folder takes one. */
export type TenantDb = { readonly tenantId: string; readonly d1: D1Database }

const open = (database: RawDatabase): D1Database => database as unknown as D1Database

/** The database with the directory of users, sessions and shards. */
export const directoryDb = (env: Pick<Env, 'DB'>): D1Database => open(env.DB)

/** The shard databases in order. A second one is a line here and a binding in wrangler.toml. */
const shards = (env: Pick<Env, 'DB'>): D1Database[] => [open(env.DB)]

/** New tenants go here. */
export const newestShard = (env: Pick<Env, 'DB'>): number => shards(env).length - 1

/** Binds a tenant to the database of its shard. */
export const tenantDb = (env: Pick<Env, 'DB'>, tenantId: string, shard: number): TenantDb => {
  const d1 = shards(env)[shard]
  if (!d1) throw new Error(`there is no shard ${shard}`)
  return { tenantId, d1 }
}
