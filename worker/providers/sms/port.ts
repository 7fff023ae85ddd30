import type { Encoding } from '#domain/messages/words.ts'

/** One SMS, as a provider gets it. */
export type Sms = {
  /** Names the message at the provider for as long as it remembers it; a repeated key is not sent twice. */
  key: string
  /** E.164. */
  to: string
  text: string
  encoding: Encoding
  /** Segments that the text takes; the provider refuses a text that would take more. */
  segments: number
  /** A registered sender name. */
  sender: string
  /** The address that the provider calls with its reports. */
  reportTo: string
}

/** Why a provider has certainly not sent an SMS, and whether it may accept it later. */
export const SMS_REFUSALS = {
  /** The number gets no SMS. */
  number_refused: 'final',
  /** The sender name is not registered. */
  sender_refused: 'final',
  /** Empty, too long, or with letters that the encoding lacks. */
  text_refused: 'final',
  /** The request itself is wrong: a bug of ours. */
  request_refused: 'final',
  /** The provider's account is blocked, empty or wrongly set up; only we can mend it. */
  provider_account: 'later',
  provider_busy: 'later',
  /** No SMS can leave this server. */
  no_provider: 'final',
} as const satisfies Record<string, 'final' | 'later'>
export type SmsRefusal = keyof typeof SMS_REFUSALS

/**
 * `accepted`: the provider has it, under its own id. `known`: it has had the key before. `refused`: it was not sent.
 * `unsure`: no answer that says so; it may have been sent.
 */
export type SmsAnswer =
  | { kind: 'accepted'; id: string; segments: number }
  | { kind: 'known' }
  | { kind: 'refused'; reason: SmsRefusal }
  | { kind: 'unsure' }

/** A provider of SMS. */
export type SmsProvider = {
  /** For how long it remembers a key, in milliseconds. */
  readonly remembers: number
  send(sms: Sms): Promise<SmsAnswer>
}

/** What a provider reports about an SMS that it has accepted. */
export type SmsReport = {
  /** The key of the SMS; '' where the provider names none. */
  key: string
  id: string
  state: 'sent' | 'delivered' | 'failed' | 'expired' | 'unknown'
  /** The provider's own code. */
  code: string
  /** ISO; null where the provider names none. */
  at: string | null
}
