import { createHash, createHmac, randomBytes } from 'node:crypto'
import { sameText } from '#worker/pages/signing.ts'

/**
 * A refresh token is `<session id>.<16 bytes>.<MAC of both>`, base64url. The MAC, under the server's secret,
 * distinguishes issued tokens from forged ones: session ids are no secret, and a forged token must change nothing.
 *
 * The first token of a session is random; each later one is derived from its predecessor. So a token always has the
 * same successor: two tabs that renew at once, or a tab whose answer was lost, get the same token, whichever answer
 * arrives last, and the server stores only hashes. A new secret logs everybody out.
 */
const TOKEN = /^([0-9a-f-]{36})\.([\w-]{22})\.([\w-]{43})$/
const BYTES = 16

/** The purpose separates the signatures that share one secret. */
const signed = (secret: Uint8Array, purpose: 'roa_refresh_next' | 'roa_refresh_mac', text: string): Buffer =>
  createHmac('sha256', secret).update(`${purpose}:${text}`).digest()

const macOf = (secret: Uint8Array, sessionId: string, own: string): string =>
  signed(secret, 'roa_refresh_mac', `${sessionId}.${own}`).toString('base64url')

const tokenWith = (secret: Uint8Array, sessionId: string, bytes: Buffer): string => {
  const own = bytes.toString('base64url')
  return `${sessionId}.${own}.${macOf(secret, sessionId, own)}`
}

/** The first token of a session. */
export const firstToken = (secret: Uint8Array, sessionId: string): string =>
  tokenWith(secret, sessionId, randomBytes(BYTES))

/** The token that follows one of a session. */
export const tokenAfter = (secret: Uint8Array, sessionId: string, token: string): string =>
  tokenWith(secret, sessionId, signed(secret, 'roa_refresh_next', token).subarray(0, BYTES))

/** The session for which a token was issued, at any time; null for any text that was never issued. */
export const sessionOf = (secret: Uint8Array, token: string): string | null => {
  const [, sessionId = '', own = '', mac = ''] = TOKEN.exec(token) ?? []
  return sameText(mac, macOf(secret, sessionId, own)) ? sessionId : null
}

/** The stored form of a token: SHA-256, hex. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Compares two hashes in constant time. */
export const sameHash = (left: string, right: string | null): boolean =>
  right !== null && sameText(left, right)
