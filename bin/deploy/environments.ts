import { requiredSecrets } from '../secrets.ts'

/** What staging and production have of their own; everything else is wrangler.toml's. */

export type EnvironmentName = 'staging' | 'production'

export type Environment = {
  /** The address under which people reach it. */
  origin: string
  /** Ids of its D1 databases by binding; '' where it was not made yet. */
  databases: Readonly<Record<string, string>>
  /** Without team and audience of Cloudflare Access nobody reaches its console. */
  vars: Readonly<Record<string, string>>
}

export const ENVIRONMENTS: Readonly<Record<EnvironmentName, Environment>> = {
  staging: {
    origin: 'https://staging.roaauto.ro',
    databases: { DB: '', DB_1: '' },
    // Nothing leaves it that costs money or reaches a client.
    vars: { SMS_GATEWAY: 'none', ACCESS_TEAM: '', ACCESS_AUD: '' },
  },
  production: {
    origin: 'https://roaauto.ro',
    databases: { DB: '', DB_1: '' },
    vars: { ACCESS_TEAM: '', ACCESS_AUD: '' },
  },
}

/** Where databases, files and objects of every environment live. It is fixed when they are made. */
export const JURISDICTION = 'eu'

/** The parts of a configuration that have names in the account. */
export type Configuration = {
  name: string
  vars: Record<string, unknown>
  d1_databases: { binding: string; database_name: string; database_id: string }[]
  r2_buckets: { binding: string; bucket_name: string; jurisdiction?: string }[]
  queues: {
    producers: { binding: string; queue: string }[]
    consumers: { queue: string; dead_letter_queue?: string }[]
  }
  /** Guards of what it may spend: a request's CPU, and the limits by address. */
  limits?: { cpu_ms?: number }
  ratelimits: { name: string; namespace_id: string }[]
}

/** A configuration of one environment, with the names of the secrets that it needs. */
export type Deployed<C extends Configuration = Configuration> = C & { secrets: { required: string[] } }

/** wrangler.toml as one environment has it: names, ids and variables of its own, all in the jurisdiction. */
export const configurationOf = <C extends Configuration>(base: C, name: EnvironmentName): Deployed<C> => {
  const { origin, databases, vars } = ENVIRONMENTS[name]
  const own = (common: string): string => `${common}-${name}`
  const allVars = { ...base.vars, ...vars, PUBLIC_ORIGIN: origin, JURISDICTION }
  return {
    ...base,
    name: own(base.name),
    vars: allVars,
    // wrangler too refuses an upload that lacks one.
    secrets: { required: requiredSecrets(allVars) },
    d1_databases: base.d1_databases.map((database) => ({
      ...database,
      database_name: own(database.database_name),
      database_id: databases[database.binding] ?? '',
    })),
    r2_buckets: base.r2_buckets.map((bucket) => ({
      ...bucket,
      bucket_name: own(bucket.bucket_name),
      jurisdiction: JURISDICTION,
    })),
    queues: {
      producers: base.queues.producers.map((producer) => ({ ...producer, queue: own(producer.queue) })),
      consumers: base.queues.consumers.map((consumer) => ({
        ...consumer,
        queue: own(consumer.queue),
        ...(consumer.dead_letter_queue === undefined
          ? {}
          : { dead_letter_queue: own(consumer.dead_letter_queue) }),
      })),
    },
    // Their numbers are the account's.
    ratelimits: base.ratelimits.map((limit) => ({
      ...limit,
      namespace_id: `${name === 'production' ? 1 : 2}00${limit.namespace_id}`,
    })),
  }
}
