import { dayInRomania } from '#domain/kernel/dates.ts'
import { bodyOf, segmentsAsSent } from '#domain/messages/as-sent.ts'
import { mayBeSent } from '#domain/messages/may-be-sent.ts'
import type { Message } from '#domain/messages/schema.ts'
import { fillTemplate, type Secrets } from '#domain/messages/template.ts'
import { templateId, templateOf } from '#domain/messages/templates.ts'
import type { MessageState, Reason } from '#domain/messages/words.ts'
import { addressFor } from '#web/features/send/outgoing/channels.ts'
import { factsOf } from '#web/features/send/outgoing/facts-of.ts'
import type { Written } from '#web/features/send/outgoing/ops.ts'
import type { Outgoing } from '#web/features/send/outgoing/read-outgoing.ts'

/** The channels by which the server sends many messages. */
export const BATCH_CHANNELS = ['sms', 'email'] as const
export type BatchChannel = (typeof BATCH_CHANNELS)[number]

/** One message of a batch: as it goes out, and why it can't; '' where it can. */
export type Planned = { outgoing: Outgoing; written: Written; units: number; why: Reason | 'told' }

/** What a reminder becomes by a channel, its segments counted with `links`. `now` in milliseconds. */
export const planOf = (
  outgoing: Outgoing,
  channel: BatchChannel,
  told: Told,
  now: number,
  links?: Secrets,
): Planned => {
  const { language } = outgoing.client
  const template = templateOf(
    outgoing.templates.get(templateId('reminder', channel, language)),
    'reminder',
    channel,
    language,
  )
  const values = outgoing.values(language)
  const address = addressFor(channel, outgoing)
  const { diacritics } = template
  const body = bodyOf({ channel, body: fillTemplate(template.body, 'reminder', values).text, diacritics })
  const subject = channel === 'email' ? fillTemplate(template.subject, 'reminder', values).text : ''
  const written: Written = {
    channel,
    purpose: 'reminder',
    language,
    address,
    subject,
    body,
    diacritics,
    forced: 0,
    send_at: null,
    template,
  }
  const judged = mayBeSent(
    { channel, purpose: 'reminder', address, body, diacritics, forced: 0, send_at: null },
    factsOf(outgoing, { channel, purpose: 'reminder', address }),
    now,
  )
  const isTold =
    (outgoing.occasion !== null && told.occasions.has(outgoing.occasion)) ||
    told.reminders.has(outgoing.rows.reminder_id ?? '')
  return {
    outgoing,
    written,
    units: channel === 'sms' ? segmentsAsSent({ channel, body, diacritics }, links).segments : 0,
    why: isTold ? 'told' : judged.isAllowed ? '' : judged.reason,
  }
}

/** What clients have had already: occasions, and reminders of today or on their way. */
export type Told = { occasions: ReadonlySet<string>; reminders: ReadonlySet<string> }

const NOT_TOLD: readonly MessageState[] = ['draft', 'failed', 'expired', 'suppressed']
const WAITING: readonly MessageState[] = ['queued', 'reserved', 'sending']

/**
 * What messages have said. A reminder whose day has passed has no step and so no occasion: it is sent once a day at
 * most.
 */
export const toldBy = (
  messages: readonly Pick<Message, 'dedupe_key' | 'reminder_id' | 'state' | 'queued_at'>[],
  today: string,
): Told => {
  const went = messages.filter(({ state }) => !NOT_TOLD.includes(state))
  const recent = went.filter(
    ({ state, queued_at }) => WAITING.includes(state) || dayInRomania(Date.parse(queued_at)) === today,
  )
  return {
    // The key of a message is taken for good, whatever became of it.
    occasions: new Set(messages.map(({ dedupe_key }) => dedupe_key)),
    reminders: new Set(recent.map(({ reminder_id }) => reminder_id ?? '')),
  }
}
