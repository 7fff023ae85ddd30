import type { Language } from '#domain/messages/words.ts'
import type { PhoneAnswer } from '../phone-messages.ts'

/** One message by WhatsApp, as a provider gets it. */
export type WhatsAppMessage = {
  /** Names the message in the provider's reports. */
  key: string
  /** E.164. */
  to: string
  language: Language
  /** The one parameter of the template. */
  parameter: string
  /** The template with its parameter, as the client reads it. */
  text: string
}

/** A provider of WhatsApp. */
export type WhatsAppProvider = {
  /** For how long it recognises a key that was sent before, in milliseconds. */
  readonly remembers: number
  send(message: WhatsAppMessage): Promise<PhoneAnswer>
}
