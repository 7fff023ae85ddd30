import type { Database } from './sessions.ts'
import { directoryDb } from './tenant-db.ts'

/** Registrations under way: one an e-mail. Times in milliseconds. */

/** The shop that a registration founds, and where. */
export type Place = { tenantId: string; shard: number }

/** For how long a registration holds its e-mail, should it break off without a word. */
const HELD = 60_000

/**
 * Takes an e-mail for a registration, in one statement, before anything is founded: of several at once one gets it, and the
 * others leave nothing behind. Returns the shop to found, which is that of an earlier registration where one broke off; null
 * where the e-mail has an account or is being registered.
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
 * Lets an e-mail go after a registration that failed, so that it can be tried again at once; not where another one has taken
 * it meanwhile. `heldAt` is the `now` with which it was held.
 */
export const letEmailGo = async (env: Database, email: string, heldAt: number): Promise<void> => {
  await directoryDb(env)
    .prepare('UPDATE registrations SET held_until = 0 WHERE email = ?1 AND held_until = ?2')
    .bind(email, heldAt + HELD)
    .run()
}
