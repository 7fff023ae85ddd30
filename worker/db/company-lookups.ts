import type { Company } from '#domain/companies/company.ts'
import type { Env } from '#worker/env.ts'
import { directoryDb } from './tenant-db.ts'

/** Answers of the tax register, stored for all shops: they are public. `company` is null for an unknown code. */
export type Lookup = { company: Company | null; asOf: string }

export const readLookup = async (env: Pick<Env, 'DB'>, cui: string): Promise<Lookup | null> => {
  const row = await directoryDb(env)
    .prepare('SELECT company, as_of FROM company_lookups WHERE cui = ?1')
    .bind(cui)
    .first<{ company: string; as_of: string }>()
  return row && { company: JSON.parse(row.company) as Company | null, asOf: row.as_of }
}

export const keepLookup = async (env: Pick<Env, 'DB'>, cui: string, lookup: Lookup): Promise<void> => {
  await directoryDb(env)
    .prepare(
      'INSERT INTO company_lookups (cui, company, as_of) VALUES (?1, ?2, ?3) ' +
        'ON CONFLICT (cui) DO UPDATE SET company = excluded.company, as_of = excluded.as_of',
    )
    .bind(cui, JSON.stringify(lookup.company), lookup.asOf)
    .run()
}

/**
 * Reserves the next slot of a service that answers one request per interval, for all callers together: returns the
 * milliseconds to wait for it, or null where the wait would exceed `patience`. A single statement, so two callers never
 * get the same slot.
 */
export const reserveSlot = async (
  env: Pick<Env, 'DB'>,
  service: string,
  { now, interval, patience }: { now: number; interval: number; patience: number },
): Promise<number | null> => {
  const row = await directoryDb(env)
    .prepare(
      'INSERT INTO service_slots (service, next_at) VALUES (?1, ?2 + ?3) ON CONFLICT (service) DO UPDATE ' +
        'SET next_at = max(next_at, ?2) + ?3 WHERE next_at <= ?2 + ?4 RETURNING next_at - ?3 AS at',
    )
    .bind(service, now, interval, patience)
    .first<{ at: number }>()
  return row && Math.max(0, row.at - now)
}
