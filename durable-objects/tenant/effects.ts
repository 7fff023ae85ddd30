import type { Effect } from '#domain/effects/job.ts'
import { CLOCK_SKEW, lookAgain } from '#domain/effects/timing.ts'
import { dueEffects, nextEffect } from '#worker/db/effects.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import type { EffectMessage } from '#worker/env.ts'
import { cause } from '#worker/log.ts'

/** E4: the object sends effects to the queue. The rows are the truth, so a duplicate or a lost message does no harm. */

/** Messages that the queue accepts at once. */
const BATCH = 100
/** Most effects sent in one run; the next run sends the rest. */
const MOST = 1_000

/** Milliseconds after which a run is repeated that failed or left effects over. */
export const LOOK_AGAIN = 60_000

type Outgoing = Pick<Queue<EffectMessage>, 'sendBatch'>

const messageOf = (tenantId: string, key: string): EffectMessage => {
  const requestId = cause()
  return requestId === undefined ? { tenantId, key } : { tenantId, key, requestId }
}

const send = async (queue: Outgoing, tenantId: string, keys: readonly string[]): Promise<void> => {
  for (let at = 0; at < keys.length; at += BATCH)
    await queue.sendBatch(keys.slice(at, at + BATCH).map((key) => ({ body: messageOf(tenantId, key) })))
}

/** Sends the effects of a batch that was just written, except those for later. */
export const sendWritten = (
  queue: Outgoing,
  tenantId: string,
  effects: readonly Effect[],
  now: number,
): Promise<void> =>
  send(
    queue,
    tenantId,
    effects.filter(({ dueAt }) => Date.parse(dueAt) <= now + CLOCK_SKEW).map(({ key }) => key),
  )

/** Sends all due effects. Returns the time of the next run, in milliseconds; null when nothing waits. */
export const sendDue = async (queue: Outgoing, db: TenantDb, now: number): Promise<number | null> => {
  const keys = await dueEffects(db, now, MOST)
  await send(queue, db.tenantId, keys)
  return lookAgain(keys.length, await nextEffect(db, now), now)
}
