import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * A refresh token is `<session id>.<32 bytes, base64url>`. The first one of a session is random; each later one is
 * derived from the one before under the server's secret. So the answer to a token is always the same: two tabs that
 * renew at once, or a tab whose answer was lost, get one and the same successor, whichever answer arrives last, and
 * the server still keeps nothing but hashes.
 */
const TOKEN = /^([0-9a-f-]{36})\.[\w-]{43}$/

/** The first token of a session. */
export const firstToken = (sessionId: string): string =>
  `${sessionId}.${randomBytes(32).toString('base64url')}`

/** The token that follows. The prefix keeps these apart from signatures made with the same secret. */
export const tokenAfter = (secret: Uint8Array, token: string): string => {
  const bytes = createHmac('sha256', secret).update(`roa_refresh:${token}`).digest()
  return `${sessionOf(token)}.${bytes.toString('base64url')}`
}

/** The session that a token names; null when it isn't a token. */
export const sessionOf = (token: string): string | null => TOKEN.exec(token)?.[1] ?? null

/** The form in which a token is kept: SHA-256, hex. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Compares two hashes in constant time. */
export const sameHash = (left: string, right: string | null): boolean =>
  right !== null && left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right))
