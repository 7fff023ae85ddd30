import type { Env } from '#worker/env.ts'
import { directoryDb } from './tenant-db.ts'

/** What the local provider of payments keeps on a development machine: JSON by id. */

type Database = Pick<Env, 'DB'>

/** A stored thing of the local provider; null for none. */
export const readLocalPayment = async <T>(env: Database, id: string): Promise<T | null> => {
  const row = await directoryDb(env)
    .prepare('SELECT state FROM local_payments WHERE id = ?1')
    .bind(id)
    .first<{ state: string }>()
  return row && (JSON.parse(row.state) as T)
}

/** Stores a thing under its id, in the place of what was there. */
export const writeLocalPayment = async (
  env: Database,
  tenantId: string,
  id: string,
  state: object,
): Promise<void> => {
  await directoryDb(env)
    .prepare(
      'INSERT INTO local_payments (id, tenant_id, state) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET state = excluded.state',
    )
    .bind(id, tenantId, JSON.stringify(state))
    .run()
}

/** Withdraws the visits of a shop for one thing that were not paid. */
export const withdrawLocalVisits = async (
  env: Database,
  tenantId: string,
  { kind, pack }: { kind: string; pack: string },
): Promise<void> => {
  await directoryDb(env)
    .prepare(
      `UPDATE local_payments SET state = json_set(state, '$.withdrawn', json('true'))
       WHERE tenant_id = ?1 AND state ->> 'paid' = 0 AND state ->> '$.purchase.kind' = ?2
         AND coalesce(state ->> '$.purchase.pack', '') = ?3`,
    )
    .bind(tenantId, kind, pack)
    .run()
}
