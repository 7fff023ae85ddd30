import type { Effect } from '#domain/effects/job.ts'
import { CLOCK_SKEW, lookAgain } from '#domain/effects/timing.ts'
import { dueEffects, nextEffect } from '#worker/db/effects.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { sendMessages } from '#worker/effect-messages.ts'
import type { EffectMessage } from '#worker/env.ts'

/** E4: the object sends effects to the queue. */

/** Most effects sent in one run; the next run sends the rest. */
const MOST = 1_000

/** Milliseconds after which a run is repeated that failed or left effects over. */
export const LOOK_AGAIN = 60_000

type Outgoing = Pick<Queue<EffectMessage>, 'sendBatch'>

/** Sends the effects of a batch that was just written, except those for later. */
export const sendWritten = (
  queue: Outgoing,
  tenantId: string,
  effects: readonly Effect[],
  now: number,
): Promise<void> =>
  sendMessages(
    queue,
    tenantId,
    effects.filter(({ dueAt }) => Date.parse(dueAt) <= now + CLOCK_SKEW).map(({ key }) => key),
  )

/** Sends all due effects. Returns the time of the next run, in milliseconds; null when nothing waits. */
export const sendDue = async (queue: Outgoing, db: TenantDb, now: number): Promise<number | null> => {
  const keys = await dueEffects(db, now, MOST)
  await sendMessages(queue, db.tenantId, keys)
  return lookAgain(keys.length, await nextEffect(db, now), now)
}
