import { createHmac } from 'node:crypto'
import { sameText } from '#worker/pages/signing.ts'

/**
 * The signature of a webhook, as Stripe writes it: `t=<seconds>,v1=<hex>`, HMAC-SHA-256 of `<seconds>.<body>` under the
 * endpoint's secret; several `v1` while a secret is changed.
 */

/** Seconds for which a signature is valid, against repeats of an old call. */
const TOLERANCE = 300

const digest = (secret: string, seconds: string, body: string): string =>
  createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')

/** Signs a body. `now` in milliseconds. */
export const signWebhook = (secret: string, body: string, now: number): string => {
  const seconds = String(Math.floor(now / 1000))
  return `t=${seconds},v1=${digest(secret, seconds, body)}`
}

/** Whether a call is the provider's, and recent. `now` in milliseconds. */
export const isSigned = (secret: string, body: string, signature: string, now: number): boolean => {
  const parts = signature.split(',').map((part) => part.trim().split('='))
  const seconds = parts.find(([name]) => name === 't')?.[1] ?? ''
  if (!/^\d{1,12}$/.test(seconds) || Math.abs(now / 1000 - Number(seconds)) > TOLERANCE) return false
  const right = digest(secret, seconds, body)
  return parts.some(([name, value]) => name === 'v1' && sameText(value ?? '', right))
}
