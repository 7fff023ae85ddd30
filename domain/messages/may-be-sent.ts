import { isPhone, normalisePhone } from '#domain/romania/phone.ts'
import type { Agreement } from '#domain/workshop/contacts/consent.ts'
import { parameterAsSent, segmentsAsSent } from './as-sent.ts'
import { isCloud, leavesByServer, type Travel } from './channels.ts'
import { MAX_PARAMETER } from './cloud-template.ts'
import { leavesAt, type MessageSettings } from './quiet-hours.ts'
import type { Message } from './schema.ts'
import { MAX_SEGMENTS } from './segments.ts'
import { hasSecret } from './template.ts'
import { type Channel, isCommercial, type Reason } from './words.ts'

const MOBILE = /^\+407\d{8}$/
const ROMANIAN = /^\+40/
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** Why an address can't get a message of a channel; '' where it can. */
export const faultOfAddress = (channel: Channel, address: string): Reason => {
  // The person chooses the receiver in the share sheet.
  if (channel === 'share') return ''
  if (channel === 'email') return EMAIL.test(address) ? '' : 'email_invalid'
  if (!isPhone(address)) return 'number_invalid'
  if (channel === 'whatsapp') return ''
  const phone = normalisePhone(address)
  if (!ROMANIAN.test(phone)) return 'number_foreign'
  return MOBILE.test(phone) ? '' : 'number_landline'
}

/** An address as the stop list compares it: a phone in E.164, an e-mail without capitals. */
export const stoppedAs = (address: string): string =>
  isPhone(address) ? normalisePhone(address) : address.toLowerCase()

type Judged = Travel & Pick<Message, 'purpose' | 'address' | 'body' | 'diacritics' | 'forced' | 'send_at'>

/** What has to be known beside the message. */
export type Facts = {
  /** What the client said about messages of this purpose on this channel. */
  agreement: Agreement
  /** The address is on the shop's stop list. */
  isStopped: boolean
  settings: MessageSettings
}

/** Why a message may not be sent at all; '' where it may. */
export const refusalOfMessage = (
  message: Judged,
  { agreement, isStopped }: Omit<Facts, 'settings'>,
): Reason => {
  const { channel, purpose, address, body } = message
  const fault = faultOfAddress(channel, address)
  if (fault !== '') return fault
  if (body === '') return 'text_empty'
  if (channel === 'sms' && segmentsAsSent(message).segments > MAX_SEGMENTS) return 'text_too_long'
  if (isCloud(message) && parameterAsSent(message).length > MAX_PARAMETER) return 'text_too_long'
  // What a person shares by hand is his own word.
  if (channel === 'share') return ''
  // Service needs no consent, but a client may refuse it.
  if (!isCommercial(purpose)) return agreement === 'withdrawn' ? 'no_consent' : ''
  if (isStopped) return 'stopped'
  if (agreement !== 'given') return 'no_consent'
  return leavesByServer(message) && !hasSecret(body, 'stop') ? 'no_stop_link' : ''
}

/**
 * When a message that may be sent leaves, in milliseconds, if it is wished at `at`: outside quiet hours. A person may
 * force a service message through them, and what a person opens by hand is not held back.
 */
export const hourOf = (
  message: Travel & Pick<Message, 'purpose' | 'forced'>,
  settings: MessageSettings,
  at: number,
): number => {
  const isFree = !leavesByServer(message) || (message.forced === 1 && !isCommercial(message.purpose))
  return isFree ? at : leavesAt(at, settings)
}

/**
 * Whether a message may be sent, and from when on, in milliseconds: as wished, but at its hour.
 */
export const mayBeSent = (
  message: Judged,
  facts: Facts,
  now: number,
): { isAllowed: true; at: number } | { isAllowed: false; reason: Reason } => {
  const reason = refusalOfMessage(message, facts)
  if (reason !== '') return { isAllowed: false, reason }
  const wished = Math.max(now, message.send_at === null ? now : Date.parse(message.send_at))
  return { isAllowed: true, at: hourOf(message, facts.settings, wished) }
}
