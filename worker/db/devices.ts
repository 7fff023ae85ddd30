import type { Database } from './sessions.ts'
import { directoryDb } from './tenant-db.ts'

/** The devices of a shop: which session used each of them last. Their ids are in the log (`acts.client_id`). */

export type DeviceFacts = { device: string; place: string }

/** Records what a session says of the device that it is on. `now` in milliseconds. */
export const noteDevice = async (
  env: Database,
  { tenantId, clientId, sessionId }: { tenantId: string; clientId: string; sessionId: string },
  now: number,
): Promise<void> => {
  await directoryDb(env)
    .prepare(
      `INSERT INTO devices (tenant_id, client_id, device, place, seen_at)
       SELECT ?1, ?2, device, place, ?4 FROM sessions WHERE id = ?3
       ON CONFLICT (tenant_id, client_id) DO UPDATE SET device = excluded.device, place = excluded.place, seen_at = excluded.seen_at`,
    )
    .bind(tenantId, clientId, sessionId, new Date(now).toISOString())
    .run()
}

/** The devices with these ids. */
export const devicesOf = async (
  env: Database,
  tenantId: string,
  clientIds: readonly string[],
): Promise<ReadonlyMap<string, DeviceFacts>> => {
  const { results } = await directoryDb(env)
    .prepare(
      'SELECT client_id, device, place FROM devices WHERE tenant_id = ?1 AND client_id IN (SELECT value FROM json_each(?2))',
    )
    .bind(tenantId, JSON.stringify(clientIds))
    .all<DeviceFacts & { client_id: string }>()
  return new Map(results.map(({ client_id, ...facts }) => [client_id, facts]))
}
