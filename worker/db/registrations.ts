import type { Database } from './sessions.ts'
import { directoryDb } from './tenant-db.ts'

/** Registrations in progress: one per e-mail. Times in milliseconds. */

/** The shop that a registration founds, and its shard. */
export type Place = { tenantId: string; shard: number }

/** How long a registration holds its e-mail if it is interrupted. */
const HELD = 60_000

/**
 * Reserves an e-mail for a registration, in one statement, before anything is founded: of several concurrent ones one
 * gets it, and the others leave nothing behind. Returns the shop to found, which is that of an interrupted earlier
 * registration where there is one; null where the e-mail has an account or is being registered.
 */
export const holdEmail = async (
  env: Database,
  email: string,
  fresh: Place,
  now: number,
): Promise<Place | null> =>
  await directoryDb(env)
    .prepare(
      `INSERT INTO registrations (email, tenant_id, shard, held_until)
       SELECT ?1, ?2, ?3, ?4 + ${HELD} WHERE NOT EXISTS (SELECT 1 FROM users WHERE email = ?1)
       ON CONFLICT (email) DO UPDATE SET held_until = excluded.held_until WHERE held_until <= ?4
       RETURNING tenant_id AS tenantId, shard`,
    )
    .bind(email, fresh.tenantId, fresh.shard, now)
    .first<Place>()

/**
 * Releases an e-mail after a failed registration, so that the next try can start at once; it keeps the reservation of
 * another registration. `heldAt` is the `now` of the reservation.
 */
export const letEmailGo = async (env: Database, email: string, heldAt: number): Promise<void> => {
  await directoryDb(env)
    .prepare('UPDATE registrations SET held_until = 0 WHERE email = ?1 AND held_until = ?2')
    .bind(email, heldAt + HELD)
    .run()
}
