/** What providers of messages to phones (SMS, WhatsApp) answer and report. */

/** Why a provider has certainly not sent a message, and whether it may accept it later. */
export const REFUSALS = {
  /** The number gets no such messages. */
  number_refused: 'final',
  /** The sender name is not registered. */
  sender_refused: 'final',
  /** Empty, too long, or with letters that the way of sending lacks. */
  text_refused: 'final',
  /** The request itself is wrong: a bug of ours. */
  request_refused: 'final',
  /** The provider's account is blocked, empty or wrongly set up; only we can mend it. */
  provider_account: 'later',
  provider_busy: 'later',
  /** No such message can leave this server. */
  no_provider: 'final',
} as const satisfies Record<string, 'final' | 'later'>
export type Refusal = keyof typeof REFUSALS

/**
 * `accepted`: the provider has it, under its own id. `known`: it has had the key before. `refused`: it was not sent.
 * `unsure`: no answer that says so; it may have been sent.
 */
export type PhoneAnswer =
  | { kind: 'accepted'; id: string; segments: number }
  | { kind: 'known' }
  | { kind: 'refused'; reason: Refusal }
  | { kind: 'unsure' }

/** What a provider reports about a message that it has accepted. */
export type Report = {
  /** The key of the message; '' where the provider names none. */
  key: string
  id: string
  state: 'sent' | 'delivered' | 'failed' | 'expired' | 'unknown'
  /** The provider's own code. */
  code: string
  /** ISO; null where the provider names none. */
  at: string | null
}
