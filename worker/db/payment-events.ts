import type { Effect } from '#domain/effects/job.ts'
import { DAY } from '#domain/kernel/days.ts'
import type { PaymentEvent } from '#domain/plans/payment.ts'
import { causeInDirectory } from './directory-effects.ts'
import { type Databases, directoryDb } from './tenant-db.ts'

/** Reports of the provider of payments, stored before they are handled. */

/** Days for which a report is kept: its payment stays in the shop's rows. */
const KEPT = 365

const iso = (ms: number): string => new Date(ms).toISOString()

/**
 * Stores an event and the effect that handles it, together. A second one of its id is the same event. Returns whether
 * the effect is new.
 */
export const storeEvent = async (
  env: Databases,
  { id, type, customer, payment, at }: PaymentEvent,
  effect: Effect,
  now: number,
): Promise<boolean> => {
  const db = directoryDb(env)
  const results = await db.batch([
    db
      .prepare(
        `INSERT INTO payment_events (id, type, customer, payment, happened_at, received_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (id) DO NOTHING`,
      )
      .bind(id, type, customer, payment, at, iso(now)),
    ...causeInDirectory(env, [effect], now),
  ])
  return (results.at(-1)?.meta.changes ?? 0) > 0
}

/** A stored event; null for none. */
export const findEvent = (env: Databases, id: string): Promise<PaymentEvent | null> =>
  directoryDb(env)
    .prepare('SELECT id, type, customer, payment, happened_at AS at FROM payment_events WHERE id = ?1')
    .bind(id)
    .first<PaymentEvent>()

/** Those ids under which no event is stored. */
export const unknownEvents = async (env: Databases, ids: readonly string[]): Promise<Set<string>> => {
  const { results } = await directoryDb(env)
    .prepare('SELECT value AS id FROM json_each(?1) WHERE value NOT IN (SELECT id FROM payment_events)')
    .bind(JSON.stringify(ids))
    .all<{ id: string }>()
  return new Set(results.map(({ id }) => id))
}

/** Notes whose event it was, and that it is handled. */
export const noteHandled = async (
  env: Databases,
  id: string,
  tenantId: string,
  now: number,
): Promise<void> => {
  await directoryDb(env)
    .prepare('UPDATE payment_events SET tenant_id = ?2, handled_at = ?3 WHERE id = ?1')
    .bind(id, tenantId, iso(now))
    .run()
}

/** Deletes what is old. `now` in milliseconds. */
export const purgePaymentEvents = async (env: Databases, now: number): Promise<void> => {
  await directoryDb(env)
    .prepare('DELETE FROM payment_events WHERE received_at < ?1')
    .bind(iso(now - KEPT * DAY))
    .run()
}

/** A stored event as the console lists it: when it came, when it was handled (null before), and whose it was ('' before). */
export type ListedEvent = PaymentEvent & { received_at: string; handled_at: string | null; tenant_id: string }

const LISTED =
  'SELECT id, type, customer, payment, happened_at AS at, received_at, handled_at, tenant_id FROM payment_events'

/** The events that came last. */
export const latestEvents = async (env: Databases, most: number): Promise<ListedEvent[]> => {
  const { results } = await directoryDb(env)
    .prepare(`${LISTED} ORDER BY received_at DESC LIMIT ?1`)
    .bind(most)
    .all<ListedEvent>()
  return results
}

/** One of them; null for none. */
export const listedEvent = (env: Databases, id: string): Promise<ListedEvent | null> =>
  directoryDb(env).prepare(`${LISTED} WHERE id = ?1`).bind(id).first<ListedEvent>()
