import type { PageKind } from '#domain/api/paths.ts'
import { hashOf, sameText, signed } from './signing.ts'

/**
 * The token of a link: 20 characters that follow from what it is for, then 6 that follow from those. Anybody with the
 * secret makes the same token again, so the server keeps only its hash; a stranger must guess 156 bits. The last 36
 * tell the server without a look into the database that a token is invented.
 */
const TOKEN = /^([\w-]{20})([\w-]{6})$/

const checkOf = (secret: Uint8Array, own: string): string =>
  signed(secret, 'link_check', own).toString('base64url').slice(0, 6)

/** The token of a kind of page for one row of a shop: always the same. */
export const linkToken = (secret: Uint8Array, kind: PageKind, tenantId: string, rowId: string): string => {
  const own = signed(secret, 'link', `${kind}:${tenantId}:${rowId}`).toString('base64url').slice(0, 20)
  return own + checkOf(secret, own)
}

/** Whether a text has the form of a token. */
export const isToken = (text: string): boolean => TOKEN.test(text)

/** Whether a token was made with this secret. One that was made with an earlier secret was not. */
export const isOwnToken = (secret: Uint8Array, token: string): boolean => {
  const [, own = '', check = ''] = TOKEN.exec(token) ?? []
  return sameText(check, checkOf(secret, own))
}

/** The stored form of a token. */
export const tokenHash = (token: string): string => hashOf(token)
