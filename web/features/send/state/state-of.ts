import { dayInRomania } from '#domain/kernel/dates.ts'
import { leavesByServer, type Travel } from '#domain/messages/channels.ts'
import type { Message } from '#domain/messages/schema.ts'
import { formatInstant, formatTime } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'

/** What a message's state says: how it stands, in words, and what to do where it did not arrive. */
export type StateText = {
  look: 'waiting' | 'sent' | 'delivered' | 'bad'
  words: string
  /** What to do; null where nothing is to be done. */
  advice: string | null
}

/** The time of an instant of today, its day and time otherwise. */
export const shortInstant = (instant: string, today: string): string =>
  dayInRomania(Date.parse(instant)) === today ? formatTime(instant) : formatInstant(instant)

type Facts = Travel & Pick<Message, 'state' | 'reason' | 'due_at' | 'queued_at' | 'sent_at'>

/** The words of a message's state. `openedAt` is when the client opened its link; `now` in milliseconds. */
export const stateOf = (message: Facts, openedAt: string | null, now: number): StateText => {
  const text = m.send.state
  const today = dayInRomania(now)
  const { channel, state, reason, due_at, queued_at, sent_at } = message
  const bad = (words: string, advice: string | null): StateText => ({ look: 'bad', words, advice })
  switch (state) {
    case 'draft':
      return { look: 'waiting', words: text.draft, advice: null }
    case 'queued':
    case 'reserved':
      return {
        look: 'waiting',
        words:
          due_at !== null && Date.parse(due_at) > now
            ? text.planned(shortInstant(due_at, today))
            : text.queued,
        advice: null,
      }
    case 'sending':
      return { look: 'waiting', words: text.sending, advice: null }
    case 'sent':
    case 'delivered': {
      const when = shortInstant(sent_at ?? queued_at, today)
      const first = leavesByServer(message)
        ? text.sent(when)
        : channel === 'whatsapp'
          ? text.handed(when)
          : text.shared(when)
      return {
        look: state,
        words: [first, state === 'delivered' && text.delivered, openedAt !== null && text.opened]
          .filter(Boolean)
          .join(', '),
        advice: null,
      }
    }
    case 'failed':
    case 'expired':
    case 'unknown':
      return bad(text[state], m.send.failures[state])
    case 'suppressed':
      return bad(text.suppressed, reason === '' ? null : m.send.reasons[reason])
  }
}
