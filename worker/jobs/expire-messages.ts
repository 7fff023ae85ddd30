import type * as v from 'valibot'
import type { expireMessages } from '#domain/messages/jobs.ts'
import { type Message, messages } from '#domain/messages/schema.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { visibleRows } from '#worker/db/visibility.ts'
import type { JobHandler } from './job-handler.ts'

/** Messages ended by one act. */
const TOGETHER = 100

/**
 * Messages that hold units until a day. No index has that day, because each would cost writes with every state of a
 * message; the index of the window bounds the search, since no message is put off for longer.
 */
const HELD_UNTIL = "t.queued_at >= date(?2, '-100 days') AND t.held_until = ?2"

const ENDS = { reserved: 'expired', sending: 'unknown' } as const

/**
 * Ends the messages that hold units since days: what was never handed to the provider gives them back, and of what was,
 * a person decides. The job of sending normally comes first.
 */
export const handle: JobHandler<v.InferOutput<typeof expireMessages.schema>> = async ({
  db,
  tenantId,
  payload: { day },
  act,
}) => {
  const actor = systemActor({ tenantId }, 'messages')
  const { results } = await visibleRows(db, actor, messages, HELD_UNTIL, day).all<Message>()
  const ops = results.flatMap(({ id, rev, state }) =>
    state === 'reserved' || state === 'sending'
      ? [{ op: 'patch' as const, collection: messages.name, id, base: rev, data: { state: ENDS[state] } }]
      : [],
  )
  for (let at = 0; at < ops.length; at += TOGETHER) {
    const some = ops.slice(at, at + TOGETHER)
    await act(`${some[0]?.id}`, some)
  }
}
