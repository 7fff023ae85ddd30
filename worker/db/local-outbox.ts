import { desc, eq, lte } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '#worker/env.ts'
import type { OutboxChannel } from './outbox-channels.ts'
import { localOutbox } from './schema.ts'
import { directoryDb } from './tenant-db.ts'

/**
 * The outbox of a development machine: every local provider puts here what it was given to send, and `/dev/mesaje`
 * shows it.
 */

type Database = Pick<Env, 'DB'>

export type LocalMessage = typeof localOutbox.$inferSelect

/** A message that a local provider takes. `id` is the provider's own; `at` in milliseconds. */
export type Taken = {
  id: string
  channel: OutboxChannel
  recipient: string
  body: string
  sender?: string
  subject?: string
  html?: string
  /** `sent` where left out. */
  state?: string
  details?: Readonly<Record<string, unknown>>
}

/** Most messages that the outbox holds; older ones are dropped. */
const MOST = 500

/** Puts a message into the outbox. Returns false where one of this id is in it already, which stays as it is. */
export const takeLocally = async (
  env: Database,
  { id, channel, recipient, body, sender = '', subject = '', html = '', state = 'sent', details = {} }: Taken,
  at: number,
): Promise<boolean> => {
  const db = drizzle(directoryDb(env))
  const [kept] = await db
    .insert(localOutbox)
    .values({
      id,
      channel,
      sent_at: new Date(at).toISOString(),
      sender,
      recipient,
      subject,
      body,
      html,
      state,
      details: JSON.stringify(details),
    })
    .onConflictDoNothing()
    .returning({ number: localOutbox.number })
  if (!kept) return false
  await db.delete(localOutbox).where(lte(localOutbox.number, kept.number - MOST))
  return true
}

/** The messages in the outbox, newest first. */
export const localMessages = (env: Database): Promise<LocalMessage[]> =>
  drizzle(directoryDb(env)).select().from(localOutbox).orderBy(desc(localOutbox.number)).all()

/** One message by the id of its provider; null where there is none. */
export const localMessage = async (env: Database, id: string): Promise<LocalMessage | null> =>
  (await drizzle(directoryDb(env)).select().from(localOutbox).where(eq(localOutbox.id, id)).get()) ?? null

/** Notes what became of a message. */
export const markLocally = async (env: Database, id: string, state: string): Promise<void> => {
  await drizzle(directoryDb(env)).update(localOutbox).set({ state }).where(eq(localOutbox.id, id)).run()
}

/** Deletes what was given to send to these addresses. */
export const forgetLocally = async (env: Database, addresses: readonly string[]): Promise<void> => {
  await directoryDb(env)
    .prepare('DELETE FROM local_outbox WHERE recipient IN (SELECT value FROM json_each(?1))')
    .bind(JSON.stringify(addresses))
    .run()
}
