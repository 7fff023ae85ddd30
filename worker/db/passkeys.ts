import { and, desc, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { MOST_PASSKEYS } from '#domain/team/passkeys.ts'
import { type passkeyChallenges, passkeys } from './schema.ts'
import type { Database } from './sessions.ts'
import { directoryDb } from './tenant-db.ts'

/** Passkeys and their challenges. Instants are ISO. */

export type StoredPasskey = typeof passkeys.$inferSelect

/** Keeps a challenge until its end; expired ones go. */
export const keepChallenge = async (
  env: Database,
  challenge: typeof passkeyChallenges.$inferInsert,
  now: string,
): Promise<void> => {
  const d1 = directoryDb(env)
  await d1.batch([
    d1.prepare('DELETE FROM passkey_challenges WHERE expires_at <= ?1').bind(now),
    d1
      .prepare('INSERT INTO passkey_challenges (id, user_id, expires_at) VALUES (?1, ?2, ?3)')
      .bind(challenge.id, challenge.user_id, challenge.expires_at),
  ])
}

/** Takes a challenge away; false where there is none for this person, or none any more. */
export const takeChallenge = async (
  env: Database,
  id: string,
  userId: string,
  now: string,
): Promise<boolean> =>
  (await directoryDb(env)
    .prepare('DELETE FROM passkey_challenges WHERE id = ?1 AND user_id = ?2 AND expires_at > ?3 RETURNING id')
    .bind(id, userId, now)
    .first()) !== null

/** Stores a passkey; false where it is there already, or its person has the most. */
export const insertPasskey = async (env: Database, one: StoredPasskey): Promise<boolean> => {
  const { meta } = await directoryDb(env)
    .prepare(
      `INSERT INTO passkeys (id, user_id, public_key, counter, transports, name, synced, created_at)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
       WHERE (SELECT count(*) FROM passkeys WHERE user_id = ?2) < ${MOST_PASSKEYS} ON CONFLICT (id) DO NOTHING`,
    )
    .bind(
      one.id,
      one.user_id,
      one.public_key,
      one.counter,
      one.transports,
      one.name,
      one.synced,
      one.created_at,
    )
    .run()
  return meta.changes === 1
}

/** A passkey by its id; null where there is none. */
export const findPasskey = async (env: Database, id: string): Promise<StoredPasskey | null> =>
  (await drizzle(directoryDb(env)).select().from(passkeys).where(eq(passkeys.id, id)).get()) ?? null

/** A person's passkeys, the newest first. */
export const passkeysOf = (env: Database, userId: string): Promise<StoredPasskey[]> =>
  drizzle(directoryDb(env))
    .select()
    .from(passkeys)
    .where(eq(passkeys.user_id, userId))
    .orderBy(desc(passkeys.created_at))
    .all()

/** Notes a use; false where the passkey was removed meanwhile. */
export const notePasskeyUse = async (
  env: Database,
  id: string,
  counter: number,
  now: string,
): Promise<boolean> => {
  const { meta } = await drizzle(directoryDb(env))
    .update(passkeys)
    .set({ counter, last_used_at: now })
    .where(eq(passkeys.id, id))
    .run()
  return meta.changes === 1
}

/** Names a passkey of a person; false where there is none. */
export const namePasskey = async (
  env: Database,
  userId: string,
  id: string,
  name: string,
): Promise<boolean> => {
  const { meta } = await drizzle(directoryDb(env))
    .update(passkeys)
    .set({ name })
    .where(and(eq(passkeys.id, id), eq(passkeys.user_id, userId)))
    .run()
  return meta.changes === 1
}

/** Forgets a passkey of a person; false where there is none. */
export const deletePasskey = async (env: Database, userId: string, id: string): Promise<boolean> => {
  const { meta } = await drizzle(directoryDb(env))
    .delete(passkeys)
    .where(and(eq(passkeys.id, id), eq(passkeys.user_id, userId)))
    .run()
  return meta.changes === 1
}
