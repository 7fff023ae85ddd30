/** The closed lists of messages: channels, purposes, states and reasons. Rows store these words. */

/** SMS, WhatsApp, e-mail, the share sheet of a person's phone. */
export const CHANNELS = ['sms', 'whatsapp', 'email', 'share'] as const
export type Channel = (typeof CHANNELS)[number]

/** How a message gets into WhatsApp: a person opens a link, or the server hands it to the Cloud API. */
export const WHATSAPP_WAYS = ['link', 'cloud'] as const
export type WhatsAppWay = (typeof WHATSAPP_WAYS)[number]

/**
 * What a message is about: an estimate to answer, a car that is ready, an invoice, a reminder, a review after a paid
 * invoice, an offer to many clients, anything else; the code that proves a phone, an appointment that stands, one that
 * the shop could not take, one of tomorrow.
 */
export const PURPOSES = [
  'estimate',
  'ready',
  'invoice',
  'reminder',
  'review',
  'campaign',
  'general',
  'code',
  'appointment',
  'appointment_refused',
  'appointment_eve',
] as const
export type Purpose = (typeof PURPOSES)[number]

/** What a client consents to; `serviciu` needs no consent (Legea 506/2004, art. 12). */
export const CONSENT_PURPOSE = {
  estimate: 'serviciu',
  ready: 'serviciu',
  invoice: 'serviciu',
  general: 'serviciu',
  code: 'serviciu',
  appointment: 'serviciu',
  appointment_refused: 'serviciu',
  appointment_eve: 'serviciu',
  reminder: 'reminder',
  review: 'marketing',
  campaign: 'marketing',
} as const satisfies Record<Purpose, 'serviciu' | 'reminder' | 'marketing'>

/** Purposes whose text a shop may write: a code without its words opens nothing. */
export const OWN_PURPOSES: readonly Purpose[] = PURPOSES.filter((purpose) => purpose !== 'code')

/** Whether a message of this purpose needs a consent and a stop link. */
export const isCommercial = (purpose: Purpose): boolean => CONSENT_PURPOSE[purpose] !== 'serviciu'

export const DIRECTIONS = ['out', 'in'] as const

export const ENCODINGS = ['gsm7', 'ucs2'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** Languages in which the shop writes to its clients. */
export const LANGUAGES = ['ro', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The states of a message; `states.ts` has the ways between them. */
export const MESSAGE_STATES = [
  /** Kept for later by a person. */
  'draft',
  /** To be sent; nothing is counted yet. */
  'queued',
  /** To be sent, and its units are reserved. */
  'reserved',
  /** Handed to the provider, which has not answered yet. */
  'sending',
  'sent',
  'delivered',
  'failed',
  /** It was not delivered in time. */
  'expired',
  /** It may have been sent, and nobody can say: a person decides. */
  'unknown',
  /** It was not sent, for a `reason`. */
  'suppressed',
] as const
export type MessageState = (typeof MESSAGE_STATES)[number]

/** Why a message was not sent. */
export const REASONS = [
  '',
  'no_consent',
  'stopped',
  'plan_required',
  'limit_reached',
  'withdrawn',
  'number_invalid',
  'number_landline',
  'number_foreign',
  'email_invalid',
  'text_empty',
  'text_too_long',
  'no_stop_link',
  'no_link',
] as const
export type Reason = (typeof REASONS)[number]
