import type { Env, RawDatabase } from '#worker/env.ts'

/**
 * A tenant's rows: the database of its shard, bound to its id, and the bucket that has the old part of its log (S3.4).
 * Every query in this folder takes one.
 */
export type TenantDb = { readonly tenantId: string; readonly d1: D1Database; readonly files: LogFiles }

/** What the log needs of R2. */
export type LogFiles = Pick<R2Bucket, 'get' | 'put' | 'delete' | 'list'>

/** The bindings of all databases, and of the bucket. */
export type Databases = Pick<Env, 'DB' | 'DB_1' | 'FILES'>

const open = (database: RawDatabase): D1Database => database as unknown as D1Database

/** The directory database: users, sessions and shards. */
export const directoryDb = (env: Pick<Env, 'DB'>): D1Database => open(env.DB)

/**
 * The shard databases in order; a shard's number in the directory is its index here, so the list only grows. A new
 * shard needs its name here, in `Env` and in wrangler.toml.
 */
export const shards = (env: Pick<Env, 'DB' | 'DB_1'>): D1Database[] => [env.DB, env.DB_1].map(open)

/**
 * The shard of tenants that register now (`NEW_TENANTS_SHARD`). Existing tenants stay where the directory has them.
 * @throws Error when the variable names no shard
 */
export const newTenantsShard = (env: Pick<Env, 'DB' | 'DB_1'> & Pick<Env, 'NEW_TENANTS_SHARD'>): number => {
  const named = env.NEW_TENANTS_SHARD
  // Number('') would be shard 0.
  if (!/^\d+$/.test(named) || !shards(env)[Number(named)]) {
    throw new Error(`NEW_TENANTS_SHARD is "${named}", which names no shard`)
  }
  return Number(named)
}

/** Binds a tenant to the database of its shard. */
export const tenantDb = (env: Databases, tenantId: string, shard: number): TenantDb => {
  const d1 = shards(env)[shard]
  if (!d1) throw new Error(`there is no shard ${shard}`)
  return { tenantId, d1, files: env.FILES }
}

/** Checks that every database answers and has its tables, and that new tenants have a shard. */
export const pingDatabases = async (
  env: Pick<Env, 'DB' | 'DB_1'> & Pick<Env, 'NEW_TENANTS_SHARD'>,
): Promise<string> => {
  newTenantsShard(env)
  await directoryDb(env).prepare('SELECT 1 FROM directory LIMIT 1').first()
  const newest = await Promise.all(
    shards(env).map((d1) =>
      d1
        .prepare('SELECT (SELECT max(name) FROM d1_migrations) AS name, (SELECT 1 FROM sync_tenants LIMIT 1)')
        .first<string | null>('name'),
    ),
  )
  return newest.map((name) => name ?? '').sort()[0] ?? ''
}
