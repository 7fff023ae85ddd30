import type { Encoding } from '#domain/messages/words.ts'
import type { PhoneAnswer } from '../phone-messages.ts'

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

/** A provider of SMS. */
export type SmsProvider = {
  /** For how long it remembers a key, in milliseconds. */
  readonly remembers: number
  send(sms: Sms): Promise<PhoneAnswer>
}
