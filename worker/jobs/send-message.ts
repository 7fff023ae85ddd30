import type * as v from 'valibot'
import type { sendMessage } from '#domain/messages/jobs.ts'
import { hourOf } from '#domain/messages/may-be-sent.ts'
import { messageSettingsOf } from '#domain/messages/quiet-hours.ts'
import { type Message, messageSettings, messages } from '#domain/messages/schema.ts'
import type { MessageState } from '#domain/messages/words.ts'
import { systemActor } from '#domain/sync/actor.ts'
import type { Values } from '#domain/sync/log.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import { type Sender, senderOf } from '#worker/modules/messages/senders.ts'
import { isWanted } from '#worker/modules/messages/wanted.ts'
import { MAIL_REFUSALS } from '#worker/providers/mail/port.ts'
import { REFUSALS } from '#worker/providers/phone-messages.ts'
import { Final, Retry } from './failures.ts'
import type { Carried, JobHandler } from './job-handler.ts'

type Payload = v.InferOutput<typeof sendMessage.schema>
type Carrying = Carried<Payload>

/** States of a message that is still to be sent. */
const TO_SEND: readonly MessageState[] = ['queued', 'reserved', 'sending']

/** No answer said whether the message was sent. */
const NO_ANSWER = 'no_answer'

const rowOf = async ({ db, tenantId, payload }: Carrying): Promise<Message | null> => {
  const row = await visibleRow(db, systemActor({ tenantId }, 'messages'), messages, payload.id)
  return row?.round === payload.round ? row : null
}

const patch = ({ id, rev }: Message, data: Values): Op => ({
  op: 'patch',
  collection: 'messages',
  id,
  base: rev,
  data,
})

/** What did not leave before the night is tried again after it. @throws Retry at night */
const byDay = async ({ db, tenantId }: Carrying, row: Message): Promise<Message> => {
  const settings = await visibleRow(db, systemActor({ tenantId }, 'messages'), messageSettings, tenantId)
  const now = Date.now()
  const wait = hourOf(row, messageSettingsOf(settings), now) - now
  if (wait > 0) throw new Retry('quiet_hours', { after: wait })
  return row
}

/**
 * The message with its way to the provider, once the commit has let it go; null where it stays: the client's word or
 * the night may have come.
 */
const released = async (carried: Carrying): Promise<{ row: Message; sender: Sender } | null> => {
  const row = await rowOf(carried)
  // Only we make the effect of a message due again that has failed: the commit then begins another round.
  if (row?.state === 'failed') await carried.act(`again/${row.rev}`, [patch(row, { state: 'queued' })])
  if (!row || !TO_SEND.includes(row.state)) return null
  const sender = await senderOf(carried.env, carried.db, row)
  if (row.state === 'sending') return { row: await byDay(carried, row), sender }
  if (!(await isWanted(carried.db, row))) {
    await carried.act('withdrawn', [patch(row, { state: 'suppressed', reason: 'withdrawn' })])
    return null
  }
  const { segments = row.segments } = sender
  await carried.act(`sending/${row.rev}`, [patch(row, { state: 'sending', segments })])
  const now = await rowOf(carried)
  return now?.state === 'sending' ? { row: now, sender } : null
}

/**
 * Sends a message. Its row is the truth: what was withdrawn, or has been reported on, is not sent. A provider that may
 * have the message already recognises it by its key, for as long as it remembers; after that nobody can say, and a
 * person decides.
 */
export const handle: JobHandler<Payload> = async (carried) => {
  const found = await released(carried)
  if (!found) return
  const { row, sender } = found
  const { sendingSince } = carried
  if (sendingSince !== null && Date.now() - sendingSince > sender.remembers) throw new Final(NO_ANSWER)
  await carried.sending()
  const answer = await sender.send()
  if (answer.kind === 'unsure') throw new Retry(NO_ANSWER)
  if (answer.kind === 'refused') {
    await carried.notSent()
    if (answer.isFinal) throw new Final(answer.reason)
    // The next try may come at night, or after the client has withdrawn consent, so the commit judges it again.
    await carried.act(`back/${row.rev}`, [patch(row, { state: row.held === '' ? 'queued' : 'reserved' })])
    throw new Retry(answer.reason)
  }
  const sent_at = new Date(sendingSince ?? Date.now()).toISOString()
  const { values = {}, also = [] } = answer.kind === 'accepted' ? answer : {}
  const sent = patch(row, { state: 'sent', sent_at, ...values })
  try {
    await carried.act('sent', [sent, ...toldOf(row, sent_at), ...also])
  } catch (error) {
    if (!(error instanceof Final)) throw error
    // Its reminder may be deleted by now. The message has left all the same.
    await carried.act('sent_alone', [sent])
  }
}

/** The reminder knows when the client was last told. */
const toldOf = ({ reminder_id: id }: Message, contacted_at: string): Op[] =>
  id === null ? [] : [{ op: 'patch', collection: 'reminders', id, base: 0, data: { contacted_at } }]

/** Refusals by which a provider says for good that it has not sent the message, whatever was asked before. */
const isFinal = (code: string): boolean =>
  Object.entries({ ...REFUSALS, ...MAIL_REFUSALS }).some(
    ([reason, how]) => reason === code && how === 'final',
  )

/** Says on the message why it was not sent, or that nobody knows. */
export const died = async (carried: Carrying, code: string): Promise<void> => {
  const row = await rowOf(carried)
  if (!row || !TO_SEND.includes(row.state)) return
  const mayBeSent = carried.sendingSince !== null && !isFinal(code)
  const state = mayBeSent ? 'unknown' : 'failed'
  await carried.act(`died/${row.rev}`, [patch(row, { state, error: code })])
}
