import { and, desc, eq, gt, isNull, notInArray } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { memberships, pushSubscriptions, sessions } from './schema.ts'
import type { Database } from './sessions.ts'
import { directoryDb } from './tenant-db.ts'

/** The browsers that want a person's notifications, in the directory. Each belongs to a session and ends with it. */

export type PushSubscription = Omit<typeof pushSubscriptions.$inferSelect, 'created_at'>

/** Most browsers of a person; each notification goes to all of them. */
export const MOST_BROWSERS = 20

/**
 * Stores a browser's subscription; the same address again replaces what was known of it. Those of the user's sessions
 * that have ended go, and beyond the most the oldest. `now` is ISO.
 */
export const subscribe = async (env: Database, one: PushSubscription, now: string): Promise<void> => {
  const db = drizzle(directoryDb(env))
  const inForce = db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.user_id, one.user_id), isNull(sessions.revoked_at), gt(sessions.expires_at, now)))
  const newest = db
    .select({ endpoint: pushSubscriptions.endpoint })
    .from(pushSubscriptions)
    .where(eq(pushSubscriptions.user_id, one.user_id))
    .orderBy(desc(pushSubscriptions.created_at))
    .limit(MOST_BROWSERS)
  await db.batch([
    db
      .delete(pushSubscriptions)
      .where(
        and(eq(pushSubscriptions.user_id, one.user_id), notInArray(pushSubscriptions.session_id, inForce)),
      ),
    db
      .insert(pushSubscriptions)
      .values({ ...one, created_at: now })
      .onConflictDoUpdate({ target: pushSubscriptions.endpoint, set: { ...one, created_at: now } }),
    db
      .delete(pushSubscriptions)
      .where(and(eq(pushSubscriptions.user_id, one.user_id), notInArray(pushSubscriptions.endpoint, newest))),
  ])
}

/** Forgets a browser of a user. */
export const unsubscribe = async (env: Database, userId: string, endpoint: string): Promise<void> => {
  await drizzle(directoryDb(env))
    .delete(pushSubscriptions)
    .where(and(eq(pushSubscriptions.user_id, userId), eq(pushSubscriptions.endpoint, endpoint)))
    .run()
}

/** The browsers of a user whose session holds: after a log-out or a deactivation nothing is pushed to a user. */
export const subscriptionsOf = (env: Database, tenantId: string, userId: string, now: string) =>
  drizzle(directoryDb(env))
    .select({
      endpoint: pushSubscriptions.endpoint,
      p256dh: pushSubscriptions.p256dh,
      auth: pushSubscriptions.auth,
      language: pushSubscriptions.language,
    })
    .from(pushSubscriptions)
    .innerJoin(sessions, eq(sessions.id, pushSubscriptions.session_id))
    .innerJoin(
      memberships,
      and(eq(memberships.tenant_id, sessions.tenant_id), eq(memberships.user_id, sessions.user_id)),
    )
    .where(
      and(
        eq(pushSubscriptions.user_id, userId),
        eq(sessions.user_id, userId),
        eq(sessions.tenant_id, tenantId),
        isNull(sessions.revoked_at),
        gt(sessions.expires_at, now),
        eq(memberships.state, 'active'),
      ),
    )
    .all()
