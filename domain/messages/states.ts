import type { MessageState } from './words.ts'

/**
 * The ways of a message from state to state, as data. A person queues, withdraws and sends again; the server's jobs and
 * the provider's reports do the rest.
 */
type Ways = Readonly<Record<MessageState, readonly MessageState[]>>

const BY_STAFF: Ways = {
  draft: ['queued', 'suppressed'],
  queued: ['suppressed'],
  reserved: ['suppressed'],
  sending: [],
  sent: [],
  delivered: [],
  failed: ['queued'],
  expired: ['queued'],
  unknown: ['queued'],
  suppressed: ['queued'],
}

const BY_SERVER: Ways = {
  draft: ['queued', 'suppressed'],
  queued: ['sending', 'failed', 'expired', 'suppressed'],
  reserved: ['sending', 'failed', 'expired', 'suppressed'],
  // A report may come before the provider's answer does. What the provider refuses for now waits again.
  sending: ['queued', 'reserved', 'sent', 'delivered', 'failed', 'expired', 'unknown'],
  sent: ['delivered', 'failed', 'expired', 'unknown'],
  delivered: [],
  // We send a dead one again, and a report may know better than an answer.
  failed: ['queued', 'sent', 'delivered', 'expired'],
  expired: [],
  unknown: ['sent', 'delivered', 'failed', 'expired'],
  suppressed: [],
}

/** Whether a message may go from one state to another, by the hand of a person or by the server. */
export const maySwitch = (from: MessageState, to: MessageState, isServer: boolean): boolean =>
  (isServer ? BY_SERVER : BY_STAFF)[from].includes(to)

/** Whether a person may still change the text and the address: the message is not under way, and did not arrive. */
export const isOpenToChange = (state: MessageState): boolean =>
  state === 'draft' || BY_STAFF[state].includes('queued')
