import * as v from 'valibot'
import {
  LEASE_AUDIENCE,
  LEASE_ISSUER,
  type Lease,
  type LeaseClaims,
  leaseClaimsSchema,
} from '#domain/plans/lease.ts'

/** The head and the body of a token. A library for this one signature would be a tenth of the first screen's code. */
const headSchema = v.object({ alg: v.literal('ES256'), typ: v.literal('lease+jwt'), kid: v.string() })
const bodySchema = v.object({
  ...leaseClaimsSchema.entries,
  iss: v.literal(LEASE_ISSUER),
  aud: v.literal(LEASE_AUDIENCE),
})

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))

const parsePart = (part: string): unknown => JSON.parse(new TextDecoder().decode(fromBase64Url(part)))

/** The claims of a lease that one of its keys has signed, expired or not; null for anything else. */
export const readLease = async ({ token, keys }: Lease): Promise<LeaseClaims | null> => {
  try {
    const [head = '', body = '', signature = ''] = token.split('.')
    const { kid } = v.parse(headSchema, parsePart(head))
    const jwk = keys.find((key) => key.kid === kid)
    if (!jwk) return null
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
    const key = await crypto.subtle.importKey('jwk', { ...jwk }, algorithm, false, ['verify'])
    const signed = new TextEncoder().encode(`${head}.${body}`)
    const isSigned = await crypto.subtle.verify(algorithm, key, fromBase64Url(signature), signed)
    if (!isSigned) return null
    const { iss: _issuer, aud: _audience, ...claims } = v.parse(bodySchema, parsePart(body))
    return claims
  } catch {
    return null
  }
}
