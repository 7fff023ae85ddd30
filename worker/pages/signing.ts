import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** Signatures of public pages: each purpose has a key of its own, derived from the server's secret. */

/** What is signed. */
export type Purpose =
  | 'link'
  | 'link_check'
  | 'form'
  | 'sms_report'
  | 'payments'
  | 'booking_code'
  | 'booking_limit'

/** HMAC-SHA-256 of a text under the key of a purpose. */
export const signed = (secret: Uint8Array, purpose: Purpose, text: string): Buffer => {
  const key = createHmac('sha256', secret).update(`roa_page_${purpose}`).digest()
  return createHmac('sha256', key).update(text).digest()
}

/** Compares two texts in constant time; `left` may be any text that a caller sent. */
export const sameText = (left: string, right: string): boolean => {
  const [own, other] = [Buffer.from(left), Buffer.from(right)]
  return own.length === other.length && timingSafeEqual(own, other)
}

/** SHA-256 of a text, base64url. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** The source of a style sheet in a content policy. */
export const styleHash = (css: string): string =>
  `sha256-${createHash('sha256').update(css).digest('base64')}`
